import type { Filter } from 'mongodb';
import { phoneKey } from '../../phone/index.ts';
import type { SnapshotDocument } from '../documents.ts';
import type { ListFilter } from '../types.ts';
import type { SearchWords, WordPurpose } from './search-words.ts';
import { keysFor } from './visible.ts';

/** A longer search matches nothing and costs as much. */
const LONGEST_SEARCH = 200;

/** Keeps each condition apart, so that two conditions on one field add up. Without `words` nothing is searched. */
export function conditionsOf(filter: ListFilter, words?: SearchWords): Filter<SnapshotDocument>[] {
  return [
    ...visibility(filter),
    ...equalities(filter),
    ...marks(filter),
    ...times(filter),
    ...search(filter, words),
  ];
}

export const joined = (conditions: readonly Filter<SnapshotDocument>[]): Filter<SnapshotDocument> =>
  conditions.length === 0 ? {} : { $and: [...conditions] };

export function visibility({ visibleTo }: Pick<ListFilter, 'visibleTo'>): Filter<SnapshotDocument>[] {
  const keys = keysFor(visibleTo);
  if (keys !== null) return [{ visible: { $in: keys } }];
  return 'all' in visibleTo && visibleTo.confidential ? [] : [{ confidential: false }];
}

const equalFields = [
  'escalated',
  'light',
  'unit',
  'triage',
  'leader',
  'category',
  'channel',
  'kind',
  'person',
  'outcome',
  'conference',
] as const;

function equalities(filter: ListFilter): Filter<SnapshotDocument>[] {
  const { status, helper, areaIds } = filter;
  const equal = equalFields.flatMap((field) =>
    filter[field] === undefined ? [] : [{ [field]: filter[field] } as Filter<SnapshotDocument>],
  );
  return [
    ...(status === undefined ? [] : [{ status: { $in: [status].flat() } }]),
    ...equal,
    ...(helper === undefined ? [] : [{ helpers: helper }]),
    ...(areaIds === undefined ? [] : [{ areaId: { $in: [...areaIds] } }]),
  ];
}

/** Open requests: any, or those of one kind. */
function marks({ requests }: ListFilter): Filter<SnapshotDocument>[] {
  if (requests === undefined) return [];
  return [requests === 'open' ? { 'requests.0': { $exists: true } } : { requests }];
}

/** An item is overdue from its due instant on. An item that waits for nobody is never overdue. */
function times(filter: ListFilter): Filter<SnapshotDocument>[] {
  const { overdue, nowMs = Date.now(), dueBeforeMs } = filter;
  const conditions: Filter<SnapshotDocument>[] = [];
  if (overdue === true) conditions.push({ awaitedDueAtMs: { $lte: nowMs } }, { dueOrder: { $lte: nowMs } });
  if (overdue === false) conditions.push({ awaitedDueAtMs: { $not: { $lte: nowMs } } });
  if (dueBeforeMs !== undefined) conditions.push({ awaitedDueAtMs: { $lt: dueBeforeMs } });
  return [
    ...conditions,
    ...within('registeredAtMs', filter.registeredFromMs, filter.registeredToMs),
    ...within('closedAtMs', filter.closedFromMs, filter.closedToMs),
  ];
}

/** From the first instant on, and before the second. */
function within(field: string, fromMs?: number, toMs?: number): Filter<SnapshotDocument>[] {
  return [
    ...(fromMs === undefined ? [] : [{ [field]: { $gte: fromMs } }]),
    ...(toMs === undefined ? [] : [{ [field]: { $lt: toMs } }]),
  ] as Filter<SnapshotDocument>[];
}

export const soughtIn = ({ q }: Pick<ListFilter, 'q'>): string =>
  (q ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);

/** Words and numbers only suggest a match. The reader of the list decides, who opens the texts. */
function search(filter: ListFilter, words: SearchWords | undefined): Filter<SnapshotDocument>[] {
  const text = soughtIn(filter);
  if (text === '') return [];
  const number = phoneKey(text);
  const numbers = number === null ? [] : (words?.phonesOf('people', number) ?? []);
  return [
    {
      $or: [
        { _id: text.toUpperCase() },
        { _id: text },
        ...worded(words, text, 'title', 'words'),
        ...worded(words, text, 'place', 'places'),
        ...worded(words, text, 'name', 'names'),
        ...(numbers.length > 0 ? [{ people: { $in: numbers } }] : []),
      ],
    },
  ];
}

/** Matches the words under every key of the installation, as any of them may have hashed the text. */
function worded(
  words: SearchWords | undefined,
  text: string,
  of: WordPurpose,
  field: 'words' | 'places' | 'names',
): Filter<SnapshotDocument>[] {
  return (words?.ofQuery(text, of) ?? []).map(
    (all) => ({ [field]: { $all: all } }) as Filter<SnapshotDocument>,
  );
}

export const titled = (words: SearchWords | undefined, text: string): Filter<SnapshotDocument>[] =>
  worded(words, text, 'title', 'words');
