import { randomUUID } from 'node:crypto';
import { type Collection, type Filter, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { Named, NamedShelf, NewNamed } from './types.ts';

/** One saved item. `slot` is its place among those of its owner. A unique index then limits their number. */
export type NamedDocument<Value> = Omit<Named<Value>, 'id'> & { _id: string; slot: number };

type Items<Value> = Collection<NamedDocument<Value>>;
type Use<Value> = <T>(call: (items: Items<Value>) => Promise<T>) => Promise<T>;

const LOOK_MS = 2_000;
const byName = { name: 1, _id: 1 } as const;

export function namedShelf<Value>(use: Use<Value>): NamedShelf<Value> {
  const list = (condition: Filter<NamedDocument<Value>>) =>
    use(async (items) => {
      const found = await items.find(condition, { maxTimeMS: LOOK_MS }).sort(byName).toArray();
      return found.map((document) => fromDocument(document as NamedDocument<Value>));
    });
  return {
    of: (owner) => list({ owner } as Filter<NamedDocument<Value>>),
    sharedWith: (unit) => list({ sharedWith: unit } as Filter<NamedDocument<Value>>),
    find: (id) =>
      use(async (items) => {
        const found = await items.findOne(atVersion<Value>(id, undefined), { maxTimeMS: LOOK_MS });
        return found && fromDocument(found as NamedDocument<Value>);
      }),
    add: (item, most) => use((items) => add(items, item, most)),
    replace: (id, version, next) =>
      use((items) =>
        unlessTaken(async () => {
          const update = { $set: next, $inc: { version: 1 } } as object;
          const found = await items.findOneAndUpdate(atVersion<Value>(id, version), update, {
            returnDocument: 'after',
          });
          return found && fromDocument(found as NamedDocument<Value>);
        }),
      ),
    remove: (id, version) =>
      use(async (items) => (await items.deleteOne(atVersion<Value>(id, version))).deletedCount === 1),
    removeAllOf: (owner) =>
      use(async (items) => {
        await items.deleteMany({ owner } as Filter<NamedDocument<Value>>);
      }),
  };
}

const atVersion = <Value>(id: string, version: number | undefined) =>
  ({ _id: id, ...(version === undefined ? {} : { version }) }) as Filter<NamedDocument<Value>>;

/** Takes the lowest free slot. Each lost race means that another item took it, so there are few. */
async function add<Value>(
  items: Items<Value>,
  item: NewNamed<Value>,
  most: number,
): Promise<Named<Value> | 'name-taken' | 'full'> {
  for (let attempt = 0; attempt <= most; attempt += 1) {
    const found = await items
      .find({ owner: item.owner } as Filter<NamedDocument<Value>>, { maxTimeMS: LOOK_MS })
      .project<{ name: string; slot: number }>({ name: 1, slot: 1 })
      .toArray();
    if (found.some(({ name }) => name === item.name)) return 'name-taken';
    const taken = new Set(found.map(({ slot }) => slot));
    const slot = Array.from({ length: most }, (_, index) => index).find((index) => !taken.has(index));
    if (slot === undefined) return 'full';
    const document: NamedDocument<Value> = { _id: randomUUID(), ...item, version: 1, slot };
    const added = await unlessTaken(() => items.insertOne(document as never));
    if (added !== 'name-taken') return fromDocument(document);
  }
  return 'full';
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | 'name-taken'> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return 'name-taken';
    throw error;
  }
}

const fromDocument = <Value>({ _id, slot: _, ...rest }: NamedDocument<Value>): Named<Value> =>
  ({ id: _id, ...rest }) as Named<Value>;
