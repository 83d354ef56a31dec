import type { NamedAttachment } from '../../domain/index.ts';
import type { AttachmentRecord, AttachmentShelf, HoldFor, PieceStorage, Settled } from '../../store/index.ts';

/** Pieces in memory: any other storage than GridFS. */
export class FakePieces implements PieceStorage {
  readonly kept = new Map<string, Uint8Array>();
  private readonly here: () => void;

  constructor(here: () => void = () => {}) {
    this.here = here;
  }

  async put(blob: string, number: number, bytes: Uint8Array): Promise<void> {
    this.here();
    this.kept.set(`${blob} ${number}`, Uint8Array.from(bytes));
  }

  async get(blob: string, number: number): Promise<Uint8Array | null> {
    this.here();
    return this.kept.get(`${blob} ${number}`) ?? null;
  }

  async remove(blob: string): Promise<void> {
    this.here();
    for (const key of this.kept.keys()) if (key.startsWith(`${blob} `)) this.kept.delete(key);
  }
}

/** The records in memory, for one at a time. */
export class FakeAttachments implements AttachmentShelf {
  readonly records = new Map<string, AttachmentRecord>();
  private readonly writers = new Map<string, string>();
  private readonly here: () => void;

  constructor(here: () => void = () => {}) {
    this.here = here;
  }

  async add(record: AttachmentRecord): Promise<boolean> {
    this.here();
    if (this.records.has(record.id)) return false;
    this.records.set(record.id, record);
    return true;
  }

  async find(id: string): Promise<AttachmentRecord | null> {
    this.here();
    return this.records.get(id) ?? null;
  }

  async many(ids: readonly string[]): Promise<AttachmentRecord[]> {
    this.here();
    return ids.flatMap((id) => this.records.get(id) ?? []);
  }

  async take(id: string, token: string): Promise<AttachmentRecord | null> {
    const found = await this.find(id);
    if (this.writers.has(id) || (found?.state !== 'uploading' && found?.state !== 'checking')) return null;
    this.writers.set(id, token);
    return found;
  }

  async keep(id: string, token: string, received: number, nowMs: number): Promise<boolean> {
    return this.change(id, token, { received, touchedAtMs: nowMs });
  }

  async release(id: string, token: string): Promise<void> {
    if (this.writers.get(id) === token) this.writers.delete(id);
  }

  async settle(id: string, token: string, settled: Settled): Promise<boolean> {
    return this.change(id, token, settled);
  }

  async hold(ids: readonly string[], { owners, appeals }: HoldFor): Promise<string[]> {
    const found = await this.many(ids);
    const may = ({ state, bound, owner }: AttachmentRecord) =>
      state === 'ready' &&
      (bound.length === 0 ? owners.includes(owner) : bound.some(({ appeal }) => appeals.includes(appeal)));
    return found.filter(may).map(({ id }) => id);
  }

  async unhold(): Promise<void> {
    this.here();
  }

  async bind(appeal: string, named: readonly NamedAttachment[], nowMs: number): Promise<void> {
    for (const { id, seq, sharedWith } of named) {
      const found = await this.find(id);
      const bound = found?.bound ?? [];
      const may = bound.length === 0 || bound.some((one) => sharedWith.includes(one.appeal));
      if (found && may && !bound.some((one) => one.appeal === appeal))
        this.records.set(id, { ...found, bound: [...bound, { appeal, seq, atMs: nowMs }] });
    }
  }

  async countBound(appeal: string): Promise<number> {
    return (await this.ofAppeal(appeal)).length;
  }

  async countUnbound(owner: string): Promise<number> {
    this.here();
    return [...this.records.values()].filter((r) => r.owner === owner && r.bound.length === 0).length;
  }

  async ofAppeal(appeal: string): Promise<AttachmentRecord[]> {
    this.here();
    return [...this.records.values()].filter(({ bound }) => bound.some((b) => b.appeal === appeal));
  }

  takeOrphan = async (): Promise<null> => null;

  async drop(id: string): Promise<void> {
    this.here();
    this.records.delete(id);
  }

  private change(id: string, token: string, changes: Partial<AttachmentRecord>): boolean {
    this.here();
    const found = this.records.get(id);
    if (!found || this.writers.get(id) !== token) return false;
    this.records.set(id, { ...found, ...changes });
    return true;
  }
}
