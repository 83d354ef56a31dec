import type { Actor, AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import type { Recorded } from './record.ts';

/** Earlier rules believed every message. A replay must decide as the appeal decided then. */
const rulesThatAsk = 2;

/** Older appeals treat unverified messages like all others. */
const asks = ({ rules }: AppealState, unverified: boolean | undefined): boolean =>
  unverified === true && rules >= rulesThatAsk;

/**
 * An unverified sender never acts as the county itself. The policy decides whether such a sender acts as
 * anybody else.
 */
export function unverifiedActor(
  state: AppealState,
  { actor, unverified }: { readonly actor: Actor; readonly unverified?: boolean },
): Refusal | null {
  if (!asks(state, unverified)) return null;
  const refused = actor.role === 'system' || state.policy.plainMessages === 'refused';
  return refused ? refuse('unverified-actor', { account: actor.account }) : null;
}

/**
 * Marks the events of an unverified message for ever. Events that the clock brought before it stay unmarked.
 */
export function markUnverified(done: Recorded, ticked: Recorded, unverified: boolean | undefined): Recorded {
  if (!asks(done.state, unverified)) return done;
  const events = done.events.map((event, index) =>
    index < ticked.events.length ? event : { ...event, unverified: true as const },
  );
  return { ...done, events };
}
