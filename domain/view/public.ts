import { isoLocal } from '../calendar/index.ts';
import { worstLight } from '../owed/obligation.ts';
import { type AppealState, liableOf } from '../state/index.ts';

/**
 * The public view of an appeal holds no personal data, no number and no written word. It is null for a report
 * of misconduct, and for a leader's instruction, which is no citizen's appeal. Filers write the area, so it appears only where it is one of the county's own.
 */
export function publicViewOf(state: AppealState, knownAreas: readonly string[] = []) {
  const { category, registration, stage, calendar } = state;
  if (category.confidential || registration.kind === 'instruction') return null;
  const iso = (ms: number | null) => (ms === null ? null : isoLocal(calendar, ms));
  const { kind, area, areaId } = registration;
  return {
    kind,
    category: category.id,
    area: [areaId, area].find((id) => id && knownAreas.includes(id)) ?? null,
    status: stage.status,
    light: worstLight(state.obligations),
    unit: liableOf(state)?.unit ?? state.spans.at(-1)?.unit ?? null,
    registeredAt: iso(state.registeredAtMs),
    dispatchedAt: iso(state.dispatchedAtMs),
    overallDueAt: iso(state.overallDueAtMs),
    closedAt: stage.status === 'closed' ? iso(stage.closedAtMs) : null,
    outcome: stage.status === 'closed' ? stage.outcome : null,
  };
}

export type PublicView = NonNullable<ReturnType<typeof publicViewOf>>;

/** The fields of the public view, for the table of readers. */
export const publicFields = [
  'kind',
  'category',
  'area',
  'status',
  'light',
  'unit',
  'registeredAt',
  'dispatchedAt',
  'overallDueAt',
  'closedAt',
  'outcome',
] as const satisfies readonly (keyof PublicView)[];
