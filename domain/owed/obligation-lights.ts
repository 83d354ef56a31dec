import {
  type HeldSpan,
  type LightRule,
  type Limit,
  lightInstants,
  type Scale,
  scaleOf,
} from '../calendar/index.ts';
import type { AppealState } from '../state/index.ts';
import type { Light, Obligation, ObligationKind } from './obligation.ts';

/** Kinds that stand still on a hold; urges, orders and decisions run on. */
export const frozenOnHold: readonly ObligationKind[] = ['complete', 'promise', 'finish-part'];
export const scaleOfObligation = ({ limit }: { limit: Limit | null }): Scale =>
  limit === null ? 'working' : scaleOf(limit);

/** One scale for every light: from `since` to the date, less what is in no measure. */
export function lights(
  state: AppealState,
  kind: ObligationKind,
  limit: Limit | null,
  sinceMs: number,
  dueMs: number,
  overruns: readonly HeldSpan[] = [],
) {
  const ruled: LightRule = state.policy.lights[kind] ?? state.policy.lights.default;
  // A pool's minutes have no yellow: it is claimed or it lapses.
  const marks = kind === 'claim' ? { ...ruled, yellow: null } : ruled;
  const scale = scaleOfObligation({ limit });
  return lightInstants(state.calendar, scale, marks, sinceMs, dueMs, heldOf(state, kind, overruns));
}

/** The spans that are in no measure of an obligation: holds, where it stands still on one, and reviews that overran. */
export function heldOf(
  state: AppealState,
  kind: ObligationKind,
  overruns: readonly HeldSpan[] = [],
): readonly HeldSpan[] {
  if (state.rules < 3) return state.holds;
  if (!frozenOnHold.includes(kind)) return [];
  return overruns.length > 0 ? [...state.holds, ...overruns] : state.holds;
}

interface Instants {
  readonly yellowAtMs: number | null;
  readonly redAtMs: number | null;
}

/**
 * The lights of an obligation whose date has changed, on the scale from its `since` to the new date. A colour that
 * has not turned yet never turns before the change itself; one that has turned stays where it turned, or falls.
 */
export function movedLights(
  state: AppealState,
  { kind, limit, sinceMs, overruns, light, ...former }: Obligation,
  dueMs: number,
  nowMs: number,
): Instants {
  if (state.rules < 3) return lights(state, kind, limit, sinceMs, dueMs);
  if (kind === 'citizen-rating') return { yellowAtMs: null, redAtMs: null };
  const { yellowAtMs, redAtMs } = lights(state, kind, limit, sinceMs, dueMs, overruns);
  const yellowFromMs = (light === 'green' ? null : former.yellowAtMs) ?? nowMs;
  const redFromMs = (light === 'red' ? former.redAtMs : null) ?? nowMs;
  return {
    yellowAtMs: yellowAtMs === null ? null : Math.max(yellowAtMs, yellowFromMs),
    redAtMs: Math.max(redAtMs, redFromMs),
  };
}

/** A light may fall by a new date; only the clock lets it rise. */
export function lowered(
  light: Light,
  yellowAtMs: number | null,
  redAtMs: number | null,
  nowMs: number,
): Light {
  if (light === 'red' && redAtMs !== null && nowMs >= redAtMs) return 'red';
  if (light !== 'green' && yellowAtMs !== null && nowMs >= yellowAtMs) return 'yellow';
  return 'green';
}
