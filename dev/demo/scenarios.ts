import { type DemoAppeal, type DemoPolicy, type Desk, inDays, now, satisfied } from './desk.ts';
import { gasAtNight } from './gas.ts';
import { settledInTheVillage } from './village.ts';

/** The first five of the scenarios, the thirteenth and the twenty-third, told step by step. Each returns its appeal. */
export interface Scenario {
  /** The title's lines, Chinese and English. */
  readonly title: readonly [string, string];
  readonly play: (desk: Desk) => Promise<DemoAppeal>;
}

/**
 * Uses other citizens in each run, because a citizen's third appeal on a matter goes to the leader automatically.
 */
const run = String(Date.now()).slice(-7);
const phone = (citizen: number): string => `138${run}${citizen}`;

/**
 * 1. Two units deny a dark street. The leader rules, the unit repairs it, and a sweep looks for similar streets.
 */
async function darkStreet(desk: Desk): Promise<DemoAppeal> {
  const filed = await desk.file('integrator:hotline', {
    kind: 'complaint',
    title: '学校路段 300 米路灯不亮',
    description: '上学必经的三百米道路整段无照明。',
    category: 'street-lighting',
    area: 'lakeside-town',
    channel: 'phone',
    citizen: { name: '王女士', phone: phone(1) },
  });
  const ours = { grounds: '不属本单位管养', basis: '道路移交清单' };
  await desk.move('centre:county', filed, 'dispatch', { lead: 'housing', helpers: ['urban-management'] });
  await desk.move('officer:housing', filed, 'accept');
  await desk.move('officer:housing', filed, 'deny-ownership', { ...ours, grounds: '道路已移交市政' });
  await desk.move('officer:urban-management', filed, 'deny-ownership', {
    ...ours,
    grounds: '从未移交，无手续',
  });
  await desk.refused('officer:housing', filed, 'transfer', {
    to: 'urban-management',
    reason: '应由城管办理',
  });
  await desk.move('leader:urban', filed, 'take-over');
  const units = ['housing', 'urban-management', 'lakeside-town'];
  await desk.move('leader:urban', filed, 'convene', { at: inDays(1), place: '现场', units });
  await desk.move('leader:urban', filed, 'rule', {
    lead: 'urban-management',
    helpers: ['housing', 'lakeside-town'],
    dueAt: inDays(30),
    instruction: '城管牵头修复，住建、镇政府配合，月底前完成。',
  });
  const swept = await desk.move('leader:urban', filed, 'order-sweep', {
    query: '路灯',
    units: ['urban-management', 'lakeside-town'],
    dueAt: inDays(60),
  });
  await desk.move('officer:urban-management', filed, 'promise', {
    catalogueItem: 'street-lamp-repair',
    dueAt: inDays(3),
    contactedAt: now(),
    contactMeans: '电话',
  });
  await desk.move('officer:housing', filed, 'finish-part', { statement: '移交图纸与台账。' });
  await desk.move('officer:lakeside-town', filed, 'finish-part', { statement: '配合现场围挡。' });
  await desk.move('officer:urban-management', filed, 'complete', {
    result: 'resolved',
    statement: '更换灯具 12 盏，线路修复，已亮灯。',
  });
  await desk.move('leader:urban', filed, 'approve');
  await desk.track(filed, 'rate', satisfied);
  for (const id of swept.sweep?.opened ?? []) {
    desk.say(`  举一反三新登记的诉求：${desk.link(id)}`);
    desk.say(`    Appeal of the same kind that the sweep opened: ${desk.link(id)}`);
  }
  return filed;
}

/** 2. A tenant has low voltage. The unit accepts on the same day and completes, and the citizen is satisfied. */
async function lowVoltage(desk: Desk): Promise<DemoAppeal> {
  const filed = await desk.file('integrator:hotline', {
    kind: 'request',
    title: '租住房电压低',
    description: '晚上电压低，空调无法启动。',
    category: 'power-supply',
    channel: 'web',
    citizen: { name: '李先生', phone: phone(2) },
  });
  await desk.move('centre:county', filed, 'dispatch', { lead: 'power' });
  await desk.move('officer:power', filed, 'accept');
  await desk.move('officer:power', filed, 'promise', {
    catalogueItem: 'low-voltage',
    dueAt: inDays(2),
    contactedAt: now(),
    contactMeans: '电话',
  });
  await desk.move('officer:power', filed, 'report-progress', { text: '已现场勘测，确定换线方案。' });
  await desk.move('officer:power', filed, 'complete', {
    result: 'resolved',
    statement: '更换入户线，电压 225 V。',
  });
  await desk.move('centre:county', filed, 'approve');
  await desk.track(filed, 'rate', satisfied);
  return filed;
}

/** 3. A family needs aid. Village, town, county and civil affairs take part, and the citizen is called back. */
async function aidForFamily(desk: Desk): Promise<DemoAppeal> {
  const filed = await desk.file('clerk:lakeside-village', {
    kind: 'service',
    title: '代办最低生活保障',
    description: '村民患病，因无残疾证不能申请低保。',
    category: 'social-aid',
    area: 'lakeside-village',
    channel: 'visit',
    citizen: { name: '陈某', phone: phone(3) },
  });
  await desk.move('clerk:lakeside-village', filed, 'report-up');
  await desk.move('centre:lakeside-town', filed, 'report-up');
  await desk.move('centre:county', filed, 'dispatch', { lead: 'civil-affairs' });
  await desk.move('officer:civil-affairs', filed, 'accept');
  await desk.move('officer:civil-affairs', filed, 'promise', {
    catalogueItem: 'minimum-allowance',
    dueAt: inDays(3),
    contactedAt: now(),
    contactMeans: 'visit',
  });
  await desk.move('officer:civil-affairs', filed, 'complete', {
    result: 'resolved',
    statement: '残疾证已办，低保已批。',
  });
  await desk.move('centre:county', filed, 'approve');
  const rating = { ...satisfied, comment: '谢谢' };
  const call = { at: now(), means: '电话', reached: true, said: '证件已收到，满意。', rating };
  await desk.move('centre:county', filed, 'record-call-back', call);
  return filed;
}

const subsidy = {
  kind: 'request',
  title: '煤改电补贴咨询',
  description: '村里煤改电，补贴如何申领。',
  category: 'subsidy',
  channel: 'phone',
  citizen: { name: '赵某', phone: phone(4) },
};
const pool = { units: ['lakeside-town', 'development-reform', 'power'], fallback: 'development-reform' };

/** 4. Three units may claim a question. One claims and goes to the site, and a second claim is refused. */
async function onSiteInTenMinutes(desk: Desk): Promise<DemoAppeal> {
  const filed = await desk.file('integrator:hotline', subsidy);
  await desk.move('centre:county', filed, 'open-to-claims', pool);
  await desk.move('officer:lakeside-town', filed, 'claim');
  await desk.refused('officer:power', filed, 'claim');
  await desk.move('officer:lakeside-town', filed, 'report-progress', { text: '已到村口现场。' });
  await desk.move('officer:lakeside-town', filed, 'complete', {
    result: 'explained',
    statement: '已当面说明补贴标准。',
  });
  await desk.move('centre:county', filed, 'approve');
  await desk.track(filed, 'rate', satisfied);
  return filed;
}

/**
 * 5. Nobody claims in time, so the fallback unit gets the case. The demonstration sets seconds in place of minutes.
 */
async function nobodyClaims(desk: Desk): Promise<DemoAppeal> {
  const quickly = ({ limits, ...policy }: DemoPolicy) => ({ ...policy, limits: { ...limits, claim: '5s' } });
  const filed = await desk.fileUnder(quickly, 'integrator:hotline', {
    ...subsidy,
    title: '煤改电补贴，无人抢单',
  });
  await desk.move('centre:county', filed, 'open-to-claims', pool);
  const view = await desk.until(filed, ({ status }) => status === 'assigned');
  desk.tellClock('unclaimed', view);
  return filed;
}

export const scenarios: readonly Scenario[] = [
  {
    title: [
      '1. 路灯不亮，两个单位推诿，县领导领办并裁定',
      '   Street lights are out. Two units deny responsibility, and a county leader rules.',
    ],
    play: darkStreet,
  },
  {
    title: [
      '2. 租住房电压低，供电公司承诺并办结',
      '   The voltage in a rented home is low. The power company promises a date and completes the case.',
    ],
    play: lowVoltage,
  },
  {
    title: [
      '3. 村里代办低保，逐级上报到县',
      '   A village files for a family’s minimum allowance. Village and town report the case up to the county.',
    ],
    play: aidForFamily,
  },
  {
    title: [
      '4. 补贴咨询开放抢单，先抢到的单位办理',
      '   Three units may claim a question about a subsidy. The first claim wins.',
    ],
    play: onSiteInTenMinutes,
  },
  {
    title: [
      '5. 无人抢单，到时自动派单（演示将抢单时限缩短为 5 秒）',
      '   Nobody claims the case, so it is dispatched automatically. For the demonstration the time limit is 5 seconds.',
    ],
    play: nobodyClaims,
  },
  {
    title: [
      '13. 村里当场修好水龙头，镇中心审核，群众电话评价',
      '   A village mends a tap on the spot. The town reviews it, and the citizen rates by telephone.',
    ],
    play: (desk) => settledInTheVillage(desk, phone(5)),
  },
  {
    title: [
      '23. 楼道里有燃气味，特急，无人签收，县领导领办（演示将签收时限缩短为 5 秒）',
      '   A smell of gas is critical. Nobody accepts it, so a leader gets it. For the demonstration the time limit is 5 seconds.',
    ],
    play: (desk) => gasAtNight(desk, phone(6)),
  },
];
