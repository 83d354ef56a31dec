import {
  type Actor,
  addDays,
  type Calendar,
  type CountyAtRegistration,
  type DispatchRule,
  dayOf,
  type Refusal,
  refuse,
} from '../domain/index.ts';
import { type Directory, ruleKey } from './directory.ts';
import { categoryFact } from './facts.ts';
import type { DispatchEntry, Unit } from './types.ts';
import { leadersFor, unitFact } from './unit-facts.ts';

/** Days of the calendar before and after an appeal's registration that the appeal keeps. */
const KEPT_BEFORE_DAYS = 31;
const KEPT_AFTER_DAYS = 550;

/**
 * Makes the facts that a new appeal keeps. They depend on category, triage, dispatch rule and day alone, as leave
 * begins and ends with a day. One object therefore serves all appeals of a day.
 */
export function registrations(directory: Directory) {
  let today = '';
  let made = new Map<string, CountyAtRegistration>();
  return (
    category: string,
    actor: Actor,
    nowMs: number,
    area?: string,
    leader?: string,
  ): CountyAtRegistration | Refusal => {
    const day = dayOf(directory.data.calendar, nowMs);
    if (day !== today) {
      today = day;
      made = new Map();
    }
    const triage = triageUnit(directory, actor);
    const rule = triage === directory.data.centre ? ruleFor(directory, category, area) : null;
    const key = `${triage} ${category} ${rule === null ? '' : ruleKey(category, rule.area)} ${leader ?? ''}`;
    const before = made.get(key);
    if (before) return before;
    const fresh = atRegistration(directory, { category, triage, rule, leader }, nowMs);
    if (!('refused' in fresh)) made.set(key, fresh);
    return fresh;
  };
}

/** Triage begins at the unit of the filing clerk, or otherwise at the county's centre. */
const triageUnit = ({ data, units }: Directory, { role, unit }: Actor): string =>
  role === 'clerk' && unit !== null && units.has(unit) ? unit : data.centre;

function atRegistration(
  directory: Directory,
  {
    category: id,
    triage,
    rule,
    leader,
  }: { category: string; triage: string; rule: DispatchEntry | null; leader: string | undefined },
  nowMs: number,
): CountyAtRegistration | Refusal {
  const category = categoryFact(directory, id);
  if (!category) return refuse('unknown-category', { category: id });
  const { policy, calendar, supervision, discipline } = directory.data;
  const above = directory.above.get(triage) ?? [];
  const kept = unitsOf(directory, [triage, ...above, supervision, discipline]);
  return {
    policy,
    calendar: calendarAround(calendar, nowMs, nowMs),
    category,
    triage: { unit: triage, above },
    units: Object.fromEntries(kept.map((unit) => [unit.id, unitFact(directory, unit, nowMs)])),
    leaders: leadersFor(directory, id, nowMs, leader),
    supervision,
    discipline,
    ...(rule ? { dispatchRule: dispatchRuleOf(directory, rule, nowMs) } : {}),
  };
}

/**
 * The most specific rule wins: the village's, then its town's, then the general one. A clerk triages what the clerk
 * files.
 */
function ruleFor({ dispatch, units }: Directory, category: string, area = ''): DispatchEntry | null {
  for (let at = units.get(area); at; at = units.get(at.parent ?? '')) {
    const rule = dispatch.get(ruleKey(category, at.id));
    if (rule) return rule;
  }
  return dispatch.get(ruleKey(category, null)) ?? null;
}

function dispatchRuleOf(directory: Directory, rule: DispatchEntry, nowMs: number): DispatchRule | null {
  const facts = (ids: readonly string[]) =>
    unitsOf(directory, ids).map((unit) => unitFact(directory, unit, nowMs));
  const [lead] = facts(rule.unit === null ? [] : [rule.unit]);
  if (lead) return { to: 'unit', lead, helpers: facts(rule.helpers) };
  const [fallback = null] = facts(rule.fallback === null ? [] : [rule.fallback]);
  return { to: 'pool', units: facts(rule.pool ?? []), fallback };
}

const unitsOf = ({ units }: Directory, ids: readonly string[]): Unit[] =>
  ids.flatMap((id) => units.get(id) ?? []);

/**
 * The days that an appeal keeps, from before its registration to well after now. Older and later years stay out of
 * its state.
 */
export const calendarAround = (calendar: Calendar, registeredAtMs: number, nowMs: number): Calendar =>
  windowOf(calendar, dayOf(calendar, registeredAtMs), dayOf(calendar, Math.max(registeredAtMs, nowMs)));

function windowOf(calendar: Calendar, first: string, last: string): Calendar {
  const from = addDays(first, -KEPT_BEFORE_DAYS);
  const to = addDays(last, KEPT_AFTER_DAYS);
  const kept = Object.entries(calendar.days).filter(([listed]) => from <= listed && listed <= to);
  return { ...calendar, days: Object.fromEntries(kept) };
}
