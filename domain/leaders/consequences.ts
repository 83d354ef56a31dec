import { dispatchDraft } from '../acts/dispatching.ts';
import type { Draft } from '../event/event.ts';
import { type Recorded, recordOne } from '../event/record.ts';
import { type AppealState, clockActor } from '../state/index.ts';
import { escalationTrigger, raise } from './escalation.ts';

/** What follows from an event by itself, by the county's rules and nobody's command. */
function consequence(state: AppealState, event: string, nowMs: number): Draft | null {
  const reason = escalationTrigger(state, event);
  return reason === null ? fallbackDispatch(state, nowMs) : raise(state, nowMs, { reason });
}

/** What nobody claimed goes to the fall-back unit at once. */
function fallbackDispatch(state: AppealState, nowMs: number): Draft | null {
  const unit = state.stage.status === 'registered' ? state.stage.fallback : null;
  const fact = unit === null ? undefined : state.units[unit];
  return fact ? dispatchDraft(state, nowMs, [fact], null) : null;
}

/** Adds what follows, until nothing more does. */
export function followUp(done: Recorded, nowMs: number, atMs = nowMs): Recorded {
  let sofar = done;
  for (;;) {
    const next = consequence(sofar.state, sofar.events.at(-1)?.type ?? '', nowMs);
    if (!next) return sofar;
    sofar = recordOne(sofar, { ...next, atMs }, { nowMs, actor: clockActor });
  }
}
