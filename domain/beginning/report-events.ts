import type { Evolvers } from '../event/event.ts';

export interface ReportEvents {
  'report-opened': { unit: string; person: string };
}

export const reportEvolvers: Evolvers<ReportEvents> = {
  'report-opened': (state, { unit, person }, { atMs }) => ({
    ...state,
    stage: { status: 'handling', liable: { unit, person, sinceMs: atMs, why: 'report' } },
    triage: { unit, above: [] },
    firstReceiver: unit,
    dispatchedAtMs: atMs,
  }),
};
