import { type AppealState, handle, viewFor } from '../../domain/index.ts';
import { median, sum } from '../statistics.ts';
import { centre, citizen, facts, filed, housing, type Move, supervision } from './moves.ts';

/** Compares a command on a long case with the same command on a new one, in one warmed process. */

const HOUR_MS = 3_600_000;
/** A round must take more than a day, because a citizen urges once a day. */
const BETWEEN_MS = 3 * HOUR_MS;
export interface LongCase {
  readonly moves: number;
  /** Medians in microseconds. */
  readonly youngUs: number;
  readonly oldUs: number;
  readonly youngViewUs: number;
  readonly oldViewUs: number;
}

/** A cycle of moves in a case at work. It ends in its first state, with the unit at work. */
const round: readonly Move[] = [
  ['report-progress', { text: 'Measured.' }, housing],
  ['supplement', { text: 'It is deeper now.' }, citizen],
  ['urge', { reason: 'Still there.' }, citizen],
  ['report-progress', { text: 'Material ordered.' }, housing],
  ['record-call-back', { at: null, means: 'phone', reached: true, said: 'Waits.' }, centre],
  ['supervise', { colour: 'white', instruction: 'Hurry.', replyBy: 1 }, supervision],
  ['reply-order', { text: 'We do.' }, housing],
  ['reassign', { person: 'housing.wang' }, housing],
  ['reassign', { person: 'housing.li' }, housing],
];

interface Aged {
  readonly state: AppealState;
  readonly nowMs: number;
}

/** Writes a body's instants as days ahead. Null means now. */
const bodyAt = (body: Move[1], nowMs: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      field === 'at' || field === 'replyBy'
        ? new Date(nowMs + Number(value ?? 0) * 24 * HOUR_MS).toISOString()
        : value,
    ]),
  );

function give({ state, nowMs }: Aged, [name, body, by]: Move): Aged {
  const laterMs = nowMs + BETWEEN_MS;
  const done = handle(
    state,
    { name, body: bodyAt(body, laterMs) },
    { nowMs: laterMs, actor: by(state), facts },
  );
  if (!done.ok) throw new Error(`${name} was refused: ${done.refusal.refused}`);
  return { state: done.state, nowMs: laterMs };
}

/** Makes a case at work with this number of moves. */
function aged(moves: number): Aged {
  let now: Aged = filed('A1', [
    ['dispatch', { lead: 'housing' }, centre],
    ['accept', {}, housing],
  ]);
  for (let move = 0; move < moves; move += 1) now = give(now, round[move % round.length] as Move);
  return now;
}

/** Alternates between the two cases, so that both are measured under the same conditions. */
export function measureLongCase(moves: number, repeats: number): LongCase {
  const cases = { young: aged(0), old: aged(moves - (moves % round.length)) };
  const times = { young: round.map((): number[] => []), old: round.map((): number[] => []) };
  const views = { young: [] as number[], old: [] as number[] };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const name of ['young', 'old'] as const) {
      let now = cases[name];
      round.forEach((move, at) => {
        const startedMs = performance.now();
        now = give(now, move);
        // The first half warms the process.
        if (repeat >= repeats / 2) times[name][at]?.push(performance.now() - startedMs);
      });
    }
  }
  // Measures views separately. Otherwise commands would pay for their garbage collection.
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const name of ['young', 'old'] as const) {
      const { state, nowMs } = cases[name];
      const startedMs = performance.now();
      viewFor(state, housing(), nowMs);
      views[name].push(performance.now() - startedMs);
    }
  }
  // The mean of the medians of all commands, because commands differ more than cases do.
  const mean = (all: readonly (readonly number[])[]) =>
    (1000 * sum(all.map((ms) => median(ms)))) / all.length;
  return {
    moves,
    youngUs: mean(times.young),
    oldUs: mean(times.old),
    youngViewUs: 1000 * median(views.young),
    oldViewUs: 1000 * median(views.old),
  };
}
