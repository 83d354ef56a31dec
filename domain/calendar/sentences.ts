import type { Wording } from '../wording/wording.ts';
import { type Limit, parseLimit } from './limit.ts';
import { countsDays, ON_HOLD, type Tally, WEEKEND } from './tally.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { describeLimit, englishName, plural, wordDay, wordEnd, wordMoment, wordRange } from './words.ts';

interface DeadlineStory {
  limit: Limit | null;
  scale: Scale;
  sinceMs: number;
  dueMs: number;
  held: readonly HeldSpan[];
  overran: readonly HeldSpan[];
  wholeDays: boolean;
  set: boolean;
}

/** Explains a deadline in one sentence per language: limit, start, counted days, skipped days and end. */
export function deadlineSentences(calendar: Calendar, told: DeadlineStory, tally: Tally): Wording {
  const clauses: Wording[] = [opening(calendar, told)];
  if (countsDays(told.limit === null ? null : parseLimit(told.limit))) {
    clauses.push(count(told.scale, tally));
    const skipped = skips(tally);
    if (skipped.length > 0) clauses.push(list('不计', 'not counted: ', skipped));
    const made = tally.makeUp.map(({ day, name }) => ({
      zh: `${wordDay(day)}（${name}）`,
      en: `${day} (${englishName(name)})`,
    }));
    if (made.length > 0) clauses.push(list('调休上班照计', 'make-up days worked: ', made));
  }
  if (told.held.length > 0)
    clauses.push(list('暂缓办理不计', 'on hold: ', told.held.map(heldSpan(calendar))));
  if (told.overran.length > 0)
    clauses.push(list('审核超期不计', 'review beyond its limit: ', told.overran.map(heldSpan(calendar))));
  if (told.wholeDays) clauses.push(...adjustments(told, tally));
  const end = wordEnd(calendar, told.dueMs);
  return {
    zh: `${clauses.map((clause) => clause.zh).join('；')}；至${end.zh}止。`,
    en: `${clauses.map((clause) => clause.en).join('; ')}; due by ${end.en}.`,
  };
}

function opening(calendar: Calendar, told: DeadlineStory): Wording {
  const since = wordMoment(calendar, told.sinceMs);
  if (told.limit === null || told.set)
    return { zh: `期限已定，自${since.zh}起`, en: `Date set, from ${since.en}` };
  const limit = describeLimit(told.limit);
  return { zh: `限时${limit.zh}，自${since.zh}起`, en: `Limit ${limit.en}, from ${since.en}` };
}

/** Names the days that pauses and reviews took. Says where the sum no longer equals the limit. */
function adjustments({ limit, scale, set }: DeadlineStory, { counted, skipped }: Tally): Wording[] {
  const taken = skipped.filter(({ why }) => why === ON_HOLD).reduce((sum, { days }) => sum + days, 0);
  const { zh, en } = dayIn(scale);
  const parsed = limit === null || set ? null : parseLimit(limit);
  const adjusted = parsed !== null && 'count' in parsed && countsDays(parsed) && parsed.count !== counted;
  return [
    ...(taken > 0 ? [{ zh: `顺延${taken}个${zh}`, en: `${plural(taken, en)} later for it` }] : []),
    ...(adjusted ? [{ zh: '期限经调整', en: 'the limit was adjusted' }] : []),
  ];
}

const dayIn = (scale: Scale): Wording =>
  scale === 'working' ? { zh: '工作日', en: 'working day' } : { zh: '自然日', en: 'calendar day' };

function count(scale: Scale, tally: Tally): Wording {
  const { zh, en } = dayIn(scale);
  return {
    zh: `当日不计，计${tally.counted}个${zh}`,
    en: `the first day not counted, ${plural(tally.counted, en)} counted`,
  };
}

/** Names holidays one by one and weekends in one sum. The hold itself names its days. */
function skips(tally: Tally): Wording[] {
  const told: Wording[] = [];
  let weekendDays = 0;
  for (const { from, to, days, why } of tally.skipped) {
    if (why === WEEKEND) weekendDays += days;
    else if (why !== ON_HOLD) {
      const range = wordRange(from, to);
      told.push({
        zh: `${range.zh}${why}${days}天`,
        en: `${englishName(why)} ${range.en} (${plural(days, 'day')})`,
      });
    }
  }
  if (weekendDays > 0) {
    told.push({ zh: `周末${weekendDays}天`, en: plural(weekendDays, 'weekend day') });
  }
  return told;
}

function heldSpan(calendar: Calendar): (span: HeldSpan) => Wording {
  return (span) => {
    const from = wordMoment(calendar, span.fromMs);
    const to = wordMoment(calendar, span.toMs);
    return { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` };
  };
}

function list(zhLead: string, enLead: string, items: readonly Wording[]): Wording {
  return {
    zh: `${zhLead}：${items.map((item) => item.zh).join('、')}`,
    en: `${enLead}${items.map((item) => item.en).join(', ')}`,
  };
}
