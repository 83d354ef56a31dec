import type { County } from '../../county/index.ts';
import type { Filing, Link, RegisterBody } from '../../domain/index.ts';
import type { EarlierAppeal, RepeatsOf } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';

export interface EarlierNeeds {
  readonly county: Pick<County, 'policy'>;
  readonly store: { repeats(of: RepeatsOf): Promise<readonly EarlierAppeal[]> };
  readonly clock: () => number;
  readonly log: Log;
}

const dayMs = 24 * 3_600_000;

/**
 * Earlier appeals of the same citizen in the same category count as repeats, and the unit that had the last one is
 * proposed to triage. Without the database nothing is known of them, which holds no filing up.
 */
export async function earlierAppeals(
  { county, store, clock, log }: EarlierNeeds,
  { kind, citizen, category }: Pick<RegisterBody, 'kind' | 'citizen' | 'category'>,
): Promise<Filing> {
  const phone = citizen?.phone;
  if (!phone || kind === 'misconduct') return {};
  const sinceMs = clock() - county.policy.escalation.repeats.days * dayMs;
  try {
    const found = await store.repeats({ phone, category, sinceMs });
    if (found.length === 0) return {};
    const links = found.map(
      ({ id, registeredAtMs }): Link => ({ kind: 'repeats', appeal: id, registeredAtMs }),
    );
    return { links, proposedLead: found.find(({ unit }) => unit !== null)?.unit ?? null };
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'earlier appeals could not be looked up');
    return {};
  }
}
