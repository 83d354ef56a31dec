import type { County } from '../../county/index.ts';
import { isoLocal } from '../../domain/index.ts';
import type { CountyShelf } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';

export interface ProgressNeeds {
  readonly store: { readonly county: Pick<CountyShelf, 'carrying'> };
  readonly county: Pick<County, 'calendar'>;
  readonly log: Log;
}

/**
 * Reports how many open appeals have taken over the last change. null: there was no change, or the database is
 * unavailable.
 */
export async function countyProgress({ store, county, log }: ProgressNeeds) {
  try {
    const found = await store.county.carrying();
    if (!found?.carry) return null;
    const {
      calendar,
      policy,
      people = false,
      state,
      total,
      done,
      failed,
      storedAtMs,
      finishedAtMs,
    } = found.carry;
    return {
      version: found.version,
      calendar,
      policy,
      people,
      state,
      total,
      done,
      failed,
      storedAt: isoLocal(county.calendar, storedAtMs),
      finishedAt: finishedAtMs === null ? null : isoLocal(county.calendar, finishedAtMs),
    };
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'the progress of a change of the county could not be read');
    return null;
  }
}
