import { type AuditNeeds, audited, type Leaving, type Reading } from './contacts.ts';
import { type UnsealingNeeds, unseal } from './unseal.ts';

export type ReleaseNeeds = UnsealingNeeds & AuditNeeds;

/**
 * What people said of themselves leaves by here: opened first, for only then it shows whether it tells how somebody
 * is reached; then the reading is written down. Without the database as `opened`.
 */
export async function released<T>(
  deps: ReleaseNeeds,
  reading: Reading,
  leaving: readonly Leaving<T>[],
): Promise<T[]> {
  const { value } = await unseal(deps, leaving);
  return audited(deps, reading, value);
}
