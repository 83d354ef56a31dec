import type { z } from 'zod';
import { type Calendar, calendarFrom, wrongValue } from '../../domain/index.ts';
import { type CountyFile, check } from './document.ts';
import { reason } from './names.ts';
import { type DataProblem, problemAt } from './problems.ts';
import { calendarFile } from './schemas.ts';

type Table = z.infer<typeof calendarFile>;

/** Translates the messages of the calendar's table into Chinese. */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/give either day, or from and to/, '写“day”，或写“from”和“to”，二者取一'],
  [/no such day/, '没有这一天，日期应形如“2026-02-27”'],
  [/ends before it begins/, '结束早于开始'],
  [/longer than (\d+) days/, '超过$1天'],
  [/listed twice/, '重复列出'],
  [/write it like/, '时区应形如“+08:00”'],
];

const inChinese = (english: string): string => {
  const known = chinese.find(([pattern]) => pattern.test(english));
  const found = known?.[0].exec(english);
  return known && found ? known[1].replace('$1', found[1] ?? '') : wrongValue.zh;
};

/** Reads the working days of calendar.yaml. Returns null if any are wrong, and reports each at its own line. */
export function readCalendar(from: CountyFile, problems: DataProblem[]): Calendar | null {
  const table = check(from, calendarFile, problems);
  if (!table) return null;
  const whole = calendarFrom(table);
  if (whole.ok) return whole.calendar;
  for (const { path, english } of located(table)) {
    problems.push(problemAt(from, path, reason(inChinese(english), english)));
  }
  return null;
}

/** The table checks all entries together. This tries each one alone, so that a problem has a line. */
function* located({ version, utcOffset, days }: Table) {
  for (const english of problemsIn({ version, utcOffset, days: [] })) {
    yield { path: ['utcOffset'], english };
  }
  const seen = new Set<string>();
  for (const [index, entry] of days.entries()) {
    const path = ['days', index];
    const alone = calendarFrom({ version, utcOffset: '+00:00', days: [entry] });
    if (!alone.ok) {
      for (const english of alone.problems) yield { path, english };
      continue;
    }
    for (const day of Object.keys(alone.calendar.days)) {
      if (seen.has(day)) yield { path, english: `${day}: listed twice` };
      seen.add(day);
    }
  }
}

const problemsIn = (table: Table): readonly string[] => {
  const result = calendarFrom(table);
  return result.ok ? [] : result.problems;
};
