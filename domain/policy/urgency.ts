import { type Calendar, dueAtMs, type Limit } from '../calendar/index.ts';
import { type Raised, type Urgency, urgencies } from '../state/filing.ts';
import type { Category, LevelLimits, Policy } from './policy.ts';

/** A raised level shortens the limits of a case. A gas leak does not wait for the holidays to end. */

interface Level {
  readonly policy: Policy;
  readonly urgency?: Raised | undefined;
}

/** A policy without its own values has these. A level takes the ordinary value of each limit that it does not name. */
const usual: Readonly<Record<Raised, LevelLimits>> = {
  urgent: {
    dispatch: '15m',
    accept: '2h',
    complete: '72h',
    takeOver: '4h',
    leastAfterMove: '24h',
    leastAfterReturn: '24h',
    rework: '72h',
    review: '24h',
    urgeReply: '8h',
  },
  critical: {
    dispatch: '5m',
    accept: '15m',
    complete: '24h',
    takeOver: '2h',
    ruling: '24h',
    decision: '1h',
    leastAfterMove: '2h',
    leastAfterReturn: '2h',
    rework: '24h',
    review: '4h',
    urgeReply: '2h',
    contain: '2h',
  },
};

const levelOf = (policy: Policy, urgency: Raised): LevelLimits => policy.urgency?.[urgency] ?? usual[urgency];

/** The limits that a case of this level runs by. */
export const limitsOf = ({ policy, urgency }: Level): Policy['limits'] =>
  urgency ? { ...policy.limits, ...levelOf(policy, urgency) } : policy.limits;

/** The limit for the first measures on a critical case. */
export const containLimitOf = ({ policy }: Level): Limit => levelOf(policy, 'critical').contain ?? '2h';

/** The limit of the whole: the level's where it has one, never longer than the category's. */
export function wholeLimitOf(
  {
    policy,
    urgency,
    category,
    calendar,
  }: Level & { readonly category: Pick<Category, 'limit'>; readonly calendar: Calendar },
  fromMs: number,
): Limit {
  const level = urgency && levelOf(policy, urgency).complete;
  if (level === undefined) return category.limit;
  const isSooner = dueAtMs(calendar, level, fromMs) < dueAtMs(calendar, category.limit, fromMs);
  return isSooner ? level : category.limit;
}

/** Returns the graver of two levels. */
export const graver = (one: Urgency, other: Urgency): Urgency =>
  urgencies.indexOf(one) >= urgencies.indexOf(other) ? one : other;

/** The level of a case of this category, which no case is below. */
export const levelIn = ({ leastUrgency }: Pick<Category, 'leastUrgency'>, wanted: Urgency): Urgency =>
  graver(wanted, leastUrgency ?? 'ordinary');

export const urgencyOf = ({ urgency }: { readonly urgency?: Raised }): Urgency => urgency ?? 'ordinary';

/** The field of a state: an ordinary case has none. */
export const withUrgency = (urgency: Urgency): { urgency?: Raised } =>
  urgency === 'ordinary' ? {} : { urgency };

export const isCritical = ({ urgency }: { readonly urgency?: Raised }): boolean => urgency === 'critical';
