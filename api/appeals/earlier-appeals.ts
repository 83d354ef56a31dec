import type { County } from '../../county/index.ts';
import {
  endedUnheard,
  type FilingFacts,
  isSameMatter,
  isSoonAfter,
  type Link,
  numbersOf,
  type RegisterBody,
} from '../../domain/index.ts';
import type { AlikeTo, EarlierAppeal, RepeatsOf } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';

export interface EarlierNeeds {
  readonly county: Pick<County, 'policy' | 'calendar'>;
  readonly store: {
    repeats(of: RepeatsOf): Promise<readonly EarlierAppeal[]>;
    alike(to: AlikeTo): Promise<readonly EarlierAppeal[]>;
  };
  readonly clock: () => number;
  readonly log: Log;
}

const dayMs = 24 * 3_600_000;
/** The number of best matching titles that one filing opens and compares. */
const comparedMost = 8;

type FiledMatter = Pick<RegisterBody, 'kind' | 'citizen' | 'category' | 'title' | 'location'>;

/**
 * Finds earlier cases that a filing may repeat. The same place and title counts as a repeat. A recent open case is
 * proposed for a merge, and other filings of the telephone go to triage as proposals. The unit of the earlier case
 * is proposed as well. Without the database it finds nothing, and the filing goes on.
 */
export async function earlierAppeals(deps: EarlierNeeds, filed: FiledMatter): Promise<FilingFacts> {
  // Nobody's voice is counted in a report, nor in a leader's instruction.
  if (filed.kind === 'misconduct' || filed.kind === 'instruction') return {};
  try {
    const [ofPhone, alike] = await Promise.all([filedBefore(deps, filed), alikeBefore(deps, filed)]);
    const others = alike.filter(({ id }) => !ofPhone.some((one) => one.id === id));
    const known = [
      ...ofPhone.map((earlier) => ({ earlier, samePhone: true })),
      ...others.map((earlier) => ({ earlier, samePhone: false })),
    ];
    const linked = known.flatMap(({ earlier, samePhone }) => {
      const link = linkTo(deps, filed, earlier, samePhone);
      return link === null ? [] : [{ link, unit: earlier.unit }];
    });
    if (linked.length === 0) return {};
    const inOrder = linked.sort((a, b) => order.indexOf(a.link.kind) - order.indexOf(b.link.kind));
    return {
      links: inOrder.map(({ link }) => link),
      proposedLead: inOrder.find(({ unit }) => unit !== null)?.unit ?? null,
    };
  } catch (error) {
    deps.log.warn({ error: nameOf(error) }, 'earlier appeals could not be looked up');
    return {};
  }
}

const order: readonly Link['kind'][] = ['repeats', 'may-merge', 'may-repeat'];

const sinceMs = ({ county, clock }: EarlierNeeds): number =>
  clock() - county.policy.escalation.repeats.days * dayMs;

async function filedBefore(
  deps: EarlierNeeds,
  { citizen, category }: FiledMatter,
): Promise<readonly EarlierAppeal[]> {
  const [phone, ...phones] = [citizen?.phone ?? [], citizen?.phones ?? []].flat();
  if (!phone) return [];
  return deps.store.repeats({ phone, phones, category, sinceMs: sinceMs(deps) });
}

/** A filing without a place matches no other, so the search is skipped. */
async function alikeBefore(
  deps: EarlierNeeds,
  { category, title, location }: FiledMatter,
): Promise<readonly EarlierAppeal[]> {
  if (!location) return [];
  return deps.store.alike({ category, title, sinceMs: sinceMs(deps), most: comparedMost });
}

/** Links this filing to an earlier one. null: that one cannot be repeated, or is another matter. */
function linkTo(
  deps: EarlierNeeds,
  filed: FiledMatter,
  earlier: EarlierAppeal,
  samePhone: boolean,
): Link | null {
  const { id: appeal, registeredAtMs, outcome } = earlier;
  if (endedUnheard(outcome)) return null;
  const common = { appeal, registeredAtMs };
  const settled = outcome !== null;
  if (!agrees(deps, filed, earlier))
    return samePhone ? { kind: 'may-repeat', ...common, why: 'telephone' } : null;
  if (!settled && isSoonAfter(deps.county, registeredAtMs, deps.clock()))
    return { kind: 'may-merge', ...common, why: 'place-and-title' };
  return { kind: 'repeats', ...common, why: 'place-and-title', ...(settled ? { settled } : {}) };
}

function agrees({ county }: EarlierNeeds, filed: FiledMatter, { title, location }: EarlierAppeal): boolean {
  if (title === null) return false;
  const { sameWithinMetres } = numbersOf(county);
  const own = { title: filed.title, location: filed.location ?? null };
  return isSameMatter(own, { title, location }, sameWithinMetres);
}
