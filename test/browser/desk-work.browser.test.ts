import { describe, expect, it } from 'vitest';
import { type Tab, useConsole } from './kit.ts';

const console_ = useConsole();

let filings = 0;
const file = (title: string, phone?: string) => {
  filings += 1;
  return console_.desk.file('integrator:hotline', {
    ...{ kind: 'complaint', title, description: `${title}。`, category: 'roads', area: 'lakeside-town' },
    ...{ channel: 'phone', citizen: { name: '王女士', phone: phone ?? String(13_900_003_000 + filings) } },
  });
};

/** Opens a command's form on a case. */
async function openForm({ page, go }: Tab, id: string, command: string): Promise<void> {
  await go(`/console/appeals/${id}`);
  await page.locator(`[data-command="${command}"]`).click();
  await page.locator(`form.command-form.${command}`).waitFor();
}

describe('a half-written text', () => {
  it('survives an expired session: one signs in above it and sends it', async () => {
    const appeal = await file('过期后继续写');
    const tab = await console_.signedIn('centre:county');
    await openForm(tab, appeal.id, 'escalate');
    const reason = tab.page.getByLabel('理由');
    await reason.fill('需要县领导协调。');
    await tab.context.clearCookies();
    await tab.page.keyboard.press('Control+Enter');
    const dialog = tab.page.getByRole('dialog');
    await dialog.getByLabel('密码').fill(console_.password);
    expect(await reason.inputValue()).toBe('需要县领导协调。');
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await reason.focus();
    await tab.page.keyboard.press('Control+Enter');
    await tab.page.getByText('已办成').first().waitFor();
    expect((await console_.desk.read('centre:county', appeal)).escalation.state).toBe('raised');
  });

  it('survives somebody else’s change of the case, which the page shows', async () => {
    const appeal = await file('写到一半有变化');
    const tab = await console_.signedIn('centre:county');
    await openForm(tab, appeal.id, 'escalate');
    await tab.page.getByLabel('理由').fill('还没写完');
    await tab.page.getByText('实时').waitFor();
    await console_.desk.track(appeal, 'supplement', { text: '又坏了一处。' });
    await tab.page.getByText('又坏了一处。').first().waitFor();
    expect(await tab.page.getByLabel('理由').inputValue()).toBe('还没写完');
  });

  it('of one account is not another’s: both keep their own in one browser', async () => {
    const appeal = await file('两人共用电脑');
    const first = await console_.signedIn('centre:county');
    await openForm(first, appeal.id, 'escalate');
    await first.page.getByLabel('理由').fill('甲写的');
    await first.page.getByText('草稿已保存').waitFor();
    await console_.enable('centre:county-2');
    const second = await console_.tab(first);
    const data = { account: 'centre:county-2', password: console_.password, as: 'cookie' };
    await second.page.request.post(`${console_.base}/v1/sign-in`, {
      data,
      headers: { origin: console_.base },
    });
    await openForm(second, appeal.id, 'escalate');
    expect(await second.page.getByLabel('理由').inputValue()).toBe('');
    await second.page.getByLabel('理由').fill('乙写的');
    await second.page.getByText('草稿已保存').waitFor();
    const back = { ...data, account: 'centre:county' };
    await second.page.request.post(`${console_.base}/v1/sign-in`, {
      data: back,
      headers: { origin: console_.base },
    });
    await openForm(first, appeal.id, 'escalate');
    await first.page.getByText('已恢复上次未发出的内容').waitFor();
    expect(await first.page.getByLabel('理由').inputValue()).toBe('甲写的');
  });
});

describe('contact data', () => {
  it('stands on no page until somebody asks for it, and each asking is on record', async () => {
    const appeal = await file('联系方式', '13912340000');
    const tab = await console_.signedIn('centre:county');
    const readings = async () => {
      const { items } = await console_.desk.get<{ items: { account: string }[] }>(
        'auditor:county',
        `/v1/accesses?appeal=${appeal.id}`,
      );
      return items.filter(({ account }) => account === 'centre:county').length;
    };
    await tab.go(`/console/appeals/${appeal.id}`);
    await tab.page.getByText('联系方式已隐藏').waitFor();
    expect(await tab.page.content()).not.toContain('13912340000');
    expect(await readings()).toBe(0);
    await tab.page.getByRole('button', { name: '查看联系方式' }).click();
    await tab.page.getByText('13912340000').waitFor();
    expect(await readings()).toBe(1);
  });

  it('that somebody searches by stands in no address', async () => {
    const appeal = await file('按电话找', '13912350000');
    const { page, go } = await console_.signedIn('centre:county');
    await go('/console/today');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('１３９ 1235 0000');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '按电话找' }).waitFor();
    await page.getByText(appeal.id).waitFor();
    expect(page.url()).not.toMatch(/1235/);
  });
});

describe('a seat', () => {
  it('files by keyboard alone, with the caller’s earlier case beside it, and reads the code aloud', async () => {
    await file('上次的事', '13912360000');
    const { page, go, picture } = await console_.signedIn('clerk:hotline');
    await go('/console/today');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByLabel('来电号码').waitFor();
    await page.keyboard.type('13912360000');
    await page.getByRole('link', { name: '上次的事' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('欧阳·买买提');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('建设路口窨井盖破损，夜里有危险。');
    await picture('file-filled');
    await page.keyboard.press('Control+Enter');
    await page.getByText('请选择类别').or(page.getByText('查询码')).first().waitFor();
    if ((await page.getByText('查询码').count()) === 0) {
      await page.getByLabel('类别').focus();
      await page.keyboard.type('道路');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
    }
    await page.getByText('查询码').first().waitFor();
    expect(await page.getByLabel('来电号码').inputValue()).toBe('');
  });

  it('finds the number that the telephone system pops up, in no query', async () => {
    await file('弹屏', '13912370000');
    const { page, go } = await console_.signedIn('clerk:hotline');
    await go('/console/file#caller=13912370000');
    await page.getByRole('link', { name: '弹屏' }).waitFor();
    expect(await page.getByLabel('来电号码').inputValue()).toBe('13912370000');
    expect(page.url()).not.toContain('13912370000');
  });
});

describe('the call-backs of a centre', () => {
  it('go by one key and Ctrl+Enter, and the case closes with the rating', async () => {
    const appeal = await file('回访的事');
    const { desk } = console_;
    await desk.move('centre:county', appeal, 'decline', {
      reason: 'in-court',
      explanation: '已进入诉讼程序。',
    });
    const tab = await console_.signedIn('centre:county');
    await tab.go('/console/today/call-backs');
    await tab.page.getByRole('link', { name: '回访的事' }).waitFor();
    await tab.page.getByRole('button', { name: '记录回访' }).first().click();
    await tab.page.getByText('您反映的“回访的事”').waitFor();
    await tab.page.keyboard.press('2');
    await tab.picture('call-back-panel');
    await tab.page.keyboard.press('Control+Enter');
    await tab.page.getByText('回访已记录').waitFor();
    const { callBacks } = await desk.read('centre:county', appeal);
    expect(callBacks).toMatchObject([{ reached: false, said: '电话回访，无人接听。' }]);
  });
});

describe('the language', () => {
  it('follows the account to another browser', async () => {
    const first = await console_.signedIn('officer:gas');
    await first.go('/console/today');
    await first.page.getByRole('button', { name: 'English' }).click();
    await first.page.getByRole('heading', { name: 'Today' }).waitFor();
    const kept = async () =>
      (await (await first.page.request.get(`${console_.base}/v1/me/preferences`)).json()) as {
        language: string;
      };
    await expect.poll(async () => (await kept()).language).toBe('en');
    const second = await console_.signedIn('officer:gas');
    await second.go('/console/today');
    await second.page.getByRole('heading', { name: 'Today' }).waitFor();
  });
});

describe('an officer on the phone', () => {
  it('accepts in two taps, reports with a photo, and completes with the last answer to a like case', async () => {
    const { desk } = console_;
    const answered = '更换井盖一套，已恢复通行。';
    const like = await file('另一处井盖破损');
    await desk.move('centre:county', like, 'dispatch', { lead: 'transport' });
    await desk.move('officer:transport', like, 'accept');
    await desk.move('officer:transport', like, 'complete', { result: 'resolved', statement: answered });
    await desk.move('centre:county', like, 'approve');
    await desk.track(like, 'rate', { contacted: true, resolved: true, satisfaction: 'yes' });
    const appeal = await file('窨井盖破损');
    await desk.move('centre:county', appeal, 'dispatch', { lead: 'transport' });
    const tab = await console_.signedIn('officer:transport', { width: 360, height: 740 });
    const { page } = tab;
    const sent = () => page.getByText('已办成').first().waitFor();
    await tab.go('/console/today');
    await page.locator('tr', { hasText: appeal.id }).getByRole('button', { name: '签收' }).click();
    const form = (command: string) => page.locator(`form.command-form.${command}`);
    await form('accept').getByRole('button', { name: '签收' }).click();
    await sent();
    await page.locator('[data-command="report-progress"]').click();
    await form('report-progress').getByLabel('进展情况').fill('已到现场，设了围挡。');
    const photo = { name: '围挡.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
    await form('report-progress').locator('input[type=file]').first().setInputFiles(photo);
    await tab.picture('phone-progress');
    await form('report-progress').getByRole('button', { name: '报告进展' }).click();
    await form('report-progress').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /附件 1\/1/ }).click();
    await page.locator('.viewer img').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-command="complete"]').click();
    await form('complete').getByText('已解决').click();
    await form('complete').getByRole('button', { name: '采用' }).click();
    expect(await form('complete').getByLabel('办结说明').inputValue()).toBe(answered);
    await tab.picture('phone-complete');
    await form('complete').getByRole('button', { name: '办结', exact: true }).click();
    await form('complete').waitFor({ state: 'detached' });
    expect((await desk.read('centre:county', appeal)).status).toBe('reviewing');
  });
});

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
