import { randomBytes } from 'node:crypto';
import { type Collection, MongoServerError } from 'mongodb';
import { hookReceiver } from '../../domain/index.ts';
import type { RecordSeal } from '../record-seal.ts';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { HookDocument, OutboxDocument } from './documents.ts';
import { outboxShelf } from './outbox.ts';
import type { HookChange, HookEndpoint, HookShelf, NewHook } from './types.ts';

type Hooks = Collection<HookDocument>;
type Use = <T>(
  call: (all: { readonly hooks: Hooks; readonly outbox: Collection<OutboxDocument> }) => Promise<T>,
) => Promise<T>;

const LOOK_MS = 2_000;
/** Secrets, and addresses, in which some receivers have tokens. */
export const sealedOfHook = ['url', 'secret', 'former'] as const;

export function hookShelf(use: Use, records: RecordSeal): HookShelf {
  const hooks = <T>(call: (hooks: Hooks) => Promise<T>) => use((all) => call(all.hooks));
  const opened = (document: HookDocument): HookEndpoint => {
    const { _id, slot: _, ...rest } = records.opened('hooks', document, sealedOfHook);
    return { id: _id, ...rest };
  };
  return {
    add: (hook, most) => hooks((all) => add(all, records, hook, most)),
    find: (id) =>
      hooks(async (all) => {
        const found = await all.findOne({ _id: id }, { maxTimeMS: LOOK_MS });
        return found && opened(found);
      }),
    of: (owner) =>
      hooks(async (all) => {
        const found = all.find(owner === null ? {} : { owner }, { maxTimeMS: LOOK_MS });
        return (await found.sort({ owner: 1, name: 1, _id: 1 }).toArray()).map(opened);
      }),
    change: (id, version, change) =>
      hooks(async (all) => {
        const found = await changed(all, records, { id, version }, change);
        return found && opened(found);
      }),
    remove: (id, version) =>
      use(async (all) => {
        const at = version === undefined ? { _id: id } : { _id: id, version };
        const { deletedCount } = await all.hooks.deleteOne(at);
        if (deletedCount === 1) await all.outbox.deleteMany({ receiver: hookReceiver(id) });
        return deletedCount === 1;
      }),
    note: (id, health) =>
      hooks(async (all) => {
        const set = Object.entries(health).map(([field, value]) => [`health.${field}`, value]);
        await all.updateOne({ _id: id }, { $set: Object.fromEntries(set) });
      }),
    outbox: outboxShelf(use),
  };
}

const healthy = { sentAtMs: null, failedAtMs: null, failure: null, failingSinceMs: null } as const;

async function add(
  all: Hooks,
  records: RecordSeal,
  hook: NewHook,
  most: number,
): Promise<HookEndpoint | 'full'> {
  for (let attempt = 0; attempt <= most; attempt += 1) {
    const found = await all.find({ owner: hook.owner }, { projection: { slot: 1 } }).toArray();
    const taken = new Set(found.map(({ slot }) => slot));
    const slot = Array.from({ length: most }, (_, index) => index).find((index) => !taken.has(index));
    if (slot === undefined) return 'full';
    const endpoint: HookEndpoint = {
      id: randomBytes(9).toString('hex'),
      ...hook,
      state: 'active',
      why: null,
      former: null,
      version: 1,
      health: healthy,
    };
    const { id, ...rest } = endpoint;
    try {
      await all.insertOne(records.sealed('hooks', { _id: id, ...rest, slot }, sealedOfHook));
      return endpoint;
    } catch (error) {
      // Another one took the slot.
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    }
  }
  return 'full';
}

/** Everything sealed is sealed anew, for one key seals a whole document. */
async function changed(
  all: Hooks,
  records: RecordSeal,
  { id, version }: { readonly id: string; readonly version: number | undefined },
  change: HookChange,
): Promise<HookDocument | null> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const now = await all.findOne({ _id: id }, { maxTimeMS: LOOK_MS });
    if (!now || (version !== undefined && now.version !== version)) return null;
    const next = { ...records.opened('hooks', now, sealedOfHook), ...change };
    const {
      _id,
      slot: _slot,
      health: _health,
      version: _version,
      ...set
    } = records.sealed('hooks', next, sealedOfHook);
    const written = await all.findOneAndUpdate(
      { _id: id, version: now.version },
      { $set: set, $inc: { version: 1 } },
      { returnDocument: 'after' },
    );
    if (written) return written;
  }
  return null;
}
