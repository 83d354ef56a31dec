import { isRecord } from '../domain/index.ts';
import { documentsOf, entryOf, tableOf } from './reading/documents-of.ts';
import { countyWith } from './reading/load.ts';
import { logoAddress } from './reading/look.ts';
import type { Names } from './reading/names.ts';
import { CountyProblems, type DataProblem } from './reading/problems.ts';
import { lookSent } from './reading/schemas.ts';
import { type Path, problemsOf } from './reading/zod-problems.ts';
import type { County, CountyData, PartName } from './types.ts';

/**
 * Parts that clients change one by one. Each is sent in the form in which the API returns it. The look is those
 * fields of the county's own file that are no reference.
 */
export type ChangeablePart = Exclude<PartName, 'county'> | 'look';

/** The key of each list in its document. */
const listKeys: Readonly<Partial<Record<PartName, string>>> = {
  units: 'units',
  people: 'people',
  leaders: 'leaders',
  categories: 'categories',
  catalogue: 'items',
  dispatch: 'rules',
};

type Sent = Readonly<Record<string, unknown>>;

export interface ChangeProblem extends Names {
  /** A dotted path. In another part than the one sent, that part's name comes first. */
  readonly path: string;
}
export type Changed =
  | { readonly ok: true; readonly county: County }
  | { readonly ok: false; readonly problems: readonly ChangeProblem[] };

/** Replaces one part as a whole, or returns everything that would then be wrong. */
export function changed(data: CountyData, part: ChangeablePart, sent: Sent): Changed {
  if (part === 'look') return lookChanged(data, sent);
  try {
    return { ok: true, county: countyWith(data, documentsFrom(part, sent)) };
  } catch (error) {
    if (!(error instanceof CountyProblems)) throw error;
    return { ok: false, problems: error.problems.map((problem) => told(part, sent, problem)) };
  }
}

/** Keeps the other fields of the county's file, which a sender of the look may not touch. */
function lookChanged(data: CountyData, { version: _, ...sent }: Sent): Changed {
  const logo = sent.logo === logoAddress ? data.look.logo : sent.logo;
  const { value, issues } = problemsOf(lookSent, entryOf({ ...sent, logo }));
  if (!value) {
    return { ok: false, problems: issues.map(({ path, reason }) => ({ path: path.join('.'), ...reason })) };
  }
  const { hotline: _hotline, accent: _accent, logo: _logo, ...kept } = documentsOf(data).county as Sent;
  return { ok: true, county: countyWith(data, { county: { ...kept, ...value } }) };
}

type DocumentPart = Exclude<ChangeablePart, 'look'>;

function documentsFrom(part: DocumentPart, sent: Sent): Partial<Record<PartName, unknown>> {
  switch (part) {
    case 'policy':
    case 'uploads':
      return { [part]: sent };
    case 'calendar':
      return { calendar: calendarFrom(sent) };
    case 'catalogue': {
      const { categories, areas: _, ...rest } = sent;
      const both =
        categories === undefined ? {} : { categories: listFrom('categories', { items: categories }) };
      return { catalogue: listFrom('catalogue', rest), ...both };
    }
    default:
      return { [part]: listFrom(part, sent) };
  }
}

/** Leaves out `next` and other fields that only answers hold. Null stands for an absent value. */
function listFrom(part: PartName, { items, next: _, ...rest }: Sent): Sent {
  const entries = Array.isArray(items) ? items.map(plainEntry) : items;
  return { ...rest, [listKeys[part] ?? 'items']: entries };
}

function plainEntry(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const { onLeave: _, ...rest } = entry as Sent;
  return entryOf(rest);
}

/** Accepts the calendar by day, as the API returns it, or as the table of the file. */
function calendarFrom({ applying: _, ...sent }: Sent): unknown {
  const { version, utcOffsetMinutes, days, ...rest } = sent;
  if (!isRecord(days) || typeof utcOffsetMinutes !== 'number') return sent;
  const table = tableOf({ version: '', utcOffsetMinutes, days: days as never });
  return { ...rest, ...table, version };
}

function told(part: DocumentPart, sent: Sent, { file, path, reason }: DataProblem): ChangeProblem {
  const where = file.replace(/\.yaml$/, '') as PartName;
  return { path: placeOf(part, sent, where, path).join('.'), ...reason };
}

function placeOf(part: DocumentPart, sent: Sent, where: PartName, path: Path): Path {
  const [first, second, ...rest] = path;
  if (where === 'calendar' && first === 'days' && isRecord(sent.days) && typeof second === 'number') {
    return ['days', Object.keys(sent.days)[second] ?? second, ...rest];
  }
  const withCatalogue = part === 'catalogue' && where === 'categories' && sent.categories !== undefined;
  if (withCatalogue) return path;
  const inAnswer = first === listKeys[where] ? ['items', ...path.slice(1)] : path;
  return where === part ? inAnswer : [where, ...inAnswer];
}
