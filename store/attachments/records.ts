import { type Collection, type Filter, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { AttachmentDocument } from './document.ts';
import { holdOne } from './holds.ts';
import type { AttachmentRecord, AttachmentShelf, OrphansBefore } from './types.ts';

type Documents = Collection<AttachmentDocument>;
type Use = <T>(call: (attachments: Documents) => Promise<T>) => Promise<T>;

export function attachmentShelf(use: Use): AttachmentShelf {
  const list = (filter: Filter<AttachmentDocument>) =>
    use(async (attachments) => (await attachments.find(filter).toArray()).map(fromDocument));
  return {
    ...writing(use),
    find: (id) => use(async (attachments) => orNull(await attachments.findOne({ _id: id }))),
    many: (ids) => list({ _id: { $in: [...ids] } }),
    ofAppeal: (appeal) => list({ 'bound.appeal': appeal }),
    hold: (ids, wanted) =>
      use(async (attachments) => {
        const held = await Promise.all(ids.map((id) => holdOne(attachments, id, wanted)));
        return ids.filter((_, index) => held[index]);
      }),
    unhold: (ids, holder) =>
      use(async (attachments) => {
        const gone = { holder: '', heldUntilMs: '' } as const;
        await attachments.updateMany({ _id: { $in: [...ids] }, holder }, { $unset: gone });
      }),
    bind: (appeal, named, nowMs) =>
      use(async (attachments) => {
        const changes = named.map(({ id, seq, sharedWith }) => ({
          updateOne: {
            filter: {
              _id: id,
              state: 'ready' as const,
              'bound.appeal': { $ne: appeal },
              $or: [{ bound: { $size: 0 } }, { 'bound.appeal': { $in: [...sharedWith] } }],
            },
            update: { $push: { bound: { appeal, seq, atMs: nowMs } } },
          },
        }));
        if (changes.length > 0) await attachments.bulkWrite(changes, { ordered: true });
      }),
    countBound: (appeal) => use((attachments) => attachments.countDocuments({ 'bound.appeal': appeal })),
    countUnbound: (owner) => use((attachments) => attachments.countDocuments({ owner, bound: { $size: 0 } })),
    takeOrphan: (before) => use((attachments) => takeOrphan(attachments, before)),
    drop: (id) =>
      use(async (attachments) => {
        await attachments.deleteOne({ _id: id });
      }),
  };
}

/** Guards uploads. One client writes at a time, by a token that is valid until an instant. */
function writing(use: Use): Pick<AttachmentShelf, 'add' | 'take' | 'keep' | 'release' | 'settle'> {
  const none = { writer: '', writingUntilMs: '' } as const;
  return {
    add: ({ id, ...record }) =>
      use(async (attachments) => {
        try {
          await attachments.insertOne({ _id: id, ...record });
          return true;
        } catch (error) {
          if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
          throw error;
        }
      }),
    take: (id, token, nowMs, untilMs) =>
      use(async (attachments) => {
        const free = [{ writingUntilMs: { $exists: false } }, { writingUntilMs: { $lte: nowMs } }];
        const open = { state: { $in: ['uploading' as const, 'checking' as const] } };
        return orNull(
          await attachments.findOneAndUpdate(
            { _id: id, ...open, $or: free },
            { $set: { writer: token, writingUntilMs: untilMs } },
            { returnDocument: 'after' },
          ),
        );
      }),
    keep: (id, token, received, nowMs, untilMs) =>
      use(async (attachments) => {
        const { matchedCount } = await attachments.updateOne(
          { _id: id, writer: token },
          { $set: { received, touchedAtMs: nowMs, writingUntilMs: untilMs } },
        );
        return matchedCount === 1;
      }),
    release: (id, token) =>
      use(async (attachments) => {
        await attachments.updateOne({ _id: id, writer: token }, { $unset: none });
      }),
    settle: (id, token, settled) =>
      use(async (attachments) => {
        const { matchedCount } = await attachments.updateOne({ _id: id, writer: token }, { $set: settled });
        return matchedCount === 1;
      }),
  };
}

/**
 * Takes the oldest orphan first, and again one that another worker did not finish. It never takes a held
 * attachment.
 */
async function takeOrphan(
  attachments: Documents,
  { nowMs, untilMs, unfinishedMs, unusedMs }: OrphansBefore,
): Promise<AttachmentRecord | null> {
  const idle = {
    $and: [
      { $or: [{ writingUntilMs: { $exists: false } }, { writingUntilMs: { $lte: nowMs } }] },
      { $or: [{ heldUntilMs: { $exists: false } }, { heldUntilMs: { $lte: nowMs } }] },
    ],
  };
  const orphaned: Filter<AttachmentDocument>[] = [
    { state: { $in: ['uploading', 'checking', 'refused'] }, touchedAtMs: { $lte: unfinishedMs } },
    { state: 'ready', touchedAtMs: { $lte: unusedMs } },
    { state: 'removing' },
  ];
  return orNull(
    await attachments.findOneAndUpdate(
      { bound: { $size: 0 }, ...idle, $or: orphaned },
      { $set: { state: 'removing', writingUntilMs: untilMs }, $unset: { writer: '' } },
      { sort: { touchedAtMs: 1 }, returnDocument: 'after' },
    ),
  );
}

const orNull = (document: AttachmentDocument | null): AttachmentRecord | null =>
  document && fromDocument(document);

const fromDocument = ({ _id, ...rest }: AttachmentDocument): AttachmentRecord => {
  const { writer: _w, writingUntilMs: _u, holder: _h, heldUntilMs: _t, ...record } = rest;
  return { id: _id, ...record };
};
