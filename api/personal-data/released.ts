import { type AuditNeeds, auditReadings, type Leaving, type Reading } from './contacts.ts';
import { type UnsealingNeeds, unseal } from './unseal.ts';

export type ReleaseNeeds = UnsealingNeeds & AuditNeeds;

/**
 * Unseals a value before it leaves, then records the reading. Only an unsealed value shows whether it holds contact
 * data. Without the database it acts as `unseal` does.
 */
export async function releaseTexts<T>(
  deps: ReleaseNeeds,
  reading: Reading,
  leaving: readonly Leaving<T>[],
): Promise<T[]> {
  const { value } = await unseal(deps, leaving);
  return auditReadings(deps, reading, value);
}
