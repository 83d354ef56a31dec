import { describe, expect, it } from 'vitest';
import { codeOn, fileByForm, judge, openByForm, phoneScreen, press } from './citizen-kit.ts';
import { type Tab, useConsole } from './kit.ts';

const console_ = useConsole();
const tabs = new Map<string, Promise<Tab>>();

/** Gives a command as its officer does: opens the case, fills the form in and sends it. */
async function give(
  account: string,
  id: string,
  command: string,
  fill: (tab: Tab) => Promise<void> = async () => {},
) {
  const opening = tabs.get(account) ?? console_.signedIn(account);
  tabs.set(account, opening);
  const tab = await opening;
  await tab.go(`/console/appeals/${id}`);
  await tab.page.locator(`[data-command="${command}"]`).click();
  const form = tab.page.locator(`form.command-form.${command}`);
  await form.waitFor();
  await fill(tab);
  await form.getByRole('button').last().scrollIntoViewIfNeeded();
  await tab.page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const done = (statement: string) => async (tab: Tab) => {
  await tab.page.getByText('已解决', { exact: true }).click();
  await tab.page.getByLabel('办结说明').fill(statement);
};

describe('a stall on the pavement (scenario 9)', () => {
  it('goes by rule to enforcement; the officer shows the restored way, and the citizen judges it', async () => {
    const phone = await console_.visit(phoneScreen);
    const { page, go } = phone;
    await go('/file');
    await page.fill('#title', '路边摊占了整条人行道');
    await page.selectOption('#category', 'markets');
    await page.fill('#phone', '13900005001');
    await page.setInputFiles('#files', { name: 'stall.png', mimeType: 'image/png', buffer: pixel });
    await page.locator('.chosen').waitFor();
    await press(page, '看一遍再提交');
    await press(page, '提交');
    const { id } = await codeOn(page);
    await press(page, '看办理情况');
    expect(await page.textContent('.now')).toContain('城市管理综合执法局');
    await give('officer:urban-management', id, 'accept');
    await give('officer:urban-management', id, 'complete', async (tab) => {
      await done('已劝离摊贩，人行道恢复通行。')(tab);
      const photo = { name: 'after.png', mimeType: 'image/png', buffer: pixel };
      await tab.page.locator('form.command-form.complete input[type=file]').first().setInputFiles(photo);
      await tab.page.locator('form.command-form.complete').getByText('after.png').first().waitFor();
    });
    await give('supervision:county', id, 'approve');
    await page.reload();
    expect(await page.textContent('main')).toContain('已劝离摊贩');
    await judge(page, ['是', '是', '满意']);
    const view = await console_.desk.read('centre:county', { id });
    expect(view).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });
});

describe('one matter of two neighbours', () => {
  it('becomes one case: the second sees the first nearby, follows it, and judges it under a code of their own', async () => {
    const place = { longitude: 109.7, latitude: 28.3, accuracy: 20 };
    const visit = async () => {
      const phone = await console_.visit(phoneScreen);
      await phone.context.grantPermissions(['geolocation']);
      await phone.context.setGeolocation(place);
      return phone;
    };
    const here = async ({ page }: Tab) => {
      await page.click('#locate');
      await page.getByText('误差约 20 米').waitFor();
    };
    const first = await visit();
    await first.go('/file');
    await here(first);
    await first.page.fill('#title', '桥头的栏杆断了一截');
    await first.page.selectOption('#category', 'roads');
    await first.page.fill('#phone', '13900005002');
    await press(first.page, '看一遍再提交');
    await press(first.page, '提交');
    const master = await codeOn(first.page);
    const second = await visit();
    await second.go('/file');
    await here(second);
    await second.page.fill('#title', '桥头栏杆断了很危险');
    await second.page.selectOption('#category', 'roads');
    await second.page.fill('#phone', '13900005003');
    await press(second.page, '看一遍再提交');
    await second.page.getByText('附近有人反映过差不多的事').waitFor();
    await second.picture('citizen-similar');
    await second.page.locator('label.pick', { hasText: '就在这里' }).click();
    await press(second.page, '提交');
    const own = await codeOn(second.page);
    expect(own.id).not.toBe(master.id);
    await expect
      .poll(async () => (await console_.desk.read('centre:county', master)).participants.count)
      .toBe(2);
    await openByForm(second, own);
    expect(await second.page.textContent('main')).toContain(master.id);
  });

  it('is shown to a seat while it types, and followed by a click', async () => {
    const phone = await console_.visit(phoneScreen);
    const master = await fileByForm(phone, {
      title: '小区门口的水管一直漏水',
      fields: { address: '和平里 3 号', phone: '13900005004' },
    });
    const seat = await console_.signedIn('centre:county');
    await seat.go('/console/file');
    await seat.page.fill('#phone', '13900005005');
    await seat.page.fill('#description', '小区门口水管漏水好几天了');
    await seat.page.getByText('可能是同一件').waitFor();
    await seat.page.getByRole('button', { name: '跟着这件办' }).first().click();
    await seat.picture('seat-follows');
    await seat.page.keyboard.press('Control+Enter');
    await seat.page.getByText('请念给来电人').waitFor();
    const { items } = await console_.desk.get<{ items: { id: string }[] }>(
      'centre:county',
      '/v1/appeals?q=小区门口水管漏水好几天了',
    );
    const [filed] = items;
    const { links } = await console_.desk.read('centre:county', { id: filed?.id ?? '' });
    expect(links).toContainEqual(expect.objectContaining({ appeal: master.id, why: 'followed' }));
  });
});
