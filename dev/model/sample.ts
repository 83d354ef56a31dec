import {
  type Actor,
  type AppealState,
  type CommandName,
  type CountyAtRegistration,
  type Facts,
  handle,
  isRefusal,
  openReport,
  type Policy,
  type RegisterBody,
  register,
  type UnitFact,
} from '../../domain/index.ts';

/** A county that is small enough for a complete walk: three units, one leader with a deputy, short lists. */

export const startMs = Date.parse('2026-03-02T10:00:00+08:00');
const hourMs = 3_600_000;

const leader = { account: 'leader', deputy: 'deputy', onLeave: false };
const unit = (id: string): UnitFact => ({
  id,
  head: `officer:${id}`,
  people: [`second:${id}`],
  leader: null,
});
const units = Object.fromEntries(
  ['county', 'supervision', 'discipline', 'alpha', 'beta', 'gamma'].map((id) => [id, unit(id)]),
);

export const facts: Facts = {
  units,
  persons: { 'second:alpha': { unit: 'alpha', role: 'officer', onLeave: false } },
  catalogue: {
    item: { id: 'item', category: 'lamps', unit: null, standard: 'repair', limit: '10wd', fee: 0 },
  },
  categories: {
    lamps: { id: 'lamps', name: 'lamps', limit: '10wd', copyToLeader: false, confidential: false },
    graft: { id: 'graft', name: 'graft', limit: '20wd', copyToLeader: false, confidential: true },
  },
  attachments: {},
  appeals: { master: { id: 'master', status: 'handling', category: 'lamps', registeredAtMs: startMs } },
  above: {},
  openClaims: 0,
  similar: [],
};

export function walkableCounty(policy: Policy): CountyAtRegistration {
  return {
    policy,
    calendar: { version: 'walk', utcOffsetMinutes: 480, days: {} },
    category: facts.categories.lamps as CountyAtRegistration['category'],
    triage: { unit: 'town', above: ['county'] },
    units: { ...units, town: unit('town') },
    leaders: { category: leader, default: leader },
    supervision: 'supervision',
    discipline: 'discipline',
  };
}

const filing: RegisterBody = {
  kind: 'consultation',
  title: 'a lamp',
  description: 'dark',
  category: 'lamps',
};

/** An appeal of one citizen and one of a group. */
export function beginnings(county: CountyAtRegistration): AppealState[] {
  const confidential = { ...county, category: { ...county.category, confidential: true } };
  const report = openReport('walk', { text: 'rude', about: null }, confidential, actors.citizen, startMs);
  const people = [{ name: 'one' }, { name: 'two' }];
  const filings: RegisterBody[] = [
    filing,
    { ...filing, participants: { people } },
    { ...filing, participants: { declared: 9 } },
  ];
  const filed = filings.map((body) => {
    const done = register('walk', body, county, actors.integrator, startMs);
    if (isRefusal(done)) throw new Error(done.refused);
    return done.state;
  });
  return [...filed, report.state];
}

/** An instruction that waits for its leader's rating. Until then it goes as every other case does. */
export function beforeItsLeader(county: CountyAtRegistration): AppealState {
  const body: RegisterBody = {
    ...filing,
    kind: 'instruction',
    leader: 'leader',
    dueAt: new Date(startMs + 20 * 24 * hourMs).toISOString(),
  };
  const kept = { ...county, leaders: { ...county.leaders, instructing: leader } };
  const done = register('walk', body, kept, actors.county, startMs);
  if (isRefusal(done)) throw new Error(done.refused);
  const steps = [
    ['dispatch', { lead: 'alpha' }, actors.county],
    ['accept', {}, actors.alpha],
    ['complete', { result: 'resolved', statement: 'done' }, actors.alpha],
    ['approve', {}, actors.county],
  ] as const;
  return steps.reduce<AppealState>((state, [name, body, by]) => {
    const after = handle(state, { name, body }, { nowMs: startMs, actor: by, facts });
    if (!after.ok) throw new Error(after.refusal.refused);
    return after.state;
  }, done.state);
}

const actor = (account: string, role: Actor['role'], unit: string | null): Actor => ({ account, role, unit });
export const actors = {
  integrator: actor('hotline', 'integrator', null),
  citizen: actor('citizen:walk:0', 'citizen', null),
  one: actor('citizen:walk:1', 'citizen', null),
  two: actor('citizen:walk:2', 'citizen', null),
  town: actor('centre:town', 'centre', 'town'),
  clerk: actor('clerk:town', 'clerk', 'town'),
  county: actor('centre:county', 'centre', 'county'),
  alpha: actor('officer:alpha', 'officer', 'alpha'),
  beta: actor('officer:beta', 'officer', 'beta'),
  leader: actor('leader', 'leader', null),
  deputy: actor('deputy', 'leader', null),
  discipline: actor('inspector', 'discipline', 'discipline'),
  supervision: actor('supervisor', 'supervision', 'supervision'),
  system: actor('system', 'system', null),
};

const iso = (ms: number) => new Date(ms).toISOString();
const yes = { contacted: true, resolved: true, satisfaction: 'yes' };
const no = { contacted: true, resolved: false, satisfaction: 'no' };

/** Bodies with different effects for each command, at an instant. */
export function bodies(nowMs: number): Record<CommandName, readonly Record<string, unknown>[]> {
  const soon = iso(nowMs + 24 * hourMs);
  const call = { at: iso(nowMs), means: 'phone', said: 'words' };
  const said = { text: 'words' };
  const why = { reason: 'why' };
  const grounds = { grounds: 'not ours', basis: 'the list' };
  return {
    answer: [said],
    decline: [{ reason: 'in-court', explanation: 'words' }],
    object: [why],
    'decide-objection': [
      { overturn: true, ...why },
      { overturn: false, ...why },
    ],
    correct: [{ title: 'a lamp post', ...why }],
    'report-up': [{}],
    settle: [{ statement: 'done' }],
    dispatch: [{ lead: 'alpha' }, { lead: 'alpha', helpers: ['beta'] }],
    redispatch: [{ lead: 'beta', ...why }],
    'open-to-claims': [{ units: ['alpha'] }, { units: ['alpha'], fallback: 'beta' }],
    classify: [
      { kind: 'complaint', ...why },
      { urgency: 'critical', ...why },
      { category: 'graft', ...why },
    ],
    claim: [{}],
    split: [{ parts: [1, 2].map((n) => ({ title: `part ${n}`, description: 'd', category: 'lamps' })) }],
    merge: [{ into: 'master' }],
    'confirm-repeat': [{ of: 'master' }],
    accept: [{}],
    reassign: [{ person: 'second:alpha' }],
    promise: [{ catalogueItem: 'item', dueAt: soon, contactedAt: iso(nowMs), contactMeans: 'phone' }],
    'report-progress': [said],
    'deny-ownership': [grounds],
    'request-redispatch': [{ ...grounds, to: 'beta' }],
    'decide-redispatch': [
      { grant: true, lead: 'beta', ...why },
      { grant: false, ...why },
    ],
    transfer: [{ to: 'beta', ...why }],
    'accept-transfer': [{}],
    'refuse-transfer': [grounds],
    'request-help': [{ units: ['beta'], ...why }],
    'answer-help': [{ agree: true }, { agree: false, grounds: 'busy' }],
    'finish-part': [{ statement: 'done' }],
    excuse: [{ unit: 'beta', ...why }],
    'request-extension': [{ until: iso(nowMs + 15 * 24 * hourMs), ...why }],
    'decide-extension': [{ grant: true, ...why }],
    'request-pause': [{ ...why }],
    'decide-pause': [
      { grant: true, ...why },
      { grant: false, ...why },
    ],
    resume: [{}],
    complete: [{ result: 'resolved', statement: 'done' }],
    approve: [{}],
    return: [why],
    rate: [yes, no, { ...yes, resolved: 'partly' }],
    vote: [yes, no],
    'record-call-back': [
      { ...call, reached: false },
      { ...call, reached: true, rating: yes },
      { ...call, reached: true, withdrawal: 'confirmed' },
      { ...call, reached: true, withdrawal: 'refused' },
    ],
    'record-ballot': [{ at: iso(nowMs), place: 'hall', cast: 9, dissatisfied: 4, evidence: 'minutes' }],
    supplement: [said],
    urge: [why],
    withdraw: [why],
    escalate: [why],
    'take-over': [{}],
    convene: [{ at: soon, place: 'on site', units: ['alpha'] }],
    rule: [
      { lead: 'beta', helpers: ['alpha'], dueAt: soon, instruction: 'do' },
      { lead: 'alpha', dueAt: soon, instruction: 'do', final: true },
    ],
    'order-sweep': [{ units: ['gamma'], dueAt: soon }],
    supervise: [{ colour: 'yellow', instruction: 'reply', replyBy: soon }],
    'reply-order': [said],
    'put-on-conference': [why],
    'record-resolution': [{ ...said, approved: true }],
    'record-sanction': [{ kind: 'notice', unit: 'alpha', ...why }],
    reply: [said],
  };
}
