import { openAppeal, openReport, type Recorded } from '../../domain/index.ts';
import { type Appeal, at, type Filed, file, filedAt, given, iso, type Step } from './domain-kit.ts';
import {
  categories,
  centre,
  citizen,
  clerk,
  county,
  housing,
  integrator,
  leaderUrban,
  leaderUrbanFact,
  supervision,
  units,
} from './sample-county.ts';
import { accepted, approved, completed, completing, dispatched, promised } from './usual-way.ts';

/** Where the random lives begin: all sorts of filings and counties, some of them well on their way. */

const recorded = ({ state, events }: Appeal): Recorded => ({ state, events });
const filed = (how: Filed, ...steps: readonly Step[]) => recorded(file(how).after(...steps));
const people = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }, { name: 'Xu' }] } };
const quick = {
  version: 'quick',
  lights: { default: { yellow: '+0', red: '+1wd' }, complete: { yellow: '50%', red: '+0' } },
  reviewer: 'supervision' as const,
  callBackAttempts: 2,
  reworkByAnotherPerson: false,
};
const mayAsk = { version: 'may-ask', redispatch: { askWithin: '4h', mostAsked: 2 } };
const noYellow = { version: 'dark', lights: { default: { yellow: null, red: '-1wd' } } };

const instruction: Filed = {
  by: centre,
  body: { kind: 'instruction', leader: 'leader.urban', dueAt: iso('2026-03-10 00:00') },
  county: { leaders: { ...county.leaders, instructing: leaderUrbanFact } },
};

export const beginnings: Readonly<Record<string, () => Recorded>> = {
  'a filing': () => recorded(given()),
  'warned after the limit': () => filed({ policy: quick }),
  'no yellow': () => filed({ policy: noYellow }),
  'calendar days': () => filed({ county: { category: { ...categories.road!, limit: '9d' } } }),
  'in the town': () => filed({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } }),
  'a consultation': () => filed({ body: { kind: 'consultation' } }),
  'settled in the town': () =>
    filed({ by: clerk, county: { triage: { unit: 'east-centre', above: ['county-centre'] } } }, [
      'settle',
      { statement: 'Filled at once.' },
      clerk,
    ]),
  'a leader’s instruction': () => filed(instruction),
  'an instruction before its leader': () => filed(instruction, ...approved),
  'a leader without deputy': () =>
    filed({
      county: { leaders: { category: { ...leaderUrbanFact, deputy: null }, default: leaderUrbanFact } },
    }),
  'dispatched where units may ask': () => filed({ policy: mayAsk }, ...dispatched),
  'a redispatch asked for': () =>
    filed({ policy: mayAsk }, ...dispatched, [
      'request-redispatch',
      { grounds: 'not ours', basis: 'the list', to: 'water' },
      housing,
    ]),
  'redispatched twice': () =>
    recorded(
      given(
        ...dispatched,
        ['redispatch', { lead: 'water', reason: 'x' }, centre],
        ['redispatch', { lead: 'housing', helpers: ['water'], reason: 'x' }, centre],
      ),
    ),
  'a critical case': () => filed({ body: { urgency: 'critical' }, by: integrator }),
  'a critical case, dispatched at night': () =>
    filed({ body: { urgency: 'critical' }, by: integrator, at: '2026-05-01 03:00' }, ...dispatched),
  'an urgent case at work': () => filed({ body: { urgency: 'urgent' }, by: integrator }, ...accepted),
  'a suggestion': () => filed({ body: { kind: 'suggestion' } }),
  'called at once': () => filed({ policy: { version: 'at-once', callBackAtOnce: ['web'] } }, ...approved),
  'at work': () => recorded(given(...accepted)),
  'promised before a holiday': () => filed({ at: '2026-04-28 10:00' }, ...accepted),
  promised: () => recorded(given(...promised)),
  'in review': () => filed({ policy: quick }, ...completed),
  'before the citizen': () => recorded(given(...approved)),
  'before a group': () => filed({ body: people }, ...approved),
  'before a number of people': () => filed({ body: { participants: { declared: 9 } } }, ...approved),
  declined: () => recorded(given(['decline', { reason: 'in-court', explanation: 'x' }, centre])),
  'silent citizen': () => recorded(given(...approved).until('2026-03-08 00:00')),
  'finally ruled': () => recorded(given(...finallyRuled)),
  raised: () => recorded(given(...accepted, ['escalate', { reason: 'x' }, centre])),
  'taken over': () =>
    recorded(given(...accepted, ['escalate', { reason: 'x' }, centre], ['take-over', {}, leaderUrban])),
  'on hold': () => recorded(given(...promised, ...paused)),
  'on hold, asked and merging': () =>
    recorded(
      given(
        ...accepted,
        ['transfer', { to: 'water', reason: 'x' }, housing],
        ['withdraw', { reason: 'x' }, citizen],
        ['merge', { into: 'B2' }, centre],
        ...paused,
      ),
    ),
  helped: () => recorded(given(['dispatch', { lead: 'housing', helpers: ['water', 'transport'] }, centre])),
  'a report of misconduct': () =>
    openReport(
      'A1',
      { text: 'x', about: null },
      { ...county, category: categories.misconduct! },
      citizen,
      at(filedAt),
    ),
  'found by a sweep': () => openAppeal('A1', sweep, county, units.housing!, at(filedAt)),
};

const ruling = { lead: 'housing', dueAt: iso('2026-03-20 18:00'), instruction: 'x' };
const finallyRuled: readonly Step[] = [
  ...accepted,
  ['rule', ruling, leaderUrban],
  ['take-over', {}, leaderUrban],
  ['record-resolution', { text: 'x', approved: true }, supervision],
  ['rule', { ...ruling, final: true }, leaderUrban],
  completing,
  ['approve', {}, leaderUrban],
];
const paused: readonly Step[] = [
  ['request-pause', { reason: 'x' }, housing],
  ['decide-pause', { grant: true, reason: 'x' }, centre],
];

const sweep = {
  why: 'sweep',
  from: 'A0',
  kind: 'proactive',
  title: 'Holes',
  description: 'Look for holes.',
  category: 'road',
  area: null,
  location: null,
  citizen: null,
  anonymous: true,
  channel: 'sweep',
  registeredAtMs: at(filedAt),
  participants: [],
  lead: 'housing',
  dueAtMs: at('2026-03-20 00:00'),
} as const;
