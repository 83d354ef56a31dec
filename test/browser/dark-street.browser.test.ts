import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Tab, useConsole } from './kit.ts';

const console_ = useConsole();
const wholeMs = 300_000;

/** The browser of each person of the story, signed in once. */
const tabs = new Map<string, Promise<Tab>>();

async function tabOf(account: string): Promise<Tab> {
  const known = tabs.get(account) ?? open(account);
  tabs.set(account, known);
  return known;
}

async function open(account: string): Promise<Tab> {
  return console_.signedIn(account);
}

type Fill = (page: Page) => Promise<void>;

/** Opens the case, fills the form of a command in, sends it, and waits until the page says that it is done. */
async function give(account: string, id: string, command: string, fill: Fill = async () => {}) {
  const { page, go } = await tabOf(account);
  await go(`/console/appeals/${id}`);
  await page.locator(`[data-command="${command}"]`).click();
  const form = page.locator(`form.command-form.${command}`);
  await form.waitFor();
  await fill(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText('已办成').first().waitFor();
  await form.waitFor({ state: 'detached' });
}

const text =
  (label: string, words: string): Fill =>
  (page) =>
    page.getByLabel(label).fill(words);

/** Finds each unit by a few characters of its name. */
const choose =
  (label: string, ...names: readonly string[]): Fill =>
  async (page) => {
    await page.getByLabel(label).click();
    for (const name of names) {
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Tab');
  };

const inTurn =
  (...fills: readonly Fill[]): Fill =>
  async (page) => {
    for (const fill of fills) await fill(page);
  };

describe('the dark street, by forms alone', () => {
  it(
    'goes from dispatch through two denials and a ruling to the approval',
    async () => {
      const { id } = await console_.desk.file('integrator:hotline', {
        kind: 'complaint',
        title: '学校路段 300 米路灯不亮',
        description: '上学必经的三百米道路整段无照明。',
        category: 'street-lighting',
        area: 'lakeside-town',
        channel: 'phone',
        citizen: { name: '王女士', phone: '13800000009' },
      });
      const read = () => console_.desk.read('centre:county', { id });
      const denies = (grounds: string, basis: string) => inTurn(text('事由', grounds), text('依据', basis));

      await give(
        'centre:county',
        id,
        'dispatch',
        inTurn(choose('牵头单位', '住建'), choose('协办单位', '城管')),
      );
      await give('officer:housing', id, 'accept');
      await give('officer:housing', id, 'deny-ownership', denies('道路已移交市政', '竣工验收资料'));
      await give('officer:urban-management', id, 'deny-ownership', denies('从未移交', '道路移交清单'));
      expect((await read()).escalation.state).toBe('raised');

      await give('leader:urban', id, 'take-over');
      const meets = inTurn(
        text('协调时间', '明天 9:00'),
        text('地点', '学府路现场'),
        choose('到场单位', '住建', '城管'),
      );
      await give('leader:urban', id, 'convene', meets);
      const rules = inTurn(
        choose('牵头单位', '城管'),
        choose('协办单位', '住建'),
        text('完成期限', '后天'),
        text('办理要求', '城管牵头修复，住建配合。'),
      );
      await give('leader:urban', id, 'rule', rules);
      expect((await read()).liable?.unit).toBe('urban-management');
      const sweeps = inTurn(text('查找内容', '路灯'), choose('排查单位', '城管'), text('完成期限', '后天'));
      await give('leader:urban', id, 'order-sweep', sweeps);

      const promises = inTurn(
        choose('目录事项', '路灯维修'),
        text('完成期限', '明天'),
        text('联系方式', '电话'),
      );
      await give('officer:urban-management', id, 'promise', promises);
      await give('officer:urban-management', id, 'report-progress', text('进展情况', '已到现场，明日换灯。'));
      await give('officer:housing', id, 'finish-part', text('办结说明', '已移交图纸与台账。'));
      const completes: Fill = async (page) => {
        await page.getByText('已解决').click();
        await page.getByLabel('办结说明').fill('更换灯具十二盏，已亮灯。');
        const picture = { name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
        await page.locator('.attachments input[type=file]').first().setInputFiles(picture);
        await page.getByText('现场.png').waitFor();
        await page.getByRole('button', { name: '删除 现场.png' }).waitFor();
      };
      await give('officer:urban-management', id, 'complete', completes);
      const completed = await read();
      expect(completed.status).toBe('reviewing');
      expect(completed.completion?.statement).toBe('更换灯具十二盏，已亮灯。');
      await give('leader:urban', id, 'approve');
      expect((await read()).status).toBe('rating');
    },
    wholeMs,
  );

  it('keeps a half-written text through a reload', async () => {
    const { id } = await console_.desk.file('integrator:hotline', {
      kind: 'complaint',
      title: '路面塌陷',
      description: '路口塌陷一处。',
      category: 'roads',
      channel: 'phone',
      citizen: { phone: '13800000010' },
    });
    const { page, go } = await tabOf('centre:county');
    await go(`/console/appeals/${id}`);
    await page.locator('[data-command="escalate"]').click();
    await page.getByLabel('理由').fill('塌陷还在扩大，');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await page.locator('[data-command="escalate"]').getByText('有草稿').waitFor();
    await page.locator('[data-command="escalate"]').click();
    await page.getByText('已恢复上次未发出的内容').waitFor();
    expect(await page.getByLabel('理由').inputValue()).toBe('塌陷还在扩大，');
  });
});

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
