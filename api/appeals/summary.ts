import type { County } from '../../county/index.ts';
import { areaIdIn, type Brief, isoLocal } from '../../domain/index.ts';

/** An appeal as a row, with the instants in the county's time. Its texts are still sealed. */
export function summaryOf(county: Pick<County, 'calendar' | 'areaOf'>, brief: Brief, nowMs: number) {
  const iso = (ms: number) => isoLocal(county.calendar, ms);
  const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));
  const { unit, person, waitsFor, registeredAtMs, movedAtMs, closedAtMs, ...same } = brief;
  const dueAtMs = waitsFor?.dueAtMs ?? null;
  return {
    ...same,
    // Rows that earlier releases stored have no level.
    urgency: brief.urgency ?? ('ordinary' as const),
    areaId: areaIdIn(brief, county.areaOf),
    overdue: dueAtMs !== null && nowMs >= dueAtMs,
    dueAt: isoOrNull(dueAtMs),
    registeredAt: iso(registeredAtMs),
    movedAt: iso(movedAtMs),
    closedAt: isoOrNull(closedAtMs),
    liable: unit !== null && person !== null ? { unit, person } : null,
    waitsFor: waitsFor && { kind: waitsFor.kind, unit: waitsFor.unit, person: waitsFor.person },
  };
}
export type Summary = ReturnType<typeof summaryOf>;

/** Names the answer for programs, and adds the town or village that a filer's words name. */
export const withArea = <T extends { readonly area: string | null; readonly areaId: string | null }>(
  county: Pick<County, 'areaOf'>,
  view: T,
) => ({
  type: 'appeal' as const,
  ...view,
  areaId: areaIdIn(view, county.areaOf),
});
