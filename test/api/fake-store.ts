import { type AppealEvent, type AppealState, type Brief, sealedParts } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import {
  type Access,
  type AccessFilter,
  type AccessPage,
  type AlikeTo,
  BadCursor,
  type CodeGeneration,
  type CodeShelf,
  type Counted,
  type CountField,
  type EarlierAppeal,
  type Erasure,
  type InboxFilter,
  keyIdsIn,
  type LaterSanction,
  type ListFilter,
  type NearCase,
  type NearTo,
  type OfCaller,
  type Owed,
  type OwedRow,
  type Page,
  personKeys,
  type ReferenceShelf,
  type RepeatsOf,
  type SimilarTo,
  type Store,
  unsealText,
} from '../../store/index.ts';
import { testKeyring } from '../support/keyring.ts';
import { memoryKeyShelf } from '../support/memory-key-shelf.ts';
import { FakeAttachments, FakePieces } from './fake-attachments.ts';
import { FakeChanges } from './fake-changes.ts';
import { FakeDesk } from './fake-desk.ts';
import { FakeEvidence } from './fake-evidence.ts';
import { FakeHooks } from './fake-hooks.ts';
import { briefsIn, countedIn, owedIn } from './fake-lists.ts';
import { FakeShelf } from './fake-shelf.ts';

const earlier = ({ id, registeredAtMs, spans, stage, registration }: AppealState): EarlierAppeal => ({
  ...{ id, registeredAtMs, unit: spans.at(-1)?.unit ?? null },
  outcome: stage.status === 'closed' ? stage.outcome : null,
  ...{ title: registration.title, location: registration.location },
});

/** MongoDB in memory, with a switch for its being away. */
export class FakeStore implements Store {
  readonly snapshots = new Map<string, AppealState>();
  readonly logs = new Map<string, AppealEvent[]>();
  readonly filters: ListFilter[] = [];
  readonly later: LaterSanction[] = [];
  readonly county = new FakeShelf(() => this.here());
  readonly evidence = new FakeEvidence(() => this.here(), this.logs);
  readonly recordAct = this.evidence.recordAct;
  readonly keys = memoryKeyShelf(() => this.here());
  readonly persons = personKeys({ shelf: this.keys, keyring: testKeyring });
  readonly read: Access[] = [];
  readonly erasures: Omit<Erasure, 'id'>[] = [];
  readonly attachments = new FakeAttachments(() => this.here());
  readonly pieces = new FakePieces(() => this.here());
  /** Nothing of the API repairs. */
  readonly repair = null as never;
  readonly changes = new FakeChanges();
  readonly desk = new FakeDesk(() => this.here());
  readonly hooks = new FakeHooks(() => this.here());
  away = false;
  readOnly = false;

  async snapshot(id: string): Promise<AppealState | null> {
    this.here();
    return this.snapshots.get(id) ?? null;
  }

  async saveSnapshot(state: AppealState): Promise<'saved' | 'older'> {
    this.here();
    if (this.readOnly) throw new Error('not writable');
    if ((this.snapshots.get(state.id)?.seq ?? 0) >= state.seq) return 'older';
    this.snapshots.set(state.id, state);
    return 'saved';
  }

  async saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<boolean> {
    this.here();
    this.logs.set(appeal, [...(this.logs.get(appeal) ?? []), ...events]);
    return true;
  }

  async events(appeal: string, afterSeq = 0): Promise<AppealEvent[]> {
    this.here();
    const later = (this.logs.get(appeal) ?? []).filter(({ seq }) => seq > afterSeq);
    const gap = later.findIndex(({ seq }, index) => seq !== afterSeq + 1 + index);
    return gap === -1 ? later : later.slice(0, gap);
  }

  async hashAt(appeal: string, seq: number): Promise<string | null> {
    const event = (await this.events(appeal)).find((one) => one.seq === seq);
    return event ? hashOfEvent(event) : null;
  }

  async proveKeys() {
    this.here();
    return { missing: [], other: [] };
  }

  async openUnderRulesAfter() {
    this.here();
    return null;
  }

  /** Whatever is stored, a page of it: the cursor is an offset. */
  async list(filter: ListFilter): Promise<Page<AppealState>> {
    this.here();
    this.filters.push(filter);
    const from = Number(filter.cursor ?? 0);
    if (Number.isNaN(from)) throw new BadCursor();
    const all = [...this.snapshots.values()];
    const to = from + (filter.limit ?? 50);
    return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
  }

  async briefs(filter: ListFilter): Promise<Page<Brief>> {
    const { items, next } = await this.list(filter);
    return { items: briefsIn(items), next };
  }

  async count(filter: ListFilter, fields: readonly CountField[]): Promise<Counted> {
    this.here();
    this.filters.push(filter);
    return countedIn([...this.snapshots.values()], fields);
  }

  async inbox(filter: InboxFilter): Promise<Page<OwedRow>> {
    this.here();
    return { items: owedIn([...this.snapshots.values()], filter).slice(0, filter.limit), next: null };
  }

  async owed(filter: Omit<InboxFilter, 'limit' | 'cursor'>): Promise<Owed[]> {
    this.here();
    return owedIn([...this.snapshots.values()], filter).map(({ owed }) => owed);
  }

  async refill(): Promise<number> {
    return 0;
  }

  async openClaims(): Promise<number> {
    this.here();
    return 0;
  }

  async repeats({ phone, phones = [], category, sinceMs }: RepeatsOf): Promise<EarlierAppeal[]> {
    this.here();
    const wanted = [phone, ...phones].flatMap((number) => phoneKey(number) ?? []);
    const theirs = ({ citizen }: AppealState['registration']) => [citizen?.phone, ...(citizen?.phones ?? [])];
    return (await this.opened())
      .filter((s) => theirs(s.registration).some((number) => wanted.includes(phoneKey(number) ?? '')))
      .filter((s) => s.category.id === category && s.registeredAtMs >= sinceMs)
      .map(earlier);
  }

  /** Whatever the category has: the keyed words that narrow it down are the real store's. */
  async alike({ category, sinceMs, most }: AlikeTo): Promise<EarlierAppeal[]> {
    this.here();
    return (await this.opened())
      .filter((s) => s.category.id === category && !s.category.confidential && s.registeredAtMs >= sinceMs)
      .map(earlier)
      .slice(0, most);
  }

  readonly generations = new Map<string, CodeGeneration>();
  readonly codes: CodeShelf = {
    since: async (atMs) => {
      this.here();
      return [...this.generations.values()].filter((one) => one.atMs >= atMs);
    },
    raise: async (appeal, serial, atMs) => {
      this.here();
      const name = `${appeal}:${serial}`;
      const generation = (this.generations.get(name)?.generation ?? 0) + 1;
      this.generations.set(name, { appeal, serial, generation, atMs });
      return generation;
    },
  };

  readonly references: ReferenceShelf = {
    reserve: async (hash, day) => {
      this.here();
      const first = this.reserved.get(hash) ?? day;
      this.reserved.set(hash, first);
      return first;
    },
  };
  readonly reserved = new Map<string, string>();

  /** Whatever there is: the marks that narrow it down are the real store's. */
  async near({ sinceMs }: NearTo): Promise<NearCase[]> {
    this.here();
    return (await this.opened())
      .filter((s) => !s.category.confidential && s.registeredAtMs >= sinceMs)
      .map((state) => {
        const { title, description, location } = state.registration;
        return { state, title, words: description, location };
      });
  }

  async similar({ category, query = '', place = '', closedSinceMs, except, most }: SimilarTo) {
    this.here();
    const found = (await this.opened())
      .filter((s) => s.category.id === category && !s.category.confidential && s.id !== except)
      .filter((s) => s.stage.status !== 'closed' || s.registeredAtMs >= closedSinceMs)
      .filter((s) => s.registration.title.includes(query))
      .filter((s) => `${s.registration.location?.address} ${s.registration.area}`.includes(place));
    const items = found
      .slice(0, most)
      .map(({ id, stage, registeredAtMs }) => ({ id, status: stage.status, category, registeredAtMs }));
    return { items, leftOut: found.length - items.length };
  }

  async confidentialAmong(ids: readonly string[]) {
    this.here();
    return ids.filter((id) => this.snapshots.get(id)?.category.confidential);
  }

  async statuses(ids: readonly string[]) {
    this.here();
    const found = ids.flatMap((id) => this.snapshots.get(id) ?? []);
    return Object.fromEntries(found.map(({ id, stage }) => [id, stage.status]));
  }

  async listOpen(): Promise<AppealState[]> {
    this.here();
    return [...this.snapshots.values()].filter(({ stage }) => stage.status !== 'closed');
  }

  countOpen = async (): Promise<number> =>
    (await this.listOpen()).filter(({ category }) => !category.confidential).length;

  async addSanction(sanction: LaterSanction): Promise<LaterSanction> {
    this.here();
    const before = this.later.find(({ id }) => id === sanction.id);
    if (!before) this.later.push(sanction);
    return before ?? sanction;
  }

  async sanctions(appeal: string): Promise<LaterSanction[]> {
    this.here();
    return this.later.filter((sanction) => sanction.appeal === appeal);
  }

  async addAccess(access: Omit<Access, 'id'>): Promise<void> {
    this.here();
    if (this.readOnly) throw new Error('not writable');
    this.read.unshift({ id: `read-${this.read.length + 1}`, ...access });
  }

  async accesses({ appeal, account, fromMs = 0, toMs = Infinity }: AccessFilter): Promise<AccessPage> {
    this.here();
    const items = this.read
      .filter((a) => appeal === undefined || a.appeals.includes(appeal))
      .filter((a) => account === undefined || a.account === account)
      .filter((a) => a.atMs >= fromMs && a.atMs < toMs);
    return { items, next: null };
  }

  async byPhone(phone: string): Promise<AppealState[]> {
    this.here();
    const key = phoneKey(phone);
    const numbersOf = ({ registration, participants }: AppealState) =>
      [
        registration.citizen?.phone,
        ...(registration.citizen?.phones ?? []),
        ...participants.map((p) => p.phone),
      ].map((number) => phoneKey(number));
    const found = (await this.opened()).filter((s) => key !== null && numbersOf(s).includes(key));
    return found.flatMap(({ id }) => this.snapshots.get(id) ?? []);
  }

  async ofCaller({ phone, most }: OfCaller) {
    const found = (await this.byPhone(phone)).sort((a, b) => b.registeredAtMs - a.registeredAtMs);
    return { items: found.slice(0, most), total: found.length };
  }

  async byPersons(keyIds: readonly string[]): Promise<AppealState[]> {
    this.here();
    return [...this.snapshots.values()].filter((state) => {
      const { registration, participants, parts, supplements } = state;
      const ids = keyIdsIn([registration, participants, parts, supplements]);
      return keyIds.some((id) => ids.has(id));
    });
  }

  /** Nothing is indexed here: every look-up opens what it looks at. */
  async indexAnew(): Promise<void> {
    this.here();
  }

  async addErasure(erasure: Omit<Erasure, 'id'>): Promise<void> {
    this.here();
    this.erasures.push(erasure);
  }

  /** All that is stored, as it reads. */
  private async opened(): Promise<AppealState[]> {
    const states = [...this.snapshots.values()];
    const keys = await this.persons.find(keyIdsIn(states));
    const text = JSON.stringify(states, (_, value: unknown) => {
      const key = typeof value === 'string' ? keys.get(sealedParts(value)?.keyId ?? '') : null;
      return key ? unsealText(key, value as string) : value;
    });
    return JSON.parse(text) as AppealState[];
  }

  async ensureIndexes(): Promise<void> {}
  async close(): Promise<void> {}
  ping = async (): Promise<boolean> => !this.away;
  serverTimeMs = async (): Promise<number> => Date.now();

  private here(): void {
    if (this.away) throw new Error('MongoDB is away');
  }
}
