import type { AppealState } from '../state/index.ts';
import type { Obligation, ObligationKind } from './obligation.ts';

/** Finds the obligation that the present status waits for. */
export function awaited(state: AppealState): Obligation | null {
  const kinds: Record<string, readonly ObligationKind[]> = {
    registered: ['dispatch'],
    pooled: ['claim'],
    assigned: ['accept'],
    handling: ['complete'],
    reviewing: ['review'],
    rating: ['call-back'],
    closed: [],
  };
  const wanted = kinds[state.stage.status] ?? [];
  return state.obligations.find((o) => wanted.includes(o.kind)) ?? null;
}
