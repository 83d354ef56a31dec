import type { County } from '../../county/index.ts';
import type { ReferenceShelf } from '../../store/index.ts';
import { fromRecords } from '../http/records.ts';
import { filingDays } from '../ids/appeal-id.ts';
import { keyedHash, keyFor } from '../ids/keys.ts';

export interface ReferenceNeeds {
  readonly secret: string;
  readonly clock: () => number;
  readonly county: Pick<County, 'calendar'>;
  readonly store: { readonly references: ReferenceShelf };
}

/** Two filings are the same by this: a key within a namespace, on the two last days or on one day for ever. */
export interface FilingKey {
  readonly account: string;
  readonly key: string;
  readonly keyGiven: boolean;
  readonly day?: string;
}

/**
 * Reserves an integrator's own number before the start. The number is the filing's key from then on, whatever other key
 * the request has. Throws 503 while the database is away, because nobody could tell whether the number is taken.
 */
export async function byReference(
  { secret, clock, county, store }: ReferenceNeeds,
  account: string,
  reference: string,
): Promise<FilingKey> {
  const nowMs = clock();
  const { today } = filingDays(county.calendar, nowMs);
  const hash = keyedHash(keyFor(secret, 'reference'), [account, reference]).toString('hex');
  const day = await fromRecords(store.references.reserve(hash, today, nowMs));
  return { account: `${account} reference`, key: reference, keyGiven: true, day };
}
