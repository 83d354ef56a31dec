import type { Page } from 'playwright-core';
import type { ConsoleUnderTest, Tab, Visit } from './kit.ts';

/** Steps that several tests of the citizens' pages share. */

export const phoneScreen: Visit = { width: 360, height: 760 };

/** Presses a button or a link by its words, and waits for the next page. */
export async function press(page: Page, words: string): Promise<void> {
  const found = page.locator(`main button:has-text("${words}"), main a:has-text("${words}")`).first();
  await Promise.all([page.waitForEvent('load'), found.click()]);
}

export interface Matter {
  readonly title: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];
}

/** Files by the form and returns the number and the code that the last page shows. */
export async function fileByForm({ page, go }: Tab, { title, fields = {}, files = [] }: Matter) {
  await go('/file');
  await page.fill('#title', title);
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'kind') await page.check(`input[name=kind][value=${value}]`);
    else if (name === 'anonymous') await page.check('#anonymous');
    else await page.fill(`#${name}`, value);
  }
  if (files.length > 0) await page.setInputFiles('#files', [...files]);
  await press(page, '看一遍再提交');
  await press(page, '提交');
  return codeOn(page);
}

export async function codeOn(page: Page) {
  await page.locator('#code').waitFor();
  await page.waitForLoadState('load');
  const [id = '', code = ''] = await page.locator('.code').allTextContents();
  return { id: id.trim(), code: code.trim() };
}

/** Opens a case by its number and code, as somebody with the paper in hand does. */
export async function openByForm(
  { page, go }: Tab,
  { id, code }: { id: string; code: string },
): Promise<void> {
  await go('/case');
  await page.fill('#id', id);
  await page.fill('#code', code);
  await press(page, '打开');
}

/** Answers the three questions and sends them. */
export async function judge(page: Page, answers: readonly [string, string, string]): Promise<void> {
  for (const answer of answers) await press(page, answer);
  await press(page, '提交评价');
}

/** Takes a case from the centre to the citizen's rating, as programs of the offices do. */
export async function toRating(
  { desk }: ConsoleUnderTest,
  filed: { id: string },
  lead = 'power',
): Promise<void> {
  await desk.move('centre:county', filed, 'dispatch', { lead });
  await desk.move(`officer:${lead}`, filed, 'accept');
  await desk.move(`officer:${lead}`, filed, 'complete', {
    result: 'resolved',
    statement: '已换线，电压正常。',
  });
  await desk.move('supervision:county', filed, 'approve');
}
