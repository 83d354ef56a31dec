import { describe, expect, it } from 'vitest';
import { barriersOn } from './axe.ts';
import { useConsole } from './kit.ts';

const console_ = useConsole();

describe('signing in', () => {
  it('takes the account and its password, and shows whose page it is', async () => {
    await console_.enable('officer:housing');
    const { page, go, picture } = await console_.visit();
    await go('/console/');
    await page.getByLabel('账号').fill('officer:housing');
    await page.getByLabel('密码').fill(console_.password);
    await picture('sign-in-zh');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('header').getByText('住建局承办人甲').waitFor();
    expect(await page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(true);
  });

  it('says why a wrong password opens nothing, in either language', async () => {
    await console_.enable('officer:housing');
    const { page, go } = await console_.visit({ language: 'en' });
    await go('/console/');
    await page.getByLabel('Account').fill('officer:housing');
    await page.getByLabel('Password').fill('something else');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/password/i);
  });

  it('is asked for above the page when the session has ended, and the page stays', async () => {
    const { page, go, context } = await console_.signedIn('officer:housing');
    await go('/console/appeals');
    await page.locator('header').getByText('住建局承办人甲').waitFor();
    await context.clearCookies();
    await page.reload();
    await page.getByLabel('账号').waitFor();
    expect(page.url()).toContain('/console/appeals');
  });

  it('as somebody else in a second tab hides the first one', async () => {
    const first = await console_.signedIn('officer:housing');
    await first.go('/console/today');
    await first.page.locator('header').getByText('住建局承办人甲').waitFor();
    const second = await console_.tab(first);
    await console_.enable('officer:transport');
    await second.go('/console/today');
    await second.page.getByRole('button', { name: '退出登录' }).click();
    await first.page.getByText('本浏览器已退出登录').waitFor();
    await second.page.getByLabel('账号').fill('officer:transport');
    await second.page.getByLabel('密码').fill(console_.password);
    await second.page.getByRole('button', { name: '登录', exact: true }).click();
    await second.page.locator('header').getByText('交通局承办人甲').waitFor();
    await first.page.getByText('officer:transport').waitFor();
    expect(await first.page.getByText('住建局承办人甲').count()).toBe(0);
  });

  it('has no barrier that axe knows', async () => {
    const { page, go } = await console_.visit();
    await go('/console/');
    await page.getByLabel('账号').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });
});
