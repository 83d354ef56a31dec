import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type DemoPolicy, inDays } from '../../dev/demo/desk.ts';
import { type Tab, useConsole } from './kit.ts';

const console_ = useConsole();

/** Opens a command's form on the page of a case. */
async function formOf({ page, go }: Tab, id: string, command: string) {
  await go(`/console/appeals/${id}`);
  await page.locator(`[data-command="${command}"]`).click();
  const form = page.locator(`form.command-form.${command}`);
  await form.waitFor();
  return form;
}

/** Finds one entry of a list by a few characters of its name. */
async function choose(page: Page, label: string, name: string) {
  await page.getByLabel(label).first().focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
}

async function sent({ page }: Tab, form: Awaited<ReturnType<typeof formOf>>) {
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
}

describe('scenario 14, the wrong drawer', () => {
  it('is put right by the centre: the page shows the new limit, and the words of a filing are corrected there', async () => {
    const { desk } = console_;
    const mail = await desk.file('integrator:hotline', {
      kind: 'request',
      title: '拖欠三个月工次',
      description: '工地拖欠三个月工资。',
      category: 'other',
      channel: 'mail',
      citizen: { name: '陈某', phone: '13900005014' },
    });
    const before = await desk.read('centre:county', mail);
    const tab = await console_.signedIn('centre:county');
    const form = await formOf(tab, mail.id, 'classify');
    await choose(tab.page, '类别', '工资');
    await form.getByLabel('理由').fill('反映的是欠薪。');
    await form.getByText(/全案期限改为/).waitFor();
    await tab.picture('classify');
    await sent(tab, form);
    const after = await desk.read('centre:county', mail);
    expect(after).toMatchObject({ category: 'wages', registeredAt: before.registeredAt });
    expect(Date.parse(after.overallDueAt)).toBeLessThan(Date.parse(before.overallDueAt));

    const words = await formOf(tab, mail.id, 'correct');
    await words.getByLabel('标题').fill('拖欠三个月工资');
    await words.getByLabel('更正理由').fill('打字错误。');
    await tab.picture('correct');
    await sent(tab, words);
    await tab.page.getByRole('heading', { name: '拖欠三个月工资' }).waitFor();
    await tab.picture('classified-case');
  });
});

describe('scenario 23, gas at three in the morning', () => {
  it('is filed as critical by the seat, stands marked in every list, and the leader takes it over', async () => {
    const { desk } = console_;
    const policy = await desk.get<DemoPolicy>('admin:county', '/v1/policy');
    const critical = { ...policy.urgency?.critical, accept: '8s' };
    const quick = { ...policy, version: 'quick', urgency: { ...policy.urgency, critical } };
    await desk.put('admin:county', '/v1/policy', quick);
    const seat = await console_.signedIn('clerk:hotline');
    await seat.go('/console/file');
    await seat.page.getByLabel('来电号码').fill('13900005023');
    await seat.page.getByLabel('反映什么').fill('三单元楼道里燃气味很大。');
    await seat.page.getByText('特急', { exact: true }).click();
    await choose(seat.page, '类别', '燃气');
    await seat.page.getByText('派单期限').first().waitFor();
    await seat.picture('file-critical');
    await seat.page.keyboard.press('Control+Enter');
    const link = seat.page.getByRole('link', { name: '打开案卷' });
    await link.waitFor();
    const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
    await desk.put('admin:county', '/v1/policy', { ...policy });

    const centre = await console_.signedIn('centre:county');
    await centre.go('/console/today');
    await centre.page.locator('tr', { hasText: id }).getByText('特急', { exact: true }).waitFor();
    await centre.picture('today-critical');
    const form = await formOf(centre, id, 'dispatch');
    await choose(centre.page, '牵头单位', '燃气');
    await sent(centre, form);
    await centre.page.getByText('无人办理时，依次找：').waitFor();
    await centre.picture('critical-case');
    const raised = await desk.until({ id }, ({ escalation }) => escalation.state === 'raised');
    expect(raised).toMatchObject({ escalation: { reason: 'unanswered' }, liable: { unit: 'gas' } });

    const leader = await console_.signedIn(raised.escalation.leader ?? '');
    await leader.go('/console/today');
    const row = leader.page.locator('tr', { hasText: id });
    await row.getByText('特急', { exact: true }).waitFor();
    await leader.picture('leader-critical');
    await row.getByRole('button', { name: '领办' }).click();
    const takeOver = leader.page.locator('form.command-form.take-over');
    await takeOver.waitFor();
    await sent(leader, takeOver);
    expect((await desk.read('centre:county', { id })).escalation.state).toBe('taken-over');

    const crew = await console_.signedIn(raised.liable?.person ?? '', { width: 390, height: 844 });
    const progress = await formOf(crew, id, 'report-progress');
    await progress.getByLabel('进展情况').fill('已关阀通风，住户已疏散。');
    await progress.getByRole('checkbox', { name: '先期处置已完成' }).check();
    await crew.picture('phone-contained');
    await progress.getByRole('button', { name: '报告进展' }).click();
    await progress.waitFor({ state: 'detached' });
    const { obligations } = await desk.read('centre:county', { id });
    expect(obligations.map(({ kind }) => kind)).not.toContain('contain');
  });
});

describe('scenario 25, the wrong desk', () => {
  it('is put right by the centre’s form: both spans stand on the page, and housing’s list is empty', async () => {
    const { desk } = console_;
    const hydrant = await desk.file('integrator:hotline', {
      kind: 'request',
      title: '路边消防栓漏水',
      description: '消防栓接口漏水，路面积水。',
      category: 'water-supply',
      channel: 'phone',
      occurredAt: inDays(-1),
      citizen: { name: '周先生', phone: '13900005025' },
    });
    await desk.move('centre:county', hydrant, 'dispatch', { lead: 'housing' });
    const tab = await console_.signedIn('centre:county');
    const form = await formOf(tab, hydrant.id, 'redispatch');
    await choose(tab.page, '牵头单位', '供水');
    await form.getByLabel('理由').fill('消防栓由供水公司维护。');
    await form.getByText('期限怎么算的').first().waitFor();
    await tab.picture('redispatch');
    await sent(tab, form);
    await tab.page.getByText('改派').first().waitFor();
    await tab.picture('redispatched-case');
    expect(await desk.read('centre:county', hydrant)).toMatchObject({
      firstReceiver: 'water',
      liable: { unit: 'water' },
    });
    const housing = await console_.signedIn('officer:housing');
    await housing.go('/console/today');
    await housing.page.getByRole('tab', { name: '我的' }).waitFor();
    expect(await housing.page.locator('tr', { hasText: hydrant.id }).count()).toBe(0);
  });
});

describe('scenario 26, a question', () => {
  it('is answered by the seat that took the call, without a dispatch', async () => {
    const { desk } = console_;
    const asked = await desk.file('clerk:hotline', {
      kind: 'consultation',
      title: '医保缴费截止时间',
      description: '城乡居民医保最晚什么时候缴费？',
      category: 'other',
      channel: 'phone',
      citizen: { name: '何某', phone: '13900005026' },
    });
    const tab = await console_.signedIn('clerk:hotline');
    const form = await formOf(tab, asked.id, 'answer');
    await form.getByRole('textbox').first().fill('集中缴费期到 12 月 31 日。');
    await sent(tab, form);
    await tab.picture('answered');
    expect(await desk.follow(asked)).toMatchObject({ status: 'rating', liable: null });
  });
});
