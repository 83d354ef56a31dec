import { describe, expect, it } from 'vitest';
import { inDays } from '../../dev/demo/desk.ts';
import { isDeep } from '../support/depth.ts';
import { barriersOn } from './axe.ts';
import { openByForm, press, toRating } from './citizen-kit.ts';
import { type Tab, useConsole, type Visit } from './kit.ts';

const console_ = useConsole();

type Filed = { id: string; code: string };
let telephones = 13_900_003_000;

const file = async (more: object = {}): Promise<Filed> => {
  telephones += 1;
  return console_.desk.file('integrator:hotline', {
    kind: 'complaint',
    title: '学校路段三百米路灯不亮',
    description: '上学必经的三百米道路整段无照明，孩子晚上不敢走。',
    category: 'street-lighting',
    area: 'lakeside-town',
    channel: 'phone',
    location: { address: '学府路东段' },
    citizen: { name: '王女士', phone: String(telephones) },
    ...more,
  });
};
const moves = async (
  filed: Filed,
  ...steps: readonly (readonly [string, string, object?])[]
): Promise<Filed> => {
  for (const [account, command, body = {}] of steps) {
    await console_.desk.move(account, filed, command, body as Record<string, unknown>);
  }
  return filed;
};
const dispatch = ['centre:county', 'dispatch', { lead: 'housing', helpers: ['urban-management'] }] as const;
const accept = ['officer:housing', 'accept'] as const;
const denial = (unit: string) =>
  [`officer:${unit}`, 'deny-ownership', { grounds: '道路没有移交', basis: '移交清单' }] as const;
const rules = {
  lead: 'urban-management',
  helpers: ['housing'],
  dueAt: inDays(20),
  instruction: '月底前修复，举一反三。',
};

/** Every state in which a citizen may find a case. */
const states: Readonly<Record<string, () => Promise<Filed>>> = {
  registered: () => file(),
  assigned: async () => moves(await file(), dispatch),
  handling: async () =>
    moves(await file(), dispatch, accept, [
      'officer:housing',
      'report-progress',
      { text: '线路已查明，等配件。' },
    ]),
  raised: async () => moves(await file(), dispatch, accept, denial('housing'), denial('urban-management')),
  ruled: async () =>
    moves(
      await file(),
      ...[dispatch, accept, denial('housing'), denial('urban-management')],
      ['leader:urban', 'take-over'],
      ['leader:urban', 'rule', rules],
    ),
  rating: async () => {
    const filed = await file();
    await toRating(console_, filed, 'housing');
    return filed;
  },
  declined: async () =>
    moves(await file(), [
      'centre:county',
      'decline',
      { reason: 'not-in-county', explanation: '这条路属于邻县。' },
    ]),
  answered: async () =>
    moves(await file({ kind: 'consultation' }), [
      'centre:county',
      'answer',
      { text: '缴费到月底，带身份证即可。' },
    ]),
  closed: async () => {
    const filed = await file();
    await toRating(console_, filed, 'housing');
    const rating = { contacted: true, resolved: true, satisfaction: 'yes' };
    await console_.desk.track(filed, 'rate', rating);
    return filed;
  },
  split: async () =>
    moves(await file({ title: '路灯不亮，井盖也坏了' }), [
      'centre:county',
      'split',
      {
        parts: [
          { title: '路灯不亮', description: '三百米', category: 'street-lighting' },
          { title: '井盖坏了', description: '校门口', category: 'drainage' },
        ],
      },
    ]),
  report: async () => {
    const report = await file({
      kind: 'misconduct',
      category: 'misconduct',
      citizen: undefined,
      anonymous: true,
    });
    return moves(report, ['discipline:county', 'reply', { text: '已核实，正在处理。' }]);
  },
};

/** Every page that is no case. */
const pages = ['/', '/file', '/case', '/mine', '/lost', '/case/20261122-AAAAAA', '/nowhere/at/all'];

const screens: readonly [string, Visit & { readonly large?: true }][] = [
  ['zh, 360', { width: 360, height: 760 }],
  ['en, 320, large', { width: 320, height: 640, language: 'en', large: true }],
];
const deepScreens: typeof screens = [
  ['zh, 320, large', { width: 320, height: 640, large: true }],
  ['zh, 1280 at 200 %', { width: 640, height: 400 }],
  ['en, 1280', { width: 1280, height: 800, language: 'en' }],
];

/** Buttons, links that stand alone and fields that a thumb misses: under 60 pixels in large text, otherwise under 44. */
async function smallTargets(page: Tab['page']): Promise<string[]> {
  return page.evaluate(`(() => {
    const least = document.documentElement.classList.contains('large') ? 60 : 44;
    const targets = document.querySelectorAll('button, .button, .quiet, summary, select, textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), label.pick');
    return [...targets].filter((one) => one.offsetParent && one.getBoundingClientRect().height < least)
      .map((one) => 'small: ' + one.outerHTML.slice(0, 120) + ' ' + one.getBoundingClientRect().height);
  })()`);
}

async function looksRight({ page, picture }: Tab, name: string): Promise<string[]> {
  const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  await picture(`citizen-${name}`);
  const barriers = [...(await barriersOn(page)), ...(await smallTargets(page))];
  return [
    ...(wide > 0 ? [`${name}: ${wide} pixels too wide`] : []),
    ...barriers.map((one) => `${name}: ${one}`),
  ];
}

describe.each(isDeep ? [...screens, ...deepScreens] : screens)('every page (%s)', (screen, visit) => {
  it('fits the screen and has no barrier that axe knows', { timeout: 300_000 }, async () => {
    const phone = await console_.visit(visit);
    const problems: string[] = [];
    const mark = screen.replaceAll(/[^a-z0-9]+/g, '-');
    const look = async (name: string) => problems.push(...(await looksRight(phone, `${mark}-${name}`)));
    await phone.go('/');
    if (visit.large) await Promise.all([phone.page.waitForEvent('load'), phone.page.click('.look button')]);
    for (const path of pages) {
      await phone.go(path);
      await look(path.replaceAll('/', '-'));
    }
    for (const [name, make] of Object.entries(states)) {
      const filed = await make();
      await phone.go('/case');
      await phone.page.fill('#id', filed.id);
      await phone.page.fill('#code', filed.code);
      await Promise.all([phone.page.waitForEvent('load'), phone.page.click('#open button')]);
      await look(name);
      if (name === 'raised' && mark.startsWith('zh-360')) await phone.readme('citizen-case');
      if (name === 'rating' && mark.startsWith('zh-360')) await phone.readme('citizen-rating');
      if (name !== 'handling') continue;
      for (const act of ['urge', 'supplement', 'withdraw', 'report']) {
        await phone.go(`/case/${filed.id}/${act}`);
        await look(act);
      }
    }
    expect(problems).toEqual([]);
  });
});

describe('a filing', () => {
  it('with mistakes, then checked, then kept: each page fits and has no barrier', async () => {
    const phone = await console_.visit({ width: 360, height: 760 });
    const { page, go } = phone;
    const problems: string[] = [];
    await go('/file');
    await phone.readme('citizen-file');
    await page.fill('#phone', '12');
    await press(page, '看一遍再提交');
    expect(await page.evaluate('document.activeElement?.id')).toBe('problems');
    problems.push(...(await looksRight(phone, 'mistakes')));
    await page.fill('#title', '路灯不亮');
    await page.fill('#phone', '13900003999');
    await press(page, '看一遍再提交');
    problems.push(...(await looksRight(phone, 'check')));
    await press(page, '提交');
    await page.locator('#picture[data-words]').waitFor();
    problems.push(...(await looksRight(phone, 'kept')));
    expect(problems).toEqual([]);
  });

  it('goes by keyboard alone', async () => {
    const { page, go } = await console_.visit({ width: 360, height: 760 });
    await go('/file');
    await page.locator('#title').focus();
    await page.keyboard.type('路灯不亮');
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement?.value')) === 'check') break;
    }
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.getByRole('button', { name: '提交', exact: true }).focus();
    await Promise.all([page.waitForURL('**/code'), page.keyboard.press('Enter')]);
    await page.locator('#code').waitFor();
  });

  it('waits for a position no longer than it says, and goes on with words', async () => {
    const { page, go, context } = await console_.visit({ width: 360, height: 760 });
    await context.grantPermissions([]);
    await go('/file');
    await page.click('#locate');
    await page.getByText('没有定到位置').waitFor();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 109.72, latitude: 28.31, accuracy: 40 });
    await page.click('#locate');
    await page.getByText('误差约 40 米').waitFor();
    expect(await page.inputValue('#longitude')).toBe('109.720000');
  });
});

describe('a judgement', () => {
  it('begins with one question and nothing beside it', async () => {
    const filed = await file();
    await toRating(console_, filed, 'housing');
    const phone = await console_.visit({ width: 360, height: 760 });
    await openByForm(phone, filed);
    const problems = await looksRight(phone, 'question-1');
    await press(phone.page, '是');
    await press(phone.page, '没有');
    problems.push(...(await looksRight(phone, 'question-3')));
    await press(phone.page, '不满意');
    problems.push(...(await looksRight(phone, 'question-confirm')));
    expect(problems).toEqual([]);
    expect(await phone.page.locator('footer').count()).toBe(0);
  });
});
