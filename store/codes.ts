import type { Collection } from 'mongodb';

/** Records which tracking codes are void, by appeal and serial. It holds no code and no person. */

export interface CodeGenerationDocument {
  /** `APPEAL:SERIAL` */
  _id: string;
  appeal: string;
  serial: number;
  generation: number;
  atMs: number;
}

export interface CodeGeneration {
  readonly appeal: string;
  readonly serial: number;
  /** Counts the new codes. All earlier codes are void. */
  readonly generation: number;
  readonly atMs: number;
}

export interface CodeShelf {
  /** Those that changed at this instant or later, oldest first. */
  since(atMs: number): Promise<readonly CodeGeneration[]>;
  /** Voids the present code and returns the generation of the next. */
  raise(appeal: string, serial: number, atMs: number): Promise<number>;
}

type Use = <T>(call: (codes: Collection<CodeGenerationDocument>) => Promise<T>) => Promise<T>;

export const codeShelf = (use: Use): CodeShelf => ({
  since: (atMs) =>
    use((codes) =>
      codes
        .find({ atMs: { $gte: atMs } }, { projection: { _id: 0 } })
        .sort({ atMs: 1 })
        .toArray(),
    ),
  raise: (appeal, serial, atMs) =>
    use(async (codes) => {
      const raised = await codes.findOneAndUpdate(
        { _id: `${appeal}:${serial}` },
        { $inc: { generation: 1 }, $set: { appeal, serial }, $max: { atMs } },
        { upsert: true, returnDocument: 'after' },
      );
      return raised?.generation ?? 1;
    }),
});
