import { openReport } from '../../domain/index.ts';
import { Appeal, at, file, filedAt, given, iso, type Step } from './domain-kit.ts';
import {
  categories,
  centre,
  citizen,
  county,
  housing,
  leaderUrban,
  supervision,
  water,
} from './sample-county.ts';
import { accepted, approved, completed, completing, dispatched, promised, rated } from './usual-way.ts';

/** One case for each status, and more for the facets that cross the stages. */

const ruling: Step = [
  'rule',
  { lead: 'housing', helpers: ['water'], dueAt: iso('2026-04-01 18:00'), instruction: 'x' },
  leaderUrban,
];
const declined: Step = ['decline', { reason: 'in-court', explanation: 'The court has it.' }, centre];
const group = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } };

export const representatives: Readonly<Record<string, () => Appeal>> = {
  registered: () => given(),
  pooled: () => given(['open-to-claims', { units: ['housing', 'water'] }, centre]),
  assigned: () => given(['dispatch', { lead: 'housing', helpers: ['water'] }, centre]),
  handling: () => given(...promised),
  reviewing: () => given(...completed),
  rating: () => given(...approved),
  closed: () => given(...approved, ['rate', rated('yes'), citizen]),
  consultation: () => file({ body: { kind: 'consultation' } }),
  'town triage': () => file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } }),
  'asked and pressed': () =>
    given(
      ...accepted,
      ['transfer', { to: 'water', reason: 'x' }, housing],
      ['request-help', { units: ['transport'], reason: 'x' }, housing],
      ['request-extension', { until: iso('2026-03-14 00:00'), reason: 'x' }, housing],
      ['request-pause', { reason: 'x' }, housing],
      ['withdraw', { reason: 'x' }, citizen],
      ['urge', { reason: 'x' }, citizen],
      ['supervise', { colour: 'white', instruction: 'x', replyBy: iso('2026-03-05 00:00') }, supervision],
    ),
  'on hold': () =>
    given(
      ...accepted,
      ['request-pause', { reason: 'x' }, housing],
      ['decide-pause', { grant: true, reason: 'x' }, centre],
    ),
  raised: () => given(...accepted, ['escalate', { reason: 'x' }, supervision]),
  'taken over': () => given(...accepted, ['take-over', {}, leaderUrban]),
  ruled: () => given(...accepted, ruling),
  'reviewing, ruled': () =>
    given(...accepted, ruling, ['finish-part', { statement: 'x' }, water], completing),
  declined: () => given(declined),
  'objected to': () => given(declined, ['object', { reason: 'x' }, citizen]),
  'a group rates': () => file({ body: group }).after(...approved),
  'a number rates': () => file({ body: { participants: { declared: 9 } } }).after(...approved),
  merging: () => given(['merge', { into: 'B2' }, centre]),
  misconduct: () => {
    const told = { text: 'He took money.', about: 'housing' };
    const confidential = { ...county, category: categories.misconduct! };
    const { state, events } = openReport('A1', told, confidential, citizen, at(filedAt));
    return new Appeal(state, [...events], at(filedAt));
  },
  listed: () => given(...dispatched, ['put-on-conference', { reason: 'x' }, supervision]),
};
