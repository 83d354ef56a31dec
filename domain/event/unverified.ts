import type { Actor, AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import type { Recorded } from './record.ts';

/** Before them every message was believed; what an appeal decided then, it decides again when it is replayed. */
const rulesThatAsk = 2;

/** Whether a message in nobody's proved name makes a difference to this appeal. */
const asks = ({ rules }: AppealState, unverified: boolean | undefined): boolean =>
  unverified === true && rules >= rulesThatAsk;

/**
 * Who sends a message around the API without proving who they are never acts as the county itself, and as anybody
 * else only where the county's policy lets them.
 */
export function unverifiedActor(
  state: AppealState,
  { actor, unverified }: { readonly actor: Actor; readonly unverified?: boolean },
): Refusal | null {
  if (!asks(state, unverified)) return null;
  const refused = actor.role === 'system' || state.policy.plainMessages === 'refused';
  return refused ? refuse('unverified-actor', { account: actor.account }) : null;
}

/** What such a message gave says so for ever; what the clock had brought before it does not. */
export function marked(done: Recorded, ticked: Recorded, unverified: boolean | undefined): Recorded {
  if (!asks(done.state, unverified)) return done;
  const events = done.events.map((event, index) =>
    index < ticked.events.length ? event : { ...event, unverified: true as const },
  );
  return { ...done, events };
}
