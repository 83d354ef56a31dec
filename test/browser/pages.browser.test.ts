import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { isDeep } from '../support/depth.ts';
import { barriersOn } from './axe.ts';
import { type Language, useConsole } from './kit.ts';

const console_ = useConsole();
const wholeMs = 300_000;

let filings = 0;
const file = (title: string, more: object = {}) => {
  filings += 1;
  return console_.desk.file('clerk:hillside-village', {
    ...{ kind: 'complaint', title, description: `${title}，已有一个多月，请尽快处理。` },
    ...{ category: 'street-lighting', area: 'lakeside-town', channel: 'phone' },
    ...{
      location: { address: '学府路' },
      citizen: { name: '王女士', phone: String(13_900_002_000 + filings) },
    },
    ...more,
  } as never);
};

/** A county with work for every desk: a case that two units deny, one to accept, some to dispatch, one to claim. */
let denied = '';
beforeAll(async () => {
  const { desk } = console_;
  const dark = await file('路灯不亮，三百米漆黑');
  denied = dark.id;
  await desk.move('centre:county', dark, 'dispatch', { lead: 'housing', helpers: ['urban-management'] });
  await desk.move('officer:housing', dark, 'accept');
  await desk.move('officer:housing', dark, 'deny-ownership', {
    grounds: '道路已移交。',
    basis: '竣工验收资料',
  });
  await desk.move('officer:urban-management', dark, 'deny-ownership', {
    grounds: '从未移交。',
    basis: '道路移交清单',
  });
  const replyBy = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await desk.move('supervision:county', dark, 'supervise', {
    colour: 'yellow',
    instruction: '请说明情况。',
    replyBy,
  });
  const loose = await file('窨井盖松动');
  await desk.move('centre:county', loose, 'dispatch', { lead: 'housing' });
  const offered = await file('谁来清运垃圾');
  await desk.move('centre:county', offered, 'open-to-claims', { units: ['housing', 'transport'] });
  for (const n of [1, 2, 3]) await file(`第 ${n} 处路面坑洼`);
});

interface Look {
  readonly name: string;
  readonly account: string;
  readonly path: () => string;
  /** Waits until the page is whole, by a text that it shows. */
  readonly shows: Readonly<Record<Language, string>>;
}
const both = (zh: string, en: string) => ({ zh, en });
const looks: readonly Look[] = [
  { name: 'today-officer', account: 'officer:housing', path: () => '/today', shows: both('签收', 'Accept') },
  { name: 'pool', account: 'officer:transport', path: () => '/today?tab=pool', shows: both('抢单', 'Claim') },
  { name: 'today-centre', account: 'centre:county', path: () => '/today', shows: both('派单', 'Dispatch') },
  { name: 'today-leader', account: 'leader:urban', path: () => '/today', shows: both('领办', 'Take over') },
  {
    name: 'today-supervision',
    account: 'supervision:county',
    path: () => '/today',
    shows: both('今日将转红灯', 'Turning red today'),
  },
  {
    name: 'call-backs',
    account: 'centre:county',
    path: () => '/today/call-backs',
    shows: both('没有要回访', 'Nobody is to be called'),
  },
  {
    name: 'appeals',
    account: 'centre:county',
    path: () => '/appeals?status=registered',
    shows: both('第 3 处路面坑洼', '第 3 处路面坑洼'),
  },
  {
    name: 'case-officer',
    account: 'officer:housing',
    path: () => `/appeals/${denied}`,
    shows: both('诉求人能看到的', 'What the citizen sees'),
  },
  {
    name: 'case-leader',
    account: 'leader:urban',
    path: () => `/appeals/${denied}`,
    shows: both('诉求人能看到的', 'What the citizen sees'),
  },
  {
    name: 'case-auditor',
    account: 'auditor:county',
    path: () => `/appeals/${denied}`,
    shows: both('经过', 'Course'),
  },
  {
    name: 'webhooks',
    account: 'integrator:hotline',
    path: () => '/webhooks',
    shows: both('推送接口', 'Webhooks'),
  },
  { name: 'file', account: 'clerk:hillside-village', path: () => '/file', shows: both('登记', 'File') },
];

/** Their pictures stand in the README. `HUIYIN_PICTURES=yes` draws them anew. */
const inReadme = ['today-officer', 'case-leader', 'appeals'];

const onPhones = ['today-officer', 'pool', 'today-leader', 'case-officer', 'case-leader', 'file'];

const motionEnds = `Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => {})))`;

/** 640 px stand for a desk's screen at 200 %. */
const variants = [
  { width: 1280, language: 'zh' },
  { width: 360, language: 'zh' },
  { width: 1280, language: 'en' },
  { width: 640, language: 'zh' },
  { width: 360, language: 'en' },
] as const;

describe.each(isDeep ? variants : variants.slice(0, 2))(
  'at $width px in $language',
  ({ width, language }) => {
    it(
      'every page of every desk fits the screen and has no barrier that axe knows',
      async () => {
        // On the phone the daily tasks of officers and leaders must work; the deep run looks at all pages there too.
        const all = isDeep || width > 360 ? looks : looks.filter((look) => onPhones.includes(look.name));
        for (const { name, account, path, shows } of all) {
          const { page, context, go, picture, readme } = await console_.signedIn(account, {
            width,
            language,
          });
          await go(`/console${path()}`);
          await page.locator('main').getByText(shows[language]).first().waitFor();
          await page.evaluate(motionEnds);
          const wider = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(wider, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
          expect(await barriersOn(page), name).toEqual([]);
          await picture(`${name}-${width}-${language}`);
          if (inReadme.includes(name) && width === 1280 && language === 'zh') await readme(name);
          await context.close();
        }
      },
      wholeMs,
    );
  },
);

describe('what opens at a click', () => {
  it('has no barrier either: further filters, saved ones, why a day counts, why something cannot be done', async () => {
    const { page, go } = await console_.signedIn('centre:county');
    await go('/console/appeals');
    await page.getByRole('button', { name: '更多条件' }).click();
    await page.getByLabel('来源渠道').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '常用筛选' }).click();
    await page.getByText('还没有保存的筛选').waitFor();
    await page.evaluate(motionEnds);
    expect(await barriersOn(page)).toEqual([]);
    await go(`/console/appeals/${denied}`);
    for (const summary of ['为什么不能办', '期限怎么算的？']) await page.getByText(summary).first().click();
    await page.evaluate(motionEnds);
    expect(await barriersOn(page)).toEqual([]);
  });
});

describe('the README', () => {
  it.each(inReadme)('shows the page %s, as this test drew it', async (name) => {
    const picture = await readFile(join(PROJECT_ROOT, 'docs', 'pictures', `${name}.png`));
    expect(picture.readUInt32BE(16)).toBe(1280);
    expect(await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8')).toContain(`docs/pictures/${name}.png`);
  });
});

describe('a page that cannot show what was asked for', () => {
  it.each([
    ['a case that is not there', '/appeals/20200101-AAAAAA', '没有编号为'],
    ['a case of somebody else', () => `/appeals/${denied}`, '没有编号为'],
    ['an address that is none', '/nowhere', '没有这个页面'],
    ['a list that finds nothing', '/appeals?category=no-such', '没有符合条件'],
  ])('says so of %s, in words', async (_, path, said) => {
    const { page, go } = await console_.signedIn('officer:water');
    await go(`/console${typeof path === 'string' ? path : path()}`);
    await page.getByText(said).first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });
});

if (isDeep) {
  describe('a case with 200 entries', () => {
    it('shows its course nearly as soon as a short one, because the earlier steps wait for a click', async () => {
      const entries = 200;
      const long = await file('经过很长的事');
      await console_.desk.move('centre:county', long, 'dispatch', { lead: 'water' });
      await console_.desk.move('officer:water', long, 'accept');
      for (let n = 3; n < entries; n++) {
        await console_.desk.move('officer:water', long, 'report-progress', { text: `第 ${n} 次进展。` });
      }
      const short = await file('经过很短的事');
      const { page, go } = await console_.signedIn('centre:county');
      const shown = async (id: string) => {
        await go('/console/today');
        await page.locator('main h1').waitFor();
        const beganMs = performance.now();
        await go(`/console/appeals/${id}`);
        await page.locator('.course li').first().waitFor();
        return performance.now() - beganMs;
      };
      const times = { short: [] as number[], long: [] as number[] };
      for (let round = 0; round < 5; round++) {
        times.short.push(await shown(short.id));
        times.long.push(await shown(long.id));
      }
      const middle = (all: number[]) => all.toSorted((a, b) => a - b)[2] ?? 0;
      process.stdout.write(
        `course shown after ${middle(times.short).toFixed(0)} ms with 1 entry, ${middle(times.long).toFixed(0)} ms with ${entries}\n`,
      );
      expect(await page.locator('.course li').count()).toBe(50);
      expect(middle(times.long)).toBeLessThan(2 * middle(times.short));
    }, 300_000);
  });
}
