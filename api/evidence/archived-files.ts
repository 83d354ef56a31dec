import type { AppealState } from '../../domain/index.ts';
import type { AttachmentShelf } from '../../store/index.ts';
import { type StorageNeeds, storageOf } from '../attachments/attachments.ts';
import { fromRecords } from '../http/records.ts';
import type { ArchivedFile } from './archive.ts';

export interface ArchivedFilesNeeds extends StorageNeeds {
  readonly store: StorageNeeds['store'] & {
    readonly attachments: Pick<AttachmentShelf, 'ofAppeal' | 'many'>;
  };
}

/**
 * Yields an appeal's files, and those of its parts, for its archive. Ids name them, because file names can name
 * people and places.
 */
export async function* archivedFiles(
  deps: ArchivedFilesNeeds,
  { id: appeal, parts = [] }: AppealState,
): AsyncGenerator<ArchivedFile> {
  const storage = storageOf(deps);
  const brought = parts.flatMap(({ attachments }) => attachments);
  const [own, others] = await fromRecords(
    Promise.all([deps.store.attachments.ofAppeal(appeal), deps.store.attachments.many(brought)]),
  );
  const records = [...own, ...others.filter(({ id }) => !own.some((record) => record.id === id))];
  for (const { id, content } of records.toSorted((a, b) => a.createdAtMs - b.createdAtMs)) {
    if (!content) continue;
    const extension = /\/([a-z0-9]{1,8})$/.exec(content.type)?.[1];
    const name = extension === undefined ? id : `${id}.${extension}`;
    yield { name, sha256: content.sha256, stream: storage.read(content) };
  }
}
