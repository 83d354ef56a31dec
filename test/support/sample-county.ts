import {
  type Actor,
  type Calendar,
  type CatalogueItem,
  type Category,
  type CountyAtRegistration,
  calendarFrom,
  type Facts,
  type LeaderFact,
  type Policy,
  type UnitFact,
} from '../../domain/index.ts';

/** A small county for the rules' tests: its units, people, leaders, catalogue, calendar and procedure. */

export const calendar: Calendar = made({
  version: '2026-test',
  utcOffset: '+08:00',
  days: [
    { from: '2026-04-04', to: '2026-04-06', kind: 'holiday', name: '清明节' },
    { from: '2026-05-01', to: '2026-05-05', kind: 'holiday', name: '劳动节' },
    { day: '2026-05-09', kind: 'make-up', name: '劳动节' },
    { from: '2026-10-01', to: '2026-10-07', kind: 'holiday', name: '国庆节' },
  ],
});

function made(table: Parameters<typeof calendarFrom>[0]): Calendar {
  const read = calendarFrom(table);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.calendar;
}

export const policy: Policy = {
  version: 'test-1',
  limits: {
    dispatch: 'same-day',
    claim: '15m',
    accept: '24h',
    promise: '2wd',
    progress: '7d',
    progressOnHold: '30d',
    decision: '2wd',
    review: '2wd',
    rating: '5d',
    callBack: '3d',
    takeOver: '1wd',
    ruling: '5wd',
    urgeReply: '1wd',
    rework: '5wd',
    objection: '5d',
    leastAfterMove: '2wd',
    leastAfterReturn: '1wd',
    fileAgain: '30d',
  },
  lights: { default: { yellow: '75%', red: '+0' }, complete: { yellow: '-1wd', red: '+0' } },
  reviewer: 'centre',
  callBackAttempts: 3,
  reworkByAnotherPerson: true,
  escalation: {
    refusedTransfers: 2,
    transfers: 3,
    dissatisfied: 2,
    redCompletionFor: '3wd',
    repeats: { count: 3, days: 90 },
  },
  groupShare: { dissatisfied: 1, of: 3 },
  extensions: { most: 2, longest: '10wd' },
  pauses: { most: 1, longest: '30d' },
  openClaimsPerUnit: 3,
  declineReasons: ['not-competent', 'in-court'],
  orderColours: ['white', 'yellow', 'red'],
};

export const leaderUrbanFact: LeaderFact = {
  account: 'leader.urban',
  deputy: 'leader.deputy',
  onLeave: false,
};
export const leaderCountyFact: LeaderFact = { account: 'leader.county', deputy: null, onLeave: false };

const unitFact = (id: string, leader: LeaderFact | null = null): UnitFact => ({
  id,
  head: `${id}.head`,
  people: ['head', 'li', 'wang', 'sick'].map((person) => `${id}.${person}`),
  leader,
});
export const units: Readonly<Record<string, UnitFact>> = Object.fromEntries(
  [
    unitFact('housing', leaderUrbanFact),
    unitFact('urban-management', leaderUrbanFact),
    unitFact('water'),
    unitFact('transport'),
    unitFact('east-town'),
    unitFact('east-centre'),
    unitFact('county-centre'),
    unitFact('supervision'),
    unitFact('discipline'),
  ].map((unit) => [unit.id, unit]),
);

const item = (id: string, limit: string, of: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id,
  category: 'road',
  unit: null,
  standard: `${id} as the rules say`,
  limit,
  fee: 0,
  ...of,
});
export const categories: Readonly<Record<string, Category>> = Object.fromEntries(
  [
    { id: 'road', name: '道路', limit: '7wd', copyToLeader: false, confidential: false },
    { id: 'noise', name: '噪声', limit: '5wd', copyToLeader: true, confidential: false },
    { id: 'misconduct', name: '作风', limit: '20wd', copyToLeader: false, confidential: true },
  ].map((category) => [category.id, category]),
);

/** Everything that this county knows; `sick` people are on leave. */
export const facts: Facts = {
  units,
  persons: Object.fromEntries(
    Object.values(units).flatMap(({ id, people }) =>
      people.map((person) => [person, { unit: id, role: 'officer', onLeave: person.endsWith('.sick') }]),
    ),
  ),
  catalogue: {
    pothole: item('pothole', '5wd'),
    lamp: item('lamp', '30wd', { category: null }),
    noise: item('noise', '3wd', { category: 'noise' }),
  },
  categories,
  attachments: { photo: true, video: true },
  appeals: {
    B2: { id: 'B2', status: 'handling', category: 'road', registeredAtMs: 1772000000000 },
    C3: { id: 'C3', status: 'closed', category: 'road', registeredAtMs: 1770000000000 },
  },
  above: { 'east-centre': ['county-centre'] },
  openClaims: 0,
  similar: [],
};

/** What an appeal on a road takes along when it is filed with the county's centre. */
export const county: CountyAtRegistration = {
  policy,
  calendar,
  category: categories.road!,
  triage: { unit: 'county-centre', above: [] },
  units,
  leaders: { category: leaderUrbanFact, default: leaderCountyFact },
  supervision: 'supervision',
  discipline: 'discipline',
};

const actor = (role: Actor['role'], account: string, unit: string | null): Actor => ({ account, unit, role });
const officer = (unit: string, person = 'li') => actor('officer', `${unit}.${person}`, unit);

export const housing = officer('housing');
export const urbanManagement = officer('urban-management');
export const water = officer('water');
export const transport = officer('transport');
export const eastTown = officer('east-town');
export const centre = actor('centre', 'county-centre.li', 'county-centre');
export const eastCentre = actor('centre', 'east-centre.li', 'east-centre');
export const clerk = actor('clerk', 'east-centre.wang', 'east-centre');
export const supervision = actor('supervision', 'supervision.li', 'supervision');
export const discipline = actor('discipline', 'discipline.li', 'discipline');
export const leaderUrban = actor('leader', 'leader.urban', null);
export const deputyUrban = actor('leader', 'leader.deputy', null);
export const leaderCounty = actor('leader', 'leader.county', null);
export const citizen = actor('citizen', 'citizen:A1:0', null);
export const neighbour = actor('citizen', 'citizen:A1:1', null);
export const stranger = actor('citizen', 'citizen:Z9:0', null);
export const integrator = actor('integrator', 'hotline', null);
export const auditor = actor('auditor', 'auditor.li', null);
export const admin = actor('admin', 'admin.li', null);
export const system = actor('system', 'county-rules', null);

/** Everybody by name, for tests that ask who may do what. */
export const everybody: Readonly<Record<string, Actor>> = {
  citizen,
  neighbour,
  stranger,
  clerk,
  centre,
  eastCentre,
  housing,
  urbanManagement,
  water,
  transport,
  eastTown,
  supervision,
  discipline,
  leaderUrban,
  deputyUrban,
  leaderCounty,
  integrator,
  auditor,
  admin,
  system,
};
