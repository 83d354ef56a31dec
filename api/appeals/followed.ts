import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  audienceOf,
  type Followed,
  metresApart,
  numbersOf,
  type RegisterBody,
  refuse,
} from '../../domain/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { followedBy } from '../personal-data/follow-token.ts';
import { currentState, type StateNeeds } from './read-appeal.ts';

export type FollowingNeeds = StateNeeds & {
  readonly keyring: Keyring;
  readonly clock: () => number;
  readonly county: Pick<County, 'policy'>;
};

/** Kinds that join no other case, and that no other joins. */
const alone: readonly string[] = ['misconduct', 'instruction'];

/** Roles that file for others and see the list of cases. They may name a case by its number. */
const seats: readonly Actor['role'][] = ['clerk', 'centre'];

/**
 * Finds the case that a filing wants to follow. A citizen shows a token; a seat may name a number that it may read.
 * Throws 422 for any other.
 */
export async function followedCase(
  deps: FollowingNeeds,
  body: Pick<RegisterBody, 'kind' | 'category' | 'location' | 'into'>,
  actor: Actor,
): Promise<Followed | null> {
  if (body.into === undefined || alone.includes(body.kind)) return null;
  const known = followedBy(deps.keyring, body.into, deps.clock());
  const named = known ?? (seats.includes(actor.role) ? asAppealId(body.into) : null);
  if (named === null) throw problem('follow-expired');
  const state = await currentState(deps, named);
  const mayKnow = state && !state.category.confidential && (known !== null || audienceOf(state, actor));
  if (!mayKnow) throw refusalProblem(refuse('unknown-appeal', { appeal: body.into }));
  return { appeal: state.id, registeredAtMs: state.registeredAtMs, gathers: isOneMatter(deps, body, state) };
}

/** Open, of one category, and near enough: both are the same matter. */
function isOneMatter(
  { county }: FollowingNeeds,
  { category, location }: Pick<RegisterBody, 'category' | 'location'>,
  master: AppealState,
): boolean {
  const { stage, merging, category: own, registration } = master;
  const takes =
    !merging &&
    !alone.includes(registration.kind) &&
    stage.status !== 'closed' &&
    !(stage.status === 'rating' && stage.subject === 'decline');
  const metres = metresApart(location ?? null, registration.location);
  return takes && own.id === category && metres !== null && metres <= numbersOf(county).farBeyondMetres;
}
