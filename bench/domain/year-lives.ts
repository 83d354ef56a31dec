import type * as Rules from '../../domain/index.ts';
import { type Chance, oneOf } from '../../test/support/random-bodies.ts';
import * as sample from '../../test/support/sample-county.ts';
import { centre, citizen, filing, housing, leader, type Move, person, water } from './moves.ts';

/** Simulates a county's year: usual shares of all kinds of cases, commands after hours or days, ticks and views. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const rating = (satisfaction: string) => ({ contacted: true, resolved: satisfaction !== 'no', satisfaction });

const dispatched: readonly Move[] = [['dispatch', { lead: 'housing' }, centre]];
const accepted: readonly Move[] = [...dispatched, ['accept', {}, housing]];
const promise = { catalogueItem: 'pothole', dueAt: 3, contactedAt: 0, contactMeans: 'phone' };
const promised: readonly Move[] = [...accepted, ['promise', promise, housing]];
const completed: readonly Move[] = [['complete', { result: 'resolved', statement: 'Filled.' }, housing]];
const approved: readonly Move[] = [...completed, ['approve', {}, centre]];
const worked: readonly Move[] = [...promised, ['report-progress', { text: 'Measured.' }, housing]];
const grounds = { grounds: 'not our road', basis: 'the list of duties' };
const people = { participants: { people: ['Li', 'Wu', 'Xu', 'He'].map((name) => ({ name })) } };

interface Sort {
  readonly share: number;
  readonly body?: object;
  readonly moves: readonly Move[];
}
const sorts: readonly Sort[] = [
  { share: 50, moves: [...worked, ...approved, ['rate', rating('yes'), citizen]] },
  { share: 12, moves: [...worked, ['urge', { reason: 'Still there.' }, citizen], ...approved] },
  {
    share: 8,
    moves: [
      ...worked,
      ...approved,
      ['rate', rating('no'), citizen],
      ...approved,
      ['rate', rating('yes'), citizen],
    ],
  },
  {
    share: 6,
    moves: [
      ...worked,
      ...completed,
      ['return', { reason: 'No photo.' }, centre],
      ...approved,
      ['rate', rating('yes'), citizen],
    ],
  },
  {
    share: 6,
    moves: [
      ['open-to-claims', { units: ['housing', 'water'] }, centre],
      ['claim', {}, water],
      ['supplement', { text: 'It is deeper now.' }, citizen],
    ],
  },
  {
    share: 6,
    body: people,
    moves: [...worked, ...approved, ...[1, 2, 3, 4].map((n): Move => ['vote', rating('yes'), person(n)])],
  },
  {
    share: 5,
    moves: [
      ...accepted,
      ['request-pause', { reason: 'Rain.' }, housing],
      ['decide-pause', { grant: true, reason: 'Rain.' }, centre],
      ['report-progress', { text: 'It rains.' }, housing],
      ['resume', {}, housing],
      ...approved,
      ['rate', rating('neutral'), citizen],
    ],
  },
  {
    share: 4,
    moves: [
      ...accepted,
      ['transfer', { to: 'water', reason: 'Theirs.' }, housing],
      ['refuse-transfer', grounds, water],
      ['deny-ownership', grounds, housing],
      ['take-over', {}, leader],
      ['rule', { lead: 'water', dueAt: 20, instruction: 'Do it.' }, leader],
      ['complete', { result: 'resolved', statement: 'Filled.' }, water],
      ['approve', {}, leader],
      ['rate', rating('yes'), citizen],
    ],
  },
  { share: 3, moves: [['decline', { reason: 'in-court', explanation: 'The court has it.' }, centre]] },
];
const drawn = sorts.flatMap((sort) => Array<Sort>(sort.share).fill(sort));

export interface Counted {
  readonly commands: number;
  readonly refused: number;
}

/** Lives this number of cases one after the other. No case reads another. */
export function liveYear(rules: typeof Rules, lives: number, chance: Chance): Counted {
  const county = { ...sample.county, calendar: sample.calendar };
  const yearMs = Date.parse('2026-01-02T09:00:00+08:00');
  let commands = 0;
  let refused = 0;
  for (let life = 0; life < lives; life += 1) {
    const { body = {}, moves } = oneOf(chance, drawn);
    const id = `Y${life}`;
    let nowMs = yearMs + Math.floor((life / lives) * 300) * DAY_MS;
    const begun = rules.register(id, { ...filing, ...body }, county, citizen({ id }), nowMs);
    if (rules.isRefusal(begun)) throw new Error(`filing was refused: ${begun.refused}`);
    let { state } = begun;
    for (const [name, said, by] of moves) {
      nowMs += oneOf(chance, [HOUR_MS, 4 * HOUR_MS, DAY_MS]);
      state = awake(rules, state, nowMs);
      const actor = by(state);
      const done = rules.handle(
        state,
        { name, body: dated(said, nowMs) },
        { nowMs, actor, facts: sample.facts },
      );
      commands += 1;
      if (done.ok) state = done.state;
      else refused += 1;
      for (const reader of [actor, sample.centre]) rules.viewFor(state, reader, nowMs);
    }
    state = awake(rules, state, nowMs + 60 * DAY_MS);
    rules.viewFor(state, sample.supervision, nowMs + 60 * DAY_MS);
  }
  return { commands, refused };
}

/** Wakes the clock at each deadline, as the workflow does. */
function awake(rules: typeof Rules, begun: Rules.AppealState, nowMs: number): Rules.AppealState {
  let state = begun;
  for (
    let next = rules.nextDeadlineMs(state);
    next !== null && next <= nowMs;
    next = rules.nextDeadlineMs(state)
  )
    state = rules.tick(state, next).state;
  return state;
}

/** Writes dates as days from now. */
const dated = (body: Move[1], nowMs: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      typeof value === 'number' ? new Date(nowMs + value * DAY_MS).toISOString() : value,
    ]),
  );
