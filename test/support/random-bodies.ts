import type { AppealState, Kind, Shape } from '../../domain/index.ts';
import { past } from './bodies.ts';
import { calendar, policy, units } from './sample-county.ts';

/** Bodies by chance, out of each command's shape: mostly such as this county can follow, sometimes not. */

/** A number from 0 to 1, the next of a series that its seed determines (mulberry32). */
export type Chance = () => number;
export function chanceFrom(seed: number): Chance {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
export const oneOf = <T>(chance: Chance, values: readonly T[]): T =>
  values[Math.min(values.length - 1, Math.floor(chance() * values.length))]!;

const HOUR_MS = 3_600_000;
const ago = [0, 0, 60_000, HOUR_MS, 24 * HOUR_MS, 24 * HOUR_MS, -1];
const ahead = [1, HOUR_MS, 24 * HOUR_MS, 49 * HOUR_MS, 100 * HOUR_MS, 240 * HOUR_MS, 0];
const unitIds = Object.keys(units).slice(0, 5);
const changedCalendar = {
  ...calendar,
  version: '2026-changed',
  days: { ...calendar.days, '2026-03-12': { kind: 'holiday' as const, name: '停工' } },
};
/** Never shown to anybody but the offices: a test looks for it. */
export const SECRET = 'for the offices only';

export function randomBody(
  shape: Shape,
  state: AppealState,
  nowMs: number,
  chance: Chance,
): Record<string, unknown> {
  const said = randomFields(shape, state, nowMs, chance);
  return chance() < 0.2 ? { ...said, note: SECRET } : said;
}

/** A note belongs to a command as a whole. A group inside it has none. */
function randomFields(
  shape: Shape,
  state: AppealState,
  nowMs: number,
  chance: Chance,
): Record<string, unknown> {
  const fields = Object.entries(shape).filter(([, kind]) => kind.kind !== 'optional' || chance() < 0.4);
  return Object.fromEntries(
    fields.map(([field, kind]) => [field, chosen(field, kind, state, nowMs, chance)]),
  );
}

function chosen(field: string, kind: Kind, state: AppealState, nowMs: number, chance: Chance): unknown {
  const again = (of: Kind) => chosen(field, of, state, nowMs, chance);
  switch (kind.kind) {
    case 'optional':
      return again(kind.of);
    case 'text':
      return textOf(field, state, chance);
    case 'unit':
      return chance() < 0.03 ? 'nowhere' : oneOf(chance, unitIds);
    case 'person':
      return personOf(field, state, chance);
    case 'category':
      return oneOf(chance, ['road', 'noise', 'nothing']);
    case 'catalogueItem':
      return oneOf(chance, ['lamp', 'lamp', 'pothole', 'noise', 'nothing']);
    case 'appeal':
      return oneOf(chance, ['B2', 'B2', 'C3', 'A1', 'nothing']);
    case 'attachment':
      return oneOf(chance, [...Array<string>(30).fill('photo'), 'lost']);
    case 'instant': {
      const ms = past.includes(field) ? nowMs - oneOf(chance, ago) : nowMs + oneOf(chance, ahead);
      return new Date(ms).toISOString();
    }
    case 'flag':
      return chance() < 0.7;
    case 'flagOr':
      return oneOf(chance, [true, true, false, kind.word]);
    case 'number':
      return kind.min + Math.floor(chance() * Math.min(10, kind.max - kind.min + 1));
    case 'oneOf':
      return oneOf(chance, kind.values);
    case 'limit':
      return oneOf(chance, ['7d', '3wd', '48h']);
    case 'list': {
      const length = Math.max(kind.min, Math.floor(chance() * Math.min(4, kind.max + 1)));
      return Array.from({ length }, () => again(kind.of));
    }
    case 'group':
      return randomFields(kind.fields, state, nowMs, chance);
    case 'data':
      return field === 'calendar' ? changedCalendar : policy;
  }
}

const textOf = (field: string, state: AppealState, chance: Chance): string => {
  if (field === 'effect') return oneOf(chance, [...state.effects.map(({ id }) => id), 'none']);
  if (field === 'reason' || field === 'colour') return oneOf(chance, ['not-competent', 'white', 'red']);
  return oneOf(chance, ['words', '话', '']);
};

/** Mostly somebody of the liable unit, so that people do change. */
function personOf(field: string, { stage }: AppealState, chance: Chance): string {
  if (field === 'leader') return 'leader.urban';
  const liable = 'liable' in stage ? stage.liable?.unit : undefined;
  const unit = chance() < 0.8 && liable ? liable : oneOf(chance, unitIds);
  return `${unit}.${oneOf(chance, ['head', 'li', 'wang', 'wang', 'sick'])}`;
}
