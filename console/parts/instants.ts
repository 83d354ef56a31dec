import type { Language } from '../app/language.tsx';

/** Instants come with the county's offset. They are read off as written, so that a browser's own zone changes nothing. */
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** `11-27 17:30`, with the year where it is not this year. Midnight at the end of a day is 24:00 of that day. */
export function shortInstant(iso: string, nowIso?: string): string {
  const [, year, month, day, hour, minute] = pattern.exec(endOfDay(iso)) ?? [];
  if (!year) return iso;
  const thisYear = nowIso?.slice(0, 4) ?? String(new Date().getFullYear());
  const time = endsDay(iso) ? '24:00' : `${hour}:${minute}`;
  return `${year === thisYear ? '' : `${year}-`}${month}-${day} ${time}`;
}

const endsDay = (iso: string): boolean => /T23:59:59/.test(iso) || /T00:00:00(?!\.\d*[1-9])/.test(iso);

/** The day that ends at this midnight. */
function endOfDay(iso: string): string {
  if (!/T00:00:00/.test(iso)) return iso;
  const [, year, month, day] = pattern.exec(iso) ?? [];
  const before = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - 1));
  return `${before.toISOString().slice(0, 10)}T24:00`;
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

export function weekdayOf(iso: string, language: Language): string {
  const [, year, month, day] = pattern.exec(endOfDay(iso)) ?? [];
  if (!year) return '';
  return (
    weekdays[language][new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()] ?? ''
  );
}

/** Time left or passed, in words of the largest two units. */
export function durationWords(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const zh = language === 'zh';
  if (days >= 3) return zh ? `${days} 天` : `${days} days`;
  if (days > 0) {
    const more = hours > 0 ? (zh ? ` ${hours} 小时` : ` ${hours} h`) : '';
    return `${zh ? `${days} 天` : `${days} d`}${more}`;
  }
  if (hours > 0) {
    const more = rest > 0 ? (zh ? ` ${rest} 分` : ` ${rest} min`) : '';
    return `${zh ? `${hours} 小时` : `${hours} h`}${more}`;
  }
  return zh ? `${rest} 分钟` : `${rest} min`;
}
