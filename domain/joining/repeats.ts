import { noCounts } from '../beginning/registered.ts';
import { DAY_MS, dueAtMs } from '../calendar/index.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealFact } from '../policy/policy.ts';
import type { AppealState, Counters, Link, Outcome } from '../state/index.ts';

/** These rules decide which earlier and merged filings make a case a repeated one. */

/** A case cannot be repeated if nobody looked into it, or if it continues under another number. */
const withoutHearing: readonly Outcome[] = ['withdrawn', 'declined', 'merged', 'split'];
export const endedUnheard = (outcome: Outcome | null | undefined): boolean =>
  outcome !== null && outcome !== undefined && withoutHearing.includes(outcome);

export const isSettled = ({ status, outcome }: Pick<AppealFact, 'status' | 'outcome'>): boolean =>
  status === 'closed' && !endedUnheard(outcome);

/** A filing soon after an earlier one is another voice of the same event. */
export function isSoonAfter(
  { policy, calendar }: Pick<AppealState, 'policy' | 'calendar'>,
  earlierMs: number,
  laterMs: number,
): boolean {
  return laterMs < dueAtMs(calendar, numbersOf({ policy }).gatheredWithin, earlierMs);
}

/** Counts links to repeats, but not links that are only noted or proposed. */
export const countsAsRepeat = ({ kind, registeredAtMs }: Link): boolean =>
  kind === 'repeats' && registeredAtMs !== null;

/** A duplicate that was filed soon before or after its open master is gathered (集中诉求), not repeated. */
export function isGathered(state: AppealState, { kind, registeredAtMs: otherMs }: Link): boolean {
  if (state.rules < 3 || kind !== 'merged-from' || otherMs === null) return false;
  const ownMs = state.registeredAtMs;
  return isSoonAfter(state, Math.min(ownMs, otherMs), Math.max(ownMs, otherMs));
}

/** Earlier or merged filings on the matter that count within the policy's days. */
export function repeats(state: AppealState): readonly Link[] {
  const settled = repeatsSettled(state);
  return withinDays(state).filter((link) => settled || !isGathered(state, link));
}

function withinDays({ rules, links, registeredAtMs, policy }: AppealState): readonly Link[] {
  const spanMs = policy.escalation.repeats.days * DAY_MS;
  const within = links.filter(
    ({ kind, registeredAtMs: otherMs }) =>
      (kind === 'merged-from' || kind === 'repeats') &&
      otherMs !== null &&
      Math.abs(registeredAtMs - otherMs) <= spanMs,
  );
  return rules < 3 ? within : firstOfEachFiling(within);
}

/** A filing that was confirmed as repeated and is merged later is one filing still. */
function firstOfEachFiling(links: readonly Link[]): readonly Link[] {
  const known = new Set<string>();
  return links.filter(({ appeal }) => !known.has(appeal) && known.add(appeal));
}

const repeatsSettled = (state: AppealState): boolean =>
  withinDays(state).some(({ kind, settled }) => kind === 'repeats' && settled === true);

/** The case has reached the policy's number of filings on one matter, itself included. */
export function isRepeated(state: AppealState): boolean {
  const { repeatsBefore, gatheredBefore = 0 } = state.counters;
  const spent = repeatsBefore + (repeatsSettled(state) ? gatheredBefore : 0);
  return repeats(state).length - spent + 1 >= state.policy.escalation.repeats.count;
}

/** Checks the last link. Only the event that reaches the policy's number raises a case. */
export function lastLinkCounts(state: AppealState): boolean {
  const last = state.links.at(-1);
  return state.rules < 3 || (last !== undefined && repeats(state).includes(last));
}

/** A ruling resets all counts. It also spends gathered filings that would count later. */
export function countsAfterRuling(state: AppealState): Counters {
  const counted = repeats(state);
  const gathered = withinDays(state).filter((link) => !counted.includes(link)).length;
  return { ...noCounts(counted.length), ...(gathered > 0 ? { gatheredBefore: gathered } : {}) };
}
