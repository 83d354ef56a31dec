import { Binary, type Collection, type Document } from 'mongodb';
import { type Keyring, seal } from '../privacy/index.ts';
import { type Collections, patiently, type StoreOptions } from './connection.ts';
import { sealedOfHook } from './hooks/hook-shelf.ts';
import { forgetKeys } from './key-proofs.ts';
import { mongoShelf, wrappedFrom } from './persons/mongo-shelf.ts';
import { personKeys, unwrappedBytes } from './persons/person-keys.ts';
import { renewedSnapshot } from './refill.ts';
import type { AsideDocument } from './repair/repair-documents.ts';
import { sealedOfSanction } from './sanctions.ts';
import { type Seals, sealEvent, sealsOf, unsealEvent } from './seals.ts';

/** Counts, for one collection, the documents that moved to the current key and those that failed to open. */
export interface RekeyedCollection {
  readonly collection: string;
  readonly done: number;
  readonly failed: number;
  /** Documents still under another key: a process without the current key wrote them meanwhile, or they failed. */
  readonly left: number;
}

const PAGE = 100;

/**
 * Brings everything under the installation's current keys while the system runs. It also recomputes the search
 * hashes. It skips finished documents, so a new run continues an interrupted one. The operator may drop an old key
 * when none is left.
 */
export async function rekey(
  options: StoreOptions,
  tell: (done: RekeyedCollection) => void = () => {},
): Promise<RekeyedCollection[]> {
  const done: RekeyedCollection[] = [];
  await patiently(options, async (all) => {
    const shelf = mongoShelf((call) => call(all.personKeys));
    const seals = sealsOf(options.keyring, personKeys({ shelf, keyring: options.keyring }));
    for (const job of jobsOf(all, options.keyring, seals)) {
      const finished = await carryOut(job);
      tell(finished);
      done.push(finished);
    }
    // Every document is under the current key, so a process needs no other.
    if (done.every(({ left }) => left === 0)) await forgetKeys(all.keyProofs, options.keyring);
  });
  return done;
}

interface Job {
  readonly collection: Collection<Document>;
  /** Selects the documents that still need work. */
  readonly old: Document;
  /** Computes the fields to set, and the condition that must still hold. Throws DocumentProblem. */
  readonly renewed: (document: Document) => Promise<{ readonly still: Document; readonly set: Document }>;
}

async function carryOut({ collection, old, renewed }: Job): Promise<RekeyedCollection> {
  let done = 0;
  let failed = 0;
  let after = '';
  for (;;) {
    const page = await collection
      .find({ $and: [old, { _id: { $gt: after as never } }] })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    const last = page.at(-1);
    if (!last) break;
    for (const document of page) {
      const changed = await renewed(document).catch(() => null);
      if (!changed) failed += 1;
      else {
        const filter = { _id: document._id, ...changed.still };
        done += (await collection.updateOne(filter, { $set: changed.set })).modifiedCount;
      }
    }
    after = String(last._id);
  }
  const left = await collection.countDocuments(old);
  return { collection: collection.collectionName, done, failed, left };
}

function jobsOf(all: Collections, keyring: Keyring, seals: Seals): Job[] {
  const { keyId } = seals.records;
  const notSealed = { sealedWith: { $ne: keyId } };
  const plain = (collection: Collection<never>) => collection as unknown as Collection<Document>;
  const record = (name: 'sanctions' | 'erasures' | 'hooks', fields: readonly string[]): Job => ({
    collection: plain(all[name] as never),
    old: notSealed,
    renewed: async (document) => {
      const opened = seals.records.opened(name, document as never, fields as never[]);
      const { _id, ...set } = seals.records.sealed(name, opened, fields as never[]) as Document;
      return { still: underSame(document), set };
    },
  });
  return [
    personKeyJob(plain(all.personKeys as never), keyring),
    appealJob(plain(all.appeals as never), seals),
    {
      collection: plain(all.events as never),
      old: notSealed,
      renewed: async (document) => {
        const { data, note, sealedWith } = sealEvent(seals, unsealEvent(seals, document as never));
        return { still: underSame(document), set: { data, sealedWith, ...(note ? { note } : {}) } };
      },
    },
    {
      collection: plain(all.aside as never),
      old: notSealed,
      renewed: async (document) => {
        const { _id, of } = document as unknown as AsideDocument;
        const { data, note, sealedWith } = sealEvent(
          seals,
          unsealEvent(seals, { ...document, _id: of } as never),
        );
        return {
          still: { ...underSame(document), _id },
          set: { data, sealedWith, ...(note ? { note } : {}) },
        };
      },
    },
    record('sanctions', sealedOfSanction),
    record('erasures', ['reason']),
    record('hooks', sealedOfHook),
  ];
}

const underSame = ({ sealedWith }: Document): Document =>
  sealedWith === undefined ? { sealedWith: { $exists: false } } : { sealedWith };

function appealJob(collection: Collection<Document>, seals: Seals): Job {
  const { records, words } = seals;
  return {
    collection,
    old: { $or: [{ sealedWith: { $ne: records.keyId } }, { searchedWith: { $ne: words.keyId } }] },
    renewed: async (document) => {
      const { still, set } = await renewedSnapshot(seals, document as never);
      // The county, which knows the areas, has no part in this.
      const { areaId: _, ...rest } = set;
      return { still, set: rest };
    },
  };
}

function personKeyJob(collection: Collection<Document>, keyring: Keyring): Job {
  const master = keyring.current('persons');
  return {
    collection,
    old: { under: { $ne: master.id }, wrapped: { $exists: true } },
    renewed: async (document) => {
      const key = wrappedFrom(document as never);
      const bytes = unwrappedBytes(keyring, key) as Buffer;
      const wrapped = new Binary(seal(master, bytes, key.id));
      return { still: { under: key.under, wrapped: { $exists: true } }, set: { wrapped, under: master.id } };
    },
  };
}
