import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isDeep } from '../support/depth.ts';
import { codeOn, fileByForm, judge, openByForm, phoneScreen, press, toRating } from './citizen-kit.ts';
import { useConsole } from './kit.ts';

const console_ = useConsole();
const desk = new Proxy({} as typeof console_.desk, {
  get: (_, name) => Reflect.get(console_.desk, name).bind(console_.desk),
});

const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer(),
});
const ways = [
  ['with script', {}],
  ['without script', { script: false }],
] as const;

describe.each(ways)('low voltage (scenario 2), %s', (_, way) => {
  it('is filed with a photo, followed, and closed by the tenant’s own rating', async () => {
    const phone = await console_.visit({ ...phoneScreen, ...way });
    const { page } = phone;
    const filed = await fileByForm(phone, {
      title: '出租屋电压太低，空调带不动',
      fields: {
        address: '新街 12 号',
        name: '刘先生',
        phone: way === ways[0][1] ? '13900001001' : '13900001002',
      },
      files: [await photo('meter.jpg')],
    });
    await press(page, '看办理情况');
    expect(await page.locator('.now').textContent()).toContain('前把这件事交给负责的单位');
    expect(page.url()).not.toContain(filed.code);
    await toRating(console_, filed);
    await page.reload();
    await judge(page, ['是', '是', '满意']);
    expect(await page.locator('.now').textContent()).toContain('您评价满意，已经办结');
    const view = await console_.desk.read('centre:county', filed);
    expect(view).toMatchObject({ status: 'closed', outcome: 'satisfied', light: 'green' });
    expect(view.attachments).toHaveLength(1);
  });
});

describe('a citizen', () => {
  it('opens a link of a message: the code leaves the address at once, and the case is there', async () => {
    const filed = await desk.file('integrator:hotline', matter('13900001003'));
    const { page, go } = await console_.visit(phoneScreen);
    await go(`/case/${filed.id}#${filed.code}`);
    await page.locator('.now').waitFor();
    expect(page.url()).toBe(`${console_.base}/case/${filed.id}`);
    await page.goBack();
    expect(page.url()).not.toContain(filed.code);
  });

  it('finds their own cases by a code to the phone, and leaves no trace on a lent one', async () => {
    await desk.file('integrator:hotline', matter('13900001004'));
    const { page, go, context } = await console_.visit(phoneScreen);
    await go('/mine');
    await page.fill('#phone', '13900001004');
    await press(page, '发验证码');
    const [code = ''] = /\d{6}/.exec(await console_.message('13900001004')) ?? [];
    await page.fill('#code', code);
    await press(page, '查看');
    await press(page, '巷子里的路灯');
    expect(await page.locator('.now').textContent()).toContain('应在');
    const lasting = (await context.cookies()).filter(({ expires }) => expires > 0);
    expect(lasting).toEqual([]);
    await go('/mine');
    await press(page, '退出');
    await go('/mine');
    expect(await page.locator('#phone').count()).toBe(1);
  });

  it('gets a new code for a lost one, and the old one is void', async () => {
    const filed = await desk.file('integrator:hotline', matter('13900001005'));
    const phone = await console_.visit(phoneScreen);
    const { page, go } = phone;
    await go(`/lost?id=${filed.id}`);
    await page.fill('#phone', '13900001005');
    await press(page, '发验证码');
    const [sms = ''] = /\d{6}/.exec(await console_.message('13900001005')) ?? [];
    await page.fill('#code', sms);
    await press(page, '换新码');
    const fresh = await codeOn(page);
    expect(fresh.code).not.toBe(filed.code);
    await openByForm(phone, filed);
    expect(await page.locator('[role=alert]').textContent()).toContain('查询码');
  });

  it('is shown a photo’s size before it is sent, and files once however often they press', async () => {
    const phone = await console_.visit(phoneScreen);
    const { page, go } = phone;
    await go('/file');
    await page.fill('#title', '广场的地砖翘起来了');
    await page.fill('#phone', '13900001006');
    const huge = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(1) };
    await page.evaluate(() => {
      Object.defineProperty(File.prototype, 'size', {
        configurable: true,
        get(this: File) {
          return this.name === 'film.mp4' ? 900 * 1024 * 1024 : new Blob([this]).size;
        },
      });
    });
    await page.setInputFiles('#files', [huge]);
    await page.getByText('“film.mp4”太大').waitFor();
    await press(page, '看一遍再提交');
    const send = page.getByRole('button', { name: '提交', exact: true });
    await send.dblclick();
    const { id } = await codeOn(page);
    const { items } = await desk.get<{ items: { id: string }[] }>(
      'centre:county',
      '/v1/appeals?q=广场的地砖翘起来了',
    );
    expect(items.map((one) => one.id)).toEqual([id]);
  });

  it('writes without a network; the browser is killed; the report is sent once when both are back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiyin-phone-'));
    const first = await console_.visit({ ...phoneScreen, folder });
    await first.go('/file');
    await first.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await first.context.setOffline(true);
    await first.page.reload();
    await first.page.fill('#title', '山路塌了一半');
    await first.page.fill('#phone', '13900001007');
    await first.page.setInputFiles('#files', [await photo('a.jpg'), await photo('b.jpg')]);
    await first.page.locator('.chosen').nth(1).waitFor();
    await first.page.getByRole('button', { name: '看一遍再提交' }).click();
    await first.page.getByText('现在没有网络').waitFor();
    await first.context.close();
    const second = await console_.visit({ ...phoneScreen, folder });
    await second.go('/');
    await second.page.getByText('有一件还没有提交').click();
    const { id } = await codeOn(second.page);
    await second.go('/file');
    expect(await second.page.inputValue('#title')).toBe('');
    await second.context.close();
    const found = await desk.get<{ items: { id: string }[] }>('centre:county', '/v1/appeals?q=山路塌了一半');
    expect(found.items.map((one) => one.id)).toEqual([id]);
    expect((await desk.read('centre:county', { id })).attachments).toHaveLength(2);
  });

  it('loads little: 5 KB of script and 10 KB of style, packed', async () => {
    const { page, go } = await console_.visit(phoneScreen);
    const sizes = { script: 0, stylesheet: 0 };
    page.on('response', async (answer) => {
      const kind = answer.request().resourceType();
      if (kind in sizes)
        sizes[kind as keyof typeof sizes] += Number((await answer.request().sizes()).responseBodySize);
    });
    await go('/file');
    await page.waitForLoadState('networkidle');
    expect(sizes.script).toBeGreaterThan(0);
    expect(sizes.script).toBeLessThanOrEqual(5 * 1024);
    expect(sizes.stylesheet).toBeGreaterThan(0);
    expect(sizes.stylesheet).toBeLessThanOrEqual(10 * 1024);
  });
});

// Measuring a slow network belongs to the deep run.
if (isDeep)
  describe('a slow network', () => {
    it('shows the form of a filing within three seconds at 400 kbit/s and 400 ms', async () => {
      const { page, go, context } = await console_.visit(phoneScreen);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
      await go('/file');
      const paint = (await page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime",
      )) as number;
      console.info(`first paint after ${Math.round(paint)} ms`);
      expect(paint).toBeLessThan(3000);
    });
  });

describe('a rude officer (scenario 11)', () => {
  it('is reported from the drain’s page; the office answers under the code, and the unit sees nothing', async () => {
    const phone = await console_.visit(phoneScreen);
    const { page } = phone;
    const drain = await fileByForm(phone, { title: '下水道堵了', fields: { phone: '13900001008' } });
    await desk.move('centre:county', drain, 'dispatch', { lead: 'urban-management' });
    await press(page, '看办理情况');
    await press(page, '举报办事人员作风');
    await page.fill('#text', '来人骂骂咧咧');
    await press(page, '提交');
    const report = await codeOn(page);
    const office = await console_.signedIn('discipline:county');
    await office.go(`/console/appeals/${report.id}`);
    await office.page.locator('[data-command="reply"]').click();
    await office.page.getByLabel('内容').fill('已对当事人谈话。');
    await office.page.keyboard.press('Control+Enter');
    await office.page.getByText('已办成').first().waitFor();
    await openByForm(phone, report);
    expect(await page.textContent('main')).toContain('已对当事人谈话。');
    expect(await desk.refused('officer:urban-management', report, 'accept')).toBe('appeal-not-found');
    expect(JSON.stringify(await desk.read('officer:urban-management', drain))).not.toContain('骂');
  });
});

describe('the pay of cleaners (scenario 6)', () => {
  it('is filed for a group on one page, and each votes under a code of their own', async () => {
    const phone = await console_.visit(phoneScreen);
    const { page, go } = phone;
    await go('/file');
    await page.fill('#title', '保洁员工资两年没涨');
    await page.click('summary:has-text("和几个人一起反映")');
    await page.fill('#people', '张一 13900002001\n张二 13900002002\n张三 13900002003');
    await press(page, '看一遍再提交');
    await press(page, '提交');
    const { id, code: filer } = await codeOn(page);
    const others = (await page.locator('main li .id').allTextContents()).map((code) => code.trim());
    expect(others).toHaveLength(3);
    const codes = [filer, ...others];
    await toRating(console_, { id }, 'housing');
    const votes = [
      ['是', '是', '满意'],
      ['是', '没有', '不满意'],
      ['是', '是', '满意'],
    ] as const;
    for (const [index, code] of codes.entries()) {
      await openByForm(phone, { id, code });
      await judge(page, votes[index] ?? votes[0]);
    }
    const view = await desk.read('centre:county', { id });
    expect([view.status, view.votes.cast, view.votes.dissatisfied]).toEqual(['closed', 4, 1]);
  });
});

const matter = (phone: string) => ({
  kind: 'request',
  title: '巷子里的路灯不亮',
  description: '晚上看不见路。',
  category: 'street-lighting',
  channel: 'phone',
  citizen: { phone },
});
