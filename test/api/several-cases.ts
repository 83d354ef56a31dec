import type { AppealView } from '../../domain/index.ts';
import type { AttachmentRecord } from '../../store/index.ts';
import { carryOutEffects } from './effects.ts';
import { type Bench, fromSomebodyElse, type Json, type View } from './kit.ts';

/** Several cases on one bench, with files, and what they tell each other. */

export const centre = { as: 'centre:county' };
export const housing = { as: 'officer:housing' };
type Warned = View & { code: string; warnings?: { code: string; zh: string; en: string }[] };

export class SeveralCases {
  readonly bench: Bench;
  private files = 0;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  give = (id: string, command: string, body: object, as: string) =>
    this.bench.post<Warned>(`/v1/appeals/${id}/${command}`, body, { as });

  /** A command that must succeed, and all that follows from it in other cases. */
  async done(id: string, command: string, body: object, as: string): Promise<Warned> {
    const answer = await this.give(id, command, body, as);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    carryOutEffects(this.bench);
    this.bench.nowMs += 60_000;
    return answer.body;
  }

  track = (id: string, code: string, rest = '') =>
    this.bench.get<AppealView>(`/v1/track/${id}${rest}`, { code });
  read = (id: string, sent: { as: string }) => this.bench.get<AppealView>(`/v1/appeals/${id}`, sent);

  /** A picture that anybody has uploaded, examined and ready. */
  uploaded(): string {
    this.files += 1;
    const id = String(this.files).padStart(26, '0');
    const record = { id, owner: 'public', state: 'ready', bound: [], kind: 'picture', name: 'x.y', bytes: 3 };
    const more = { received: 3, sha256: null, scan: null, refusal: null, content: null, thumbnail: null };
    const times = { createdAtMs: this.bench.nowMs, touchedAtMs: this.bench.nowMs };
    const whole = { ...record, ...more, ...times } as unknown as AttachmentRecord;
    this.bench.store.attachments.records.set(id, whole);
    return id;
  }

  async filed(description: string, more: Json = {}): Promise<View & { file: string }> {
    const file = this.uploaded();
    const body = { ...fromSomebodyElse(), description, attachments: [file], ...more };
    const { status, body: view } = await this.bench.file(body);
    if (status !== 201) throw new Error(JSON.stringify(view));
    return { ...view, file };
  }

  /** A master that housing handles, and a duplicate that was merged into it. */
  async merged(more: Json = {}) {
    const master = await this.filed('主件原话');
    await this.done(master.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await this.done(master.id, 'accept', {}, 'officer:housing');
    const duplicate = await this.filed('并入件原话', more);
    const { id, trackingCode: code } = duplicate;
    await this.bench.post(`/v1/track/${id}/supplement`, { text: '后来补充' }, { code });
    await this.done(id, 'merge', { into: master.id }, 'centre:county');
    return { master, duplicate };
  }

  /** The ids of the files that are shown, or the status of the refusal. */
  async filesOf(home: string, id: string, sent: object): Promise<string[] | number> {
    const { status, body } = await this.bench.get<{ items: { id: string }[] }>(
      `${home}/${id}/attachments`,
      sent,
    );
    return status === 200 ? body.items.map((item) => item.id) : status;
  }
}
