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

/** A hold freezes these kinds. Urges, orders and decisions continue. */
export const frozenOnHold: readonly ObligationKind[] = ['complete', 'promise', 'finish-part'];
export const scaleOfObligation = ({ limit }: { limit: Limit | null }): Scale =>
  limit === null ? 'working' : scaleOf(limit);

/** Every light uses one scale, from `since` to the date, without the spans that count for nobody. */
export function lights(
  state: AppealState,
  kind: ObligationKind,
  limit: Limit | null,
  sinceMs: number,
  dueMs: number,
  overruns: readonly HeldSpan[] = [],
) {
  const ruled: LightRule = state.policy.lights[kind] ?? state.policy.lights.default;
  // A pool's minutes have no yellow, because it is claimed or lapses.
  const marks = kind === 'claim' ? { ...ruled, yellow: null } : ruled;
  const scale = scaleOfObligation({ limit });
  const instants = (rule: LightRule) =>
    lightInstants(state.calendar, scale, rule, sinceMs, dueMs, heldOf(state, kind, overruns));
  const turned = instants(marks);
  const isTooSoon = turned.yellowAtMs !== null && turned.yellowAtMs <= sinceMs;
  return state.urgency && isTooSoon ? instants({ ...marks, yellow: shareOfShortLimit }) : turned;
}

/**
 * The county's offset may be longer than an urgent or critical limit: a working day before the end of 24 hours. Such an
 * obligation turns yellow by this share, because no light turns at the instant at which work begins.
 */
const shareOfShortLimit = '75%';

/**
 * Spans that no measure of an obligation includes. They are holds, for kinds that they freeze, and the excess
 * of reviews.
 */
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
 * Recomputes the lights after a date changed, on the scale from `since` to the new date. A colour that is
 * still ahead never turns before the change. A colour that has turned stays where it turned, or falls.
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

/** A new date may lower a light. Only the clock raises it. */
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
