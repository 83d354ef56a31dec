import { initialState, type RegisteredData } from '../beginning/registered.ts';
import { withSupplement } from '../joining/parts.ts';
import { applyEntry } from '../owed/apply-entry.ts';
import { withoutFormerPosts } from '../people/absence.ts';
import { type AppealState, liableOf, type Span } from '../state/index.ts';
import type { AppealEvent } from './event.ts';
import { evolvers } from './evolvers.ts';

type AnyEvolver = (state: AppealState, data: unknown, event: AppealEvent) => AppealState;

/** Applies an event: first its fact, then its changes of obligations, then the liability ledger. */
export function evolve(state: AppealState | null, event: AppealEvent): AppealState {
  if (event.type === 'registered') return begun(event as AppealEvent<'registered', RegisteredData>);
  if (state === null) throw new Error(`an appeal begins with registered, not with ${event.type}`);
  const evolver = (evolvers as Record<string, AnyEvolver | undefined>)[event.type];
  if (!evolver) throw new Error(`these rules do not know the event ${event.type}`);
  const told = withSupplement(withoutFormerPosts(evolver(state, event.data, event)), event);
  const owed = { ...told, obligations: event.ledger.reduce(applyEntry, told.obligations) };
  return { ...owed, spans: spansAfter(state, owed), seq: event.seq, lastAtMs: event.atMs };
}

function begun(event: AppealEvent<'registered', RegisteredData>): AppealState {
  const state = initialState(event);
  return { ...state, obligations: event.ledger.reduce(applyEntry, state.obligations) };
}

/** Applies the events in order. */
export const evolveAll = (state: AppealState | null, events: readonly AppealEvent[]): AppealState => {
  const last = events.reduce<AppealState | null>(evolve, state);
  if (last === null) throw new Error('an appeal begins with registered');
  return last;
};

/** Closes the running span and begins another when the liable unit or person changed. */
function spansAfter(before: AppealState, after: AppealState): readonly Span[] {
  const was = liableOf(before);
  const is = liableOf(after);
  if (
    was === is ||
    (was && is && was.sinceMs === is.sinceMs && was.unit === is.unit && was.person === is.person)
  ) {
    return before.spans;
  }
  const endMs = is?.sinceMs ?? (after.stage.status === 'closed' ? after.stage.closedAtMs : after.lastAtMs);
  const past = before.spans.map((span) => (span.toMs === null ? { ...span, toMs: endMs } : span));
  if (!is) return past;
  const { sinceMs, ...rest } = is;
  return [...past, { ...rest, fromMs: sinceMs, toMs: null }];
}
