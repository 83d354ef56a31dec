import { escalationTrigger, raise } from './escalation.ts';
import type { Draft } from './event.ts';
import { type Recorded, recordOne } from './record.ts';
import { type AppealState, clockActor } from './state.ts';

/** What follows from the state by itself, by the county's rules and nobody's command. */
const consequence = (state: AppealState, nowMs: number): Draft | null => {
  const reason = escalationTrigger(state);
  return reason === null ? null : raise(state, nowMs, { reason });
};

/** Adds what follows, until nothing more does. */
export function followUp(done: Recorded, nowMs: number, atMs = nowMs): Recorded {
  let sofar = done;
  for (let next = consequence(sofar.state, nowMs); next; next = consequence(sofar.state, nowMs)) {
    sofar = recordOne(sofar, { ...next, atMs }, { nowMs, actor: clockActor });
  }
  return sofar;
}
