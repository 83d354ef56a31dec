import { type AppealState, handle, viewFor } from '../../domain/index.ts';
import { centre, citizen, facts, filed, housing, type Move, supervision } from './moves.ts';

/** A command on a case with many moves behind it, against the same command on a new one, in one warmed process. */

const HOUR_MS = 3_600_000;
/** So that a round takes more than a day: a citizen urges once a day. */
const BETWEEN_MS = 3 * HOUR_MS;
export interface LongCase {
  readonly moves: number;
  /** Medians in microseconds. */
  readonly youngUs: number;
  readonly oldUs: number;
  readonly youngViewUs: number;
  readonly oldViewUs: number;
}

/** What a case in work goes through over and over, and ends where it began: with its unit at work. */
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

/** Instants of a body are said in days ahead; null is now. */
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

/** A case at work that has had so many moves. */
function aged(moves: number): Aged {
  let now: Aged = filed('A1', [
    ['dispatch', { lead: 'housing' }, centre],
    ['accept', {}, housing],
  ]);
  for (let move = 0; move < moves; move += 1) now = give(now, round[move % round.length] as Move);
  return now;
}

/** Alternates between the two, so that both are measured in the same circumstances. */
export function measureLongCase(moves: number, repeats: number): LongCase {
  const [young, old] = [aged(0), aged(moves - (moves % round.length))];
  const times = {
    young: [] as number[],
    old: [] as number[],
    youngView: [] as number[],
    oldView: [] as number[],
  };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [name, from] of [
      ['young', young],
      ['old', old],
    ] as const) {
      let now = from;
      for (const move of round) {
        const startedMs = performance.now();
        now = give(now, move);
        const handledMs = performance.now();
        viewFor(now.state, housing(), now.nowMs);
        const viewedMs = performance.now();
        // The first half warms the process.
        if (repeat < repeats / 2) continue;
        times[name].push(handledMs - startedMs);
        times[`${name}View`].push(viewedMs - handledMs);
      }
    }
  }
  const us = (ms: readonly number[]) =>
    1000 * ([...ms].sort((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0);
  return {
    moves,
    youngUs: us(times.young),
    oldUs: us(times.old),
    youngViewUs: us(times.youngView),
    oldViewUs: us(times.oldView),
  };
}
