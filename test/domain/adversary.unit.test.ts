import { describe, expect, it } from 'vitest';
import { type AppealState, dueAtMs, isoLocal } from '../../domain/index.ts';
import { type Others, worstPlay } from '../support/adversary.ts';
import { seed, sequences } from '../support/depth.ts';
import { accepted, dispatched, given, iso, leaderUrban, promised } from '../support/domain-kit.ts';
import { chanceFrom, oneOf } from '../support/random-bodies.ts';

/** The deeper the run, the more ways are followed at once. */
const deep = sequences >= 10_000;
const search = { width: deep ? 24 : 4, moves: deep ? 22 : 12 };
console.info(`adversary: ${search.width} ways at once, HUIYIN_SEED=${seed}`);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ruling = { lead: 'housing', dueAt: iso('2026-03-20 18:00'), instruction: 'words' };
const beginnings: Readonly<Record<string, () => AppealState>> = {
  dispatched: () => given(...dispatched).state,
  accepted: () => given(...accepted).state,
  promised: () => given(...promised).state,
  'ruled by a leader': () => given(...accepted, ['rule', ruling, leaderUrban]).state,
};
const returns = [HOUR_MS, 2 * DAY_MS, 6 * DAY_MS];

/**
 * The latest red that the policy bears: the limit, every extension and pause that is granted at its longest, the least
 * time after a return once, and what reviews ran beyond their own limit. A completion is returned twice at most before a
 * leader has it; a leader returns as often. Holidays that fall into time that was shifted come on top.
 */
function latestMs(state: AppealState, { returnAfterMs, answerAfterMs, grants }: Others): number {
  const { calendar, policy } = state;
  const { extensions, pauses, limits } = policy;
  const complete = state.obligations.find(({ kind }) => kind === 'complete');
  let atMs = complete?.dueAtMs ?? 0;
  const add = (limit: string) => {
    atMs = dueAtMs(calendar, limit, atMs - 1);
  };
  for (let n = 0; grants && n < extensions.most; n += 1) add(extensions.longest);
  for (let n = 0; grants && n < pauses.most; n += 1) add(pauses.longest);
  add(limits.leastAfterReturn);
  const holidaysMs = grants ? 10 * DAY_MS : 4 * DAY_MS;
  return atMs + 2 * (returnAfterMs + DAY_MS) + answerAfterMs + holidaysMs;
}

describe('a unit that plays for time', () => {
  const plays = Object.keys(beginnings).flatMap((begun) =>
    [true, false].map((grants) => ({ begun, grants })),
  );

  it.each(plays)(
    'turns red or goes to a leader within what the policy bears: $begun, wishes granted: $grants',
    {
      timeout: 1_800_000,
    },
    ({ begun, grants }) => {
      for (const returnAfterMs of returns) {
        const chance = chanceFrom(seed + returnAfterMs);
        const others = { returnAfterMs, answerAfterMs: oneOf(chance, [HOUR_MS, DAY_MS]), grants };
        const state = beginnings[begun]!();
        const boundMs = latestMs(state, others);
        const worst = worstPlay(state, others, boundMs, { ...search, chance });
        const told = `neither red nor raised by ${isoLocal(state.calendar, boundMs)}; a return takes ${returnAfterMs / HOUR_MS} h`;
        expect(worst.endedAtMs, [told, ...worst.path].join('\n')).not.toBeNull();
      }
    },
  );

  it('is a search that finds more than idleness: asking for all that is granted lasts longer', () => {
    const state = beginnings.accepted!();
    const untilMs = state.lastAtMs + 300 * DAY_MS;
    const others = { returnAfterMs: DAY_MS, answerAfterMs: HOUR_MS, grants: true };
    const idle = worstPlay(state, others, untilMs, { width: 1, moves: 0, chance: chanceFrom(1) });
    const busy = worstPlay(state, others, untilMs, { width: 4, moves: 5, chance: chanceFrom(1) });
    const gainedMs = (busy.endedAtMs ?? untilMs) - (idle.endedAtMs ?? untilMs);
    expect(gainedMs).toBeGreaterThan(40 * DAY_MS);
  });
});
