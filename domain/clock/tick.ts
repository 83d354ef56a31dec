import { type Recorded, recordOne } from '../event/record.ts';
import { followUp } from '../leaders/consequences.ts';
import { type AppealState, clockActor } from '../state/index.ts';
import type { Deadline } from './deadline-rule.ts';
import { deadlineRules } from './deadlines.ts';

function earliest(state: AppealState): Deadline | null {
  if (state.stage.status === 'closed') return null;
  return deadlineRules
    .flatMap((deadlines) => deadlines(state))
    .reduce<Deadline | null>(
      (first, next) => (first === null || next.atMs < first.atMs ? next : first),
      null,
    );
}

/** The instant (epoch ms) at which the clock must wake, or null when nothing waits for it. */
export const nextDeadlineMs = (state: AppealState): number | null => earliest(state)?.atMs ?? null;

/**
 * Applies every deadline that has passed, in order, each with its own instant. A deadline has passed at the
 * due instant itself.
 */
export function tick(state: AppealState, nowMs: number): Recorded {
  const by = { nowMs: Math.max(nowMs, state.lastAtMs), actor: clockActor };
  let done: Recorded = { state, events: [] };
  for (let due = earliest(done.state); due && due.atMs <= by.nowMs; due = earliest(done.state)) {
    const fired = due.fire(done.state, by.nowMs);
    done = followUp(recordOne(done, { ...fired, atMs: due.atMs }, by), by.nowMs, due.atMs);
  }
  return done;
}
