import { setTimeout as pause } from 'node:timers/promises';
import { patiently, type StoreOptions } from '../connection.ts';
import { missingIndexes } from '../indexes.ts';
import { recordSeal } from '../record-seal.ts';
import { auditActs } from './acts.ts';
import { auditAnchors } from './anchors.ts';
import { type AuditPatience, auditAppeals } from './appeals.ts';
import type { AuditResult, Discrepancy, TellDiscrepancy } from './findings.ts';

export type { AuditResult, Discrepancy } from './findings.ts';
export { findings } from './findings.ts';

const usual: AuditPatience = { looks: 3, pause: () => pause(2_000) };

/** Recomputes all that MongoDB stores as evidence, and reports each discrepancy at once. It changes nothing. */
export function auditStore(
  options: StoreOptions,
  told: TellDiscrepancy,
  nowMs: number,
  patience: AuditPatience = usual,
): Promise<AuditResult> {
  return patiently(options, async (collections) => {
    const seals = { records: recordSeal(options.keyring) };
    let discrepancies = 0;
    const tell = (found: Discrepancy) => {
      discrepancies += 1;
      told(found);
    };
    const missing = await missingIndexes(collections);
    for (const about of missing) tell({ what: 'index-missing', about });
    const anchors = await auditAnchors(collections, tell, nowMs);
    const acts = await auditActs(collections, seals, tell, nowMs);
    const counts = await auditAppeals(collections, seals, tell, {
      ...patience,
      indexed: !missing.includes('events appeal-seq'),
    });
    return { ...counts, anchors, acts, discrepancies };
  });
}
