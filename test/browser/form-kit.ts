import type { Page } from 'playwright-core';

/** Answers the page's question of which commands it may show. */
export async function showing(
  page: Page,
  itemsOf: (id: string) => Promise<readonly object[]>,
): Promise<void> {
  await page.route('**/v1/appeals/*/commands', async (route) => {
    const id = /appeals\/([^/]+)\/commands/.exec(route.request().url())?.[1] ?? '';
    await route.fulfill({ json: { version: 1, items: await itemsOf(id) } });
  });
}

export const possible = (command: string, owed = false): object => ({
  command,
  possible: true,
  owed,
  dueAt: null,
  refused: null,
});

/** Answers each preview with nothing in particular, so that the form alone is tried. */
export async function plainPreviews(page: Page): Promise<void> {
  const dry = {
    dryRun: true,
    status: 'handling',
    light: 'green',
    liable: null,
    leader: null,
    opened: [],
    ended: [],
    citizenReads: null,
    warnings: [],
  };
  await page.route('**/*dryRun=true*', (route) => route.fulfill({ json: dry }));
}
