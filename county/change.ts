import { isRecord } from '../domain/index.ts';
import { documentsOf, entryOf, hoursOf, tableOf } from './reading/documents-of.ts';
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
  duty: 'lines',
};

type Sent = Readonly<Record<string, unknown>>;

export interface ChangeProblem extends Names {
  /** A dotted path. In another part than the one sent, that part's name comes first. */
  readonly path: string;
}
export type Changed =
  | { readonly ok: true; readonly county: County }
  | { readonly ok: false; readonly problems: readonly ChangeProblem[] };

/** Several parts, each in the form in which the API returns it. */
export type SentParts = Readonly<Partial<Record<ChangeablePart, Sent>>>;

/** Replaces one part as a whole, or returns everything that would then be wrong, by paths in that part. */
export function changed(data: CountyData, part: ChangeablePart, sent: Sent): Changed {
  return replaced(data, { [part]: sent }, ({ file, path, reason }) => {
    const where = partOf(file);
    const place = placeIn(where, sent, path);
    const isOwn =
      where === part || (part === 'look' && where === 'county') || isWithCatalogue(part, where, sent);
    return { path: (isOwn ? place : [where, ...place]).join('.'), ...reason };
  });
}

/** Replaces several parts in one act, and checks the result as a whole. Each path begins with its part. */
export const changedTogether = (data: CountyData, sent: SentParts): Changed =>
  replaced(data, sent, ({ file, path, reason }) => {
    const where = partOf(file);
    const named = where === 'county' ? 'look' : where;
    return { path: [named, ...placeIn(where, sent[named] ?? {}, path)].join('.'), ...reason };
  });

const partOf = (file: string): PartName => file.replace(/\.yaml$/, '') as PartName;

function replaced(data: CountyData, sent: SentParts, told: (problem: DataProblem) => ChangeProblem): Changed {
  const { look, categories, ...others } = sent;
  const looks = look === undefined ? null : lookFrom(data, look);
  const parts = Object.entries(others) as [DocumentPart, Sent][];
  // The categories stand in the catalogue too. Those that are sent by themselves count.
  if (categories) parts.push(['categories', categories]);
  const documents = parts.map(([part, one]) => documentsFrom(part, one));
  try {
    if (looks?.problems) throw new CountyProblems(looks.problems);
    return { ok: true, county: countyWith(data, Object.assign({}, looks?.document, ...documents)) };
  } catch (error) {
    if (!(error instanceof CountyProblems)) throw error;
    return { ok: false, problems: error.problems.map(told) };
  }
}

/** Keeps the other fields of the county's file, which a sender of the look may not touch. */
function lookFrom(
  data: CountyData,
  { version: _, ...sent }: Sent,
): { readonly document?: { readonly county: Sent }; readonly problems?: readonly DataProblem[] } {
  const logo = sent.logo === logoAddress ? data.look.logo : sent.logo;
  const { value, issues } = problemsOf(lookSent, entryOf({ ...sent, logo }));
  if (!value) return { problems: issues.map((issue) => ({ file: 'county.yaml', line: 0, ...issue })) };
  const {
    hotline: _hotline,
    accent: _accent,
    logo: _logo,
    outline,
    open311,
    ...kept
  } = documentsOf(data).county as Sent;
  // A sender that says nothing of the outline or of Open311 keeps it. Null removes it.
  const drawn = sent.outline === undefined && outline !== undefined ? { outline } : {};
  const told = sent.open311 === undefined && open311 !== undefined ? { open311 } : {};
  return { document: { county: { ...kept, ...drawn, ...told, ...value } } };
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
  const { version, utcOffsetMinutes, days, officeHours, ...rest } = sent;
  if (!isRecord(days) || typeof utcOffsetMinutes !== 'number') return sent;
  const table = tableOf({ version: '', utcOffsetMinutes, days: days as never });
  return {
    ...rest,
    ...table,
    version,
    ...(officeHours === undefined ? {} : { officeHours: hoursFrom(officeHours) }),
  };
}

/** Accepts office hours in minutes, as the API returns them, or as text. */
const hoursFrom = (sent: unknown): unknown =>
  Array.isArray(sent) ? sent.map((span) => (isRecord(span) ? hoursOf(span as never) : span)) : sent;

/** The place of a fault in the form in which the part was sent: days by their date, entries of a list as items. */
function placeIn(where: PartName, sent: Sent, path: Path): Path {
  const [first, second, ...rest] = path;
  if (where === 'calendar' && first === 'days' && isRecord(sent.days) && typeof second === 'number') {
    return ['days', Object.keys(sent.days)[second] ?? second, ...rest];
  }
  if (isWithCatalogue('catalogue', where, sent)) return path;
  return first === listKeys[where] ? ['items', ...path.slice(1)] : path;
}

const isWithCatalogue = (part: ChangeablePart, where: PartName, sent: Sent): boolean =>
  part === 'catalogue' && where === 'categories' && sent.categories !== undefined;
