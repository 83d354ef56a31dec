import type { AttachmentShelf } from '../../store/index.ts';
import { type StorageNeeds, storageOf } from '../attachments/attachments.ts';
import { fromRecords } from '../http/records.ts';
import type { ArchivedFile } from './archive.ts';

export interface ArchivedFilesNeeds extends StorageNeeds {
  readonly store: StorageNeeds['store'] & { readonly attachments: Pick<AttachmentShelf, 'ofAppeal'> };
}

/** What belongs to an appeal, for its archive. Named by their ids: how people name files says who and where. */
export async function* archivedFiles(deps: ArchivedFilesNeeds, appeal: string): AsyncGenerator<ArchivedFile> {
  const storage = storageOf(deps);
  const records = await fromRecords(deps.store.attachments.ofAppeal(appeal));
  for (const { id, content } of records.toSorted((a, b) => a.createdAtMs - b.createdAtMs)) {
    if (!content) continue;
    const extension = /\/([a-z0-9]{1,8})$/.exec(content.type)?.[1];
    const name = extension === undefined ? id : `${id}.${extension}`;
    yield { name, sha256: content.sha256, stream: storage.read(content) };
  }
}
