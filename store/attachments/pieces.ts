import { Binary, type Collection } from 'mongodb';
import type { PieceStorage } from './types.ts';

/** GridFS keeps the sealed pieces as its chunks, so that MongoDB's own tools can read the files. */
export interface ChunkDocument {
  _id: string;
  files_id: string;
  n: number;
  data: Binary;
}
export interface FileDocument {
  _id: string;
  filename: string;
  length: number;
  chunkSize: number;
  uploadDate: Date;
}

interface GridFs {
  readonly chunks: Collection<ChunkDocument>;
  readonly files: Collection<FileDocument>;
}
type Use = <T>(call: (gridFs: GridFs) => Promise<T>) => Promise<T>;

/**
 * Keeps pieces in the GridFS bucket `attachments`. `chunkSize` is the size of a sealed piece. Only the last one is
 * shorter.
 */
export function gridFsPieces(use: Use, chunkSize: number): PieceStorage {
  return {
    put: (blob, n, bytes) =>
      use(async ({ chunks, files }) => {
        const data = new Binary(bytes);
        await chunks.updateOne(
          { _id: `${blob} ${n}` },
          { $set: { files_id: blob, n, data } },
          { upsert: true },
        );
        await files.updateOne(
          { _id: blob },
          {
            $max: { length: n * chunkSize + bytes.byteLength },
            $setOnInsert: { filename: blob, chunkSize, uploadDate: new Date() },
          },
          { upsert: true },
        );
      }),
    get: (blob, n) =>
      use(async ({ chunks }) => {
        const found = await chunks.findOne({ _id: `${blob} ${n}` });
        return found ? found.data.value() : null;
      }),
    remove: (blob) =>
      use(async ({ chunks, files }) => {
        await chunks.deleteMany({ files_id: blob });
        await files.deleteOne({ _id: blob });
      }),
  };
}
