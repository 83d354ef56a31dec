import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from './kit.ts';

const console_ = useConsole();
/** The longest time until a change stands on every open page. */
const withinMs = 2_000;

let filings = 0;
const file = (title: string) => {
  filings += 1;
  return console_.desk.file('integrator:hotline', {
    ...{ kind: 'complaint', title, description: `${title}。`, category: 'roads', area: 'lakeside-town' },
    ...{ channel: 'phone', citizen: { name: '王女士', phone: String(13_900_001_000 + filings) } },
  });
};

/** How long the page takes to show a text, from now on. */
async function timeUntil(appears: Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await appears;
  return performance.now() - beganMs;
}

describe('open pages', () => {
  it('all show a change within two seconds, in every browser', async () => {
    const appeal = await file('路灯不亮');
    const path = `/console/appeals/${appeal.id}`;
    const tabs = await Promise.all(
      ['centre:county', 'leader:urban', 'supervision:county'].map((account) => console_.signedIn(account)),
    );
    for (const tab of tabs) {
      await tab.go(path);
      await tab.page.getByText('实时').waitFor();
      await tab.page.getByText('待派单').first().waitFor();
    }
    await console_.desk.move('centre:county', appeal, 'dispatch', { lead: 'housing' });
    const times = await Promise.all(
      tabs.map(({ page }) => timeUntil(page.getByText('待签收').first().waitFor())),
    );
    expect(Math.max(...times)).toBeLessThan(withinMs);
  });

  it('hold their rows: a new case waits behind a number until somebody loads it', async () => {
    const first = await file('第一处坑洼');
    await console_.desk.move('centre:county', first, 'dispatch', { lead: 'transport' });
    const { page, go } = await console_.signedIn('officer:transport');
    await go('/console/today');
    await page.getByRole('link', { name: '第一处坑洼' }).first().waitFor();
    await page.getByText('实时').waitFor();
    const second = await file('第二处坑洼');
    await console_.desk.move('centre:county', second, 'dispatch', { lead: 'transport' });
    const news = page.getByRole('button', { name: '新到' });
    expect(await timeUntil(news.waitFor())).toBeLessThan(withinMs);
    expect(await page.getByRole('link', { name: '第二处坑洼' }).count()).toBe(0);
    const badge = page.getByRole('tab', { name: '我的' });
    const counted = Number(/\d+/.exec((await badge.textContent()) ?? '')?.[0]);
    await news.click();
    await page.getByRole('link', { name: '第二处坑洼' }).first().waitFor();
    expect(await page.locator('table.rows tbody tr').count()).toBe(counted);
  });

  it('share one connection, however many there are, and a page still reads', async () => {
    const first = await console_.signedIn('centre:county');
    await first.go('/console/today');
    await first.page.getByText('实时').waitFor();
    const opened = await streamsOpen();
    for (let n = 0; n < 6; n++) {
      const tab = await console_.tab(first);
      await tab.go('/console/appeals');
      await tab.page.getByText('实时').waitFor();
      await tab.page.getByText('共').first().waitFor();
    }
    expect(await streamsOpen()).toBe(opened);
  });

  it('miss nothing while the network is away', async () => {
    const appeal = await file('断网时的变化');
    const { page, go, context } = await console_.signedIn('centre:county');
    await go(`/console/appeals/${appeal.id}`);
    await page.getByText('待派单').first().waitFor();
    await page.getByText('实时').waitFor();
    await context.setOffline(true);
    await console_.desk.move('centre:county', appeal, 'dispatch', { lead: 'housing' });
    await context.setOffline(false);
    await page.getByText('待签收').first().waitFor();
  });
});

describe('colleagues at one desk', () => {
  it('see who has a case open, in the list and on the case', async () => {
    const appeal = await file('谁在处理');
    await console_.desk.move('centre:county', appeal, 'dispatch', { lead: 'housing' });
    const first = await console_.signedIn('officer:housing');
    await first.go(`/console/appeals/${appeal.id}`);
    await first.page.getByText('诉求人能看到的').waitFor();
    const second = await console_.signedIn('officer:housing-2');
    await second.go('/console/today?tab=unit');
    await second.page.getByText('住建局承办人甲 正打开').first().waitFor();
    await second.go(`/console/appeals/${appeal.id}`);
    await second.page.getByText('住建局承办人甲 也在看').waitFor();
  });
});

const refusalOn = (page: Page) => page.locator('.ant-alert-error').first();

describe('two officers who claim one case', () => {
  it('are told who won: one has it, and the other reads why not', async () => {
    const appeal = await file('谁来办');
    await console_.desk.move('centre:county', appeal, 'open-to-claims', { units: ['housing', 'transport'] });
    const tabs = await Promise.all(
      ['officer:housing', 'officer:transport'].map((account) => console_.signedIn(account)),
    );
    for (const { page, go } of tabs) {
      await go(`/console/appeals/${appeal.id}?do=claim`);
      await page.locator('form.command-form.claim').waitFor();
    }
    await Promise.all(tabs.map(({ page }) => page.keyboard.press('Control+Enter')));
    const heard = await Promise.all(
      tabs.map(({ page }) =>
        Promise.race([
          page
            .getByText('抢单成功')
            .first()
            .waitFor()
            .then(() => 'won' as const),
          // The preview may say for a moment that the act would be refused: by then the winner has it.
          refusalOn(page)
            .waitFor()
            .then(() => 'lost' as const),
        ]),
      ),
    );
    expect(heard.toSorted()).toEqual(['lost', 'won']);
    const loser = tabs[heard.indexOf('lost')];
    expect(loser && (await refusalOn(loser.page).textContent())).toMatch(/[一-鿿]{4}/);
  });
});

/** Reads what the server itself counts. */
async function streamsOpen(): Promise<number> {
  const text = await (await fetch(`${console_.base}/metrics`)).text();
  return Number(/^huiyin_streams_open (\d+)$/m.exec(text)?.[1]);
}
