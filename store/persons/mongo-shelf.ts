import { Binary, type Collection } from 'mongodb';
import type { PersonKeyShelf, WrappedKey } from './types.ts';

export interface PersonKeyDocument {
  /** Random. Every text that the key sealed holds it. */
  _id: string;
  /** Absent once the key is destroyed. */
  wrapped?: Binary;
  under: string;
  createdAtMs: number;
  destroyedAtMs?: number;
}

type Use = <T>(call: (keys: Collection<PersonKeyDocument>) => Promise<T>) => Promise<T>;

const LOOK_MS = 2_000;

export const mongoShelf = (use: Use): PersonKeyShelf => ({
  add: (keys) => use(async (collection) => void (await collection.insertMany(keys.map(documentOf)))),
  find: (ids) =>
    use(async (collection) => {
      const found = await collection.find({ _id: { $in: [...ids] } }, { maxTimeMS: LOOK_MS }).toArray();
      return found.map(wrappedFrom);
    }),
  destroy: (ids, atMs) =>
    use(async (collection) => {
      const { modifiedCount } = await collection.updateMany(
        { _id: { $in: [...ids] }, destroyedAtMs: { $exists: false } },
        { $set: { destroyedAtMs: atMs }, $unset: { wrapped: '' } },
      );
      return modifiedCount;
    }),
  discard: (ids) => use(async (collection) => void (await collection.deleteMany({ _id: { $in: [...ids] } }))),
});

const documentOf = ({ id, wrapped, under, createdAtMs }: WrappedKey): PersonKeyDocument => ({
  _id: id,
  ...(wrapped ? { wrapped: new Binary(wrapped) } : {}),
  under,
  createdAtMs,
});

export const wrappedFrom = (document: PersonKeyDocument): WrappedKey => ({
  id: document._id,
  wrapped: document.wrapped?.buffer ?? null,
  under: document.under,
  createdAtMs: document.createdAtMs,
  destroyedAtMs: document.destroyedAtMs ?? null,
});
