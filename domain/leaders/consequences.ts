import { dispatchDraft } from '../acts/dispatching.ts';
import type { Draft } from '../event/event.ts';
import { type Recorded, recordOne } from '../event/record.ts';
import { type AppealState, clockActor } from '../state/index.ts';
import { escalationTrigger, raiseDraft } from './escalation.ts';

/** The county's rules bring this event without a command. */
function consequence(state: AppealState, event: string, nowMs: number): Draft | null {
  const reason = escalationTrigger(state, event);
  return reason === null ? fallbackDispatch(state, nowMs) : raiseDraft(state, nowMs, { reason });
}

/** The fall-back unit receives at once a case that nobody claimed. */
function fallbackDispatch(state: AppealState, nowMs: number): Draft | null {
  const unit = state.stage.status === 'registered' ? state.stage.fallback : null;
  const fact = unit === null ? undefined : state.units[unit];
  return fact ? dispatchDraft(state, nowMs, [fact], null) : null;
}

/** Adds consequences until there are no more. */
export function followUp(done: Recorded, nowMs: number, atMs = nowMs): Recorded {
  let sofar = done;
  for (;;) {
    const next = consequence(sofar.state, sofar.events.at(-1)?.type ?? '', nowMs);
    if (!next) return sofar;
    sofar = recordOne(sofar, { ...next, atMs }, { nowMs, actor: clockActor });
  }
}
