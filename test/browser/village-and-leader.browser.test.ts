import { describe, expect, it } from 'vitest';
import { inDays } from '../../dev/demo/desk.ts';
import { useConsole } from './kit.ts';

const console_ = useConsole();

describe('the clerk of a village', () => {
  it('settles on the spot what was filed there, and the town approves it', async () => {
    const { desk } = console_;
    const tap = await desk.file('clerk:lakeside-village', {
      kind: 'complaint',
      title: '公用水龙头滴漏',
      description: '村口公用水龙头一直滴水。',
      category: 'water-supply',
      area: 'lakeside-village',
      channel: 'visit',
      citizen: { name: '周某', phone: '13900004001' },
    });
    const { page, go, picture } = await console_.signedIn('clerk:lakeside-village');
    await go(`/console/appeals/${tap.id}`);
    await page.locator('[data-command="settle"]').click();
    const form = page.locator('form.command-form.settle');
    await form.getByLabel('办结说明').fill('已更换阀芯，不再滴水。');
    await picture('settle');
    await form.getByRole('button', { name: '就地办结', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect(await desk.read('centre:lakeside-town', tap)).toMatchObject({
      status: 'reviewing',
      liable: { unit: 'lakeside-village', person: 'clerk:lakeside-village' },
    });

    const town = await console_.signedIn('centre:lakeside-town');
    await town.go('/console/today');
    await town.page.locator('tr', { hasText: tap.id }).getByRole('button', { name: '审核通过' }).click();
    const approval = town.page.locator('form.command-form.approve');
    await approval.getByRole('button', { name: '审核通过' }).click();
    await approval.waitFor({ state: 'detached' });
    expect((await desk.read('centre:lakeside-town', tap)).status).toBe('rating');
  });
});

describe('a leader’s instruction', () => {
  it('is filed at supervision’s desk, and lies in the leader’s list until that leader rates it', async () => {
    const { desk } = console_;
    const office = await console_.signedIn('supervision:county');
    await office.go('/console/file');
    await office.page.getByLabel('批示领导').focus();
    await office.page.keyboard.type('分管城建');
    await office.page.keyboard.press('Enter');
    await office.page.getByLabel('批示要求办结日').fill(inDays(20).slice(0, 10));
    await office.page.getByLabel('反映什么').fill('老街逢雨积水，请限期解决。');
    await office.page.getByLabel('类别').focus();
    await office.page.keyboard.type('道路');
    await office.page.keyboard.press('Enter');
    await office.picture('file-instruction');
    await office.page.getByRole('button', { name: '登记', exact: true }).click();
    const link = office.page.getByRole('link', { name: '打开案卷' });
    await link.waitFor();
    const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
    const filed = { id };
    await desk.move('supervision:county', filed, 'dispatch', { lead: 'transport' });
    await desk.move('officer:transport', filed, 'accept');
    await desk.move('officer:transport', filed, 'complete', { result: 'resolved', statement: '已清淤。' });
    await desk.move('centre:county', filed, 'approve');

    const leader = await console_.signedIn('leader:urban');
    await leader.go('/console/today');
    await leader.page.locator('tr', { hasText: id }).getByRole('button', { name: '评价' }).click();
    const form = leader.page.locator('form.command-form.rate');
    await form.getByRole('radiogroup', { name: '是否联系' }).getByText('是').click();
    await form.getByRole('radiogroup', { name: '是否解决' }).getByText('已解决', { exact: true }).click();
    await form.getByText('满意', { exact: true }).click();
    await leader.picture('rate-instruction');
    await form.getByRole('button', { name: '评价', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect(await desk.read('supervision:county', filed)).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      rating: { by: 'leader' },
    });
  });
});
