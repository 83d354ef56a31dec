import type { FilterQuery, NamedShelf, PreferenceShelf } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';

export interface ForgettingNeeds {
  readonly log: Log;
  readonly store: {
    readonly desk: {
      readonly preferences: Pick<PreferenceShelf, 'remove'>;
      readonly filters: Pick<NamedShelf<FilterQuery>, 'removeAllOf'>;
    };
  };
}

/**
 * Deletes the preferences and saved filters of accounts that left the county. The texts of their unit stay. A failure
 * is logged, because the accounts have left all the same.
 */
export async function forgetAccounts(
  { store, log }: ForgettingNeeds,
  accounts: readonly string[],
): Promise<void> {
  try {
    for (const account of accounts) {
      await store.desk.preferences.remove(account);
      await store.desk.filters.removeAllOf(account);
    }
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'what accounts had saved could not be deleted after they left');
  }
}
