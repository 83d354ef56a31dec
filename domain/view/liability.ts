import { isoLocal } from '../calendar/index.ts';
import type { AppealState, LiabilityReason } from '../state/index.ts';

export interface LiabilityLine {
  readonly unit: string;
  readonly person: string;
  readonly from: string;
  readonly to: string | null;
  readonly why: LiabilityReason;
}

/** The liability ledger: who was liable from when to when and by which act, without gap or overlap. */
export const liabilityOf = ({ spans, calendar }: AppealState): LiabilityLine[] =>
  spans.map(({ unit, person, fromMs, toMs, why }) => ({
    unit,
    person,
    from: isoLocal(calendar, fromMs),
    to: toMs === null ? null : isoLocal(calendar, toMs),
    why,
  }));
