import type { County } from '../../county/index.ts';
import {
  type Actor,
  audienceOf,
  fieldOf,
  type Likened,
  leastLikeness,
  likenessOf,
  metresApart,
  type NearbyView,
  nearbyView,
} from '../../domain/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import type { NearCase, NearTo } from '../../store/index.ts';
import { followToken } from '../personal-data/follow-token.ts';

export interface SimilarNeeds {
  readonly store: { near(to: NearTo): Promise<readonly NearCase[]> };
  readonly county: Pick<County, 'policy'>;
  readonly keyring: Keyring;
  readonly clock: () => number;
}

export interface SimilarCase extends NearbyView {
  readonly distanceM: number | null;
  readonly follow: string;
  readonly id?: string;
  readonly title?: string;
}

const shownMost = 5;
const dayMs = 24 * 3_600_000;
const days = 90;
/** An open case that was filed longer ago still counts: it is what a neighbour would follow. */
const openDays = 366;
const toHundred = 100;

/**
 * Finds cases like the one that somebody is about to file. A stranger learns category, unit, state, rough place and
 * day. An office reads number and title besides, where it may read the case.
 */
export async function similarCases(
  deps: SimilarNeeds,
  sought: Likened,
  actor: Actor | null,
): Promise<SimilarCase[]> {
  const nowMs = deps.clock();
  const found = await deps.store.near({
    title: sought.title,
    location: sought.location,
    category: sought.category,
    sinceMs: nowMs - openDays * dayMs,
  });
  return found
    .filter((one) => isCurrent(one, nowMs))
    .map((one) => ({ one, likeness: likenessOf(sought, likenedIn(one)) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shownMost)
    .map(({ one }) => shown(deps, one, sought, actor));
}

const unheard = ['withdrawn', 'merged', 'split', 'declined'];

/**
 * Open, or closed within the last weeks after it was handled. A case on its way into another leads nowhere, nor does a
 * leader's instruction.
 */
const isCurrent = ({ state: { stage, category, merging, registration } }: NearCase, nowMs: number): boolean =>
  !category.confidential &&
  registration.kind !== 'instruction' &&
  !merging &&
  (stage.status !== 'closed' ||
    (nowMs - stage.closedAtMs < days * dayMs && !unheard.includes(stage.outcome)));

const likenedIn = ({ state, title, words, location }: NearCase): Likened => ({
  title,
  words,
  category: state.category.id,
  location,
});

function shown(
  { keyring, clock }: SimilarNeeds,
  { state, title }: NearCase,
  sought: Likened,
  actor: Actor | null,
): SimilarCase {
  const shownAs = nearbyView(state);
  // From field to field: the distance to a house would lead to the house.
  const metres = metresApart(fieldOf(sought.location), shownAs.place);
  const mayRead = actor !== null && actor.role !== 'citizen' && audienceOf(state, actor) !== null;
  return {
    ...shownAs,
    distanceM: metres === null ? null : Math.round(metres / toHundred) * toHundred,
    follow: followToken(keyring, state.id, clock()),
    ...(mayRead ? { id: state.id, title } : {}),
  };
}
