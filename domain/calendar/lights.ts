import { clampMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './days.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { advanceMs, measureMs, retreatMs } from './weigh.ts';

/**
 * The instant at which an obligation turns. It is a fraction of its time ('75%') or an offset from its end
 * ('-1wd', '+0', '-2h', '+1d').
 */
export interface LightRule {
  yellow: string | null;
  red: string;
}

export type LightMark =
  | { kind: 'fraction'; percent: number }
  | { kind: 'offset'; scale: Scale; offsetMs: number };

const UNIT_MS = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, wd: DAY_MS } as const;

/**
 * Reads a light's mark, or returns null. A fraction is 0% to 999%. An offset is signed, and only zero needs
 * no unit.
 */
export function parseLightMark(text: string): LightMark | null {
  const fraction = /^(\d{1,3})%$/.exec(text);
  if (fraction) return { kind: 'fraction', percent: Number(fraction[1]) };
  if (/^[+-]0$/.test(text)) return { kind: 'offset', scale: 'calendar', offsetMs: 0 };
  const offset = /^([+-])(\d{1,6})(s|m|h|d|wd)$/.exec(text);
  if (!offset) return null;
  const unit = offset[3] as keyof typeof UNIT_MS;
  const size = Number(offset[2]) * UNIT_MS[unit];
  const offsetMs = offset[1] === '-' && size > 0 ? -size : size;
  return { kind: 'offset', scale: unit === 'wd' ? 'working' : 'calendar', offsetMs };
}

/**
 * Returns the instants at which an obligation turns yellow and red. Fractions use the weight on the limit's
 * scale. Held time counts in no fraction and no offset, so it charges nobody. Yellow never comes after red,
 * and neither comes before `sinceMs`. An unreadable red mark means the end of the limit. An unreadable yellow
 * mark means no yellow.
 */
export function lightInstants(
  calendar: Calendar,
  scale: Scale,
  rule: LightRule,
  sinceMs: number,
  dueMs: number,
  held: readonly HeldSpan[] = [],
): { yellowAtMs: number | null; redAtMs: number } {
  const instantOf = (text: string): number | null => {
    const mark = parseLightMark(text);
    return mark && Math.max(sinceMs, instantOfMark(calendar, scale, mark, sinceMs, dueMs, held));
  };
  const redAtMs = instantOf(rule.red) ?? Math.max(sinceMs, dueMs);
  const yellowAtMs = rule.yellow === null ? null : instantOf(rule.yellow);
  return { yellowAtMs: yellowAtMs === null ? null : Math.min(yellowAtMs, redAtMs), redAtMs };
}

function instantOfMark(
  calendar: Calendar,
  scale: Scale,
  mark: LightMark,
  sinceMs: number,
  dueMs: number,
  held: readonly HeldSpan[],
): number {
  switch (mark.kind) {
    case 'fraction': {
      // The full time ends at the due instant, though the working scale may reach the weight days before.
      if (mark.percent === 100) return dueMs;
      const wholeMs = measureMs(calendar, scale, sinceMs, dueMs, held);
      const goneMs = Math.ceil((wholeMs * mark.percent) / 100);
      return advanceMs(calendar, scale, sinceMs, goneMs, held);
    }
    case 'offset':
      return mark.offsetMs < 0
        ? retreatMs(calendar, mark.scale, dueMs, -mark.offsetMs, held)
        : clampMs(advanceMs(calendar, mark.scale, dueMs, mark.offsetMs, held));
  }
}
