import type { Client } from '@temporalio/client';
import { commandFacts } from '../../county/index.ts';
import {
  type Actor,
  type AnyCommandName,
  type AppealView,
  allRules,
  commonBody,
  type LedgerEntry,
  type Obligation,
  type ObligationKind,
  valuesOf,
  viewFor,
} from '../../domain/index.ts';
import { type CommandAnswer, type CommandInput, updates } from '../../workflows/messages.ts';
import { type Body, Filed, refusalOf } from '../support/filed.ts';
import type { MemoryLog } from '../support/memory-log.ts';
import type { Story } from './story.ts';

interface Turned {
  readonly kind: ObligationKind;
  readonly light: string;
  readonly unit: string | null;
  readonly person: string | null;
  readonly charged: boolean;
}

/** An appeal of a story: its people give commands by account, with the county's facts, as the API does. */
export class Case extends Filed {
  private readonly story: Story;
  private readonly known: MemoryLog;

  constructor(story: Story, client: Client, id: string, log: MemoryLog) {
    super(client, id, log);
    this.story = story;
    this.known = log;
  }

  /** 'citizen' is who filed, 'citizen 3' the third person of a group; anybody else goes by account. */
  who(name: string): Actor {
    const [role, serial = '0'] = name.split(' ');
    if (role !== 'citizen') return this.story.actor(name);
    return { account: `citizen:${this.id}:${serial}`, unit: null, role: 'citizen' };
  }

  /** Gives a command; throws where it is refused. */
  async does(by: string, name: AnyCommandName, body: Body = {}): Promise<CommandAnswer> {
    const actor = this.who(by);
    const of = await this.state();
    const { category } = of;
    const shape = { ...allRules[name].body, ...commonBody };
    const nowMs = await this.story.nowMs();
    const appeal = (id: string) =>
      this.story
        .of(id)
        .state()
        .catch(() => null);
    const sources = { county: this.story.county, store: this.known, appeal };
    const facts = await commandFacts(sources, {
      name,
      shape,
      body,
      actor,
      category: category.id,
      nowMs,
      of,
    });
    // Uploads are not the county's to know: here whatever is named has been uploaded.
    const named = valuesOf(shape, body, 'attachment');
    const attachments = Object.fromEntries(named.map((id) => [id, true as const]));
    const args: [CommandInput] = [{ actor, facts: { ...facts, attachments }, ...body }];
    return this.handle.executeUpdate(updates[name], { args });
  }

  /** The code with which a command is refused; fails where it is not. */
  refuses = async (by: string, name: AnyCommandName, body: Body = {}): Promise<string> =>
    (await refusalOf(this.does(by, name, body))).code;

  status = async (): Promise<string> => (await this.state()).stage.status;
  outcome = async (): Promise<string | null> => {
    const { stage } = await this.state();
    return stage.status === 'closed' ? stage.outcome : null;
  };

  /** The one open obligation of this kind. */
  async owed(kind: ObligationKind, about?: string): Promise<Obligation> {
    const { obligations } = await this.state();
    const found = obligations.filter((o) => o.kind === kind && (about === undefined || o.about === about));
    if (found.length !== 1)
      throw new Error(`${found.length} open ${kind} of ${obligations.map((o) => o.kind)}`);
    return found[0] as Obligation;
  }
  due = async (kind: ObligationKind, about?: string) =>
    this.story.local((await this.owed(kind, about)).dueAtMs);

  /** Every colour charged so far: 'accept yellow housing 2026-03-10 15:00'; of a person where there is no unit. */
  async lights(): Promise<string[]> {
    const turned = (await this.published()).filter(({ type }) => type === 'light-turned');
    return turned.map(({ atMs, data }) => {
      const { kind, light, unit, person } = data as Turned;
      return `${kind} ${light} ${unit ?? person} ${this.story.minute(atMs)}`;
    });
  }

  /** Who was liable from when to when, and why: 'housing dispatch 2026-03-10 09:30 - 2026-03-10 10:00'. */
  async liable(): Promise<string[]> {
    const { minute } = this.story;
    return (await this.state()).spans.map(
      ({ unit, why, fromMs, toMs }) =>
        `${unit} ${why} ${minute(fromMs)} - ${toMs === null ? '' : minute(toMs)}`,
    );
  }

  /** How each obligation of this kind that has ended, ended. */
  async endings(kind: ObligationKind): Promise<string[]> {
    const entries = (await this.published()).flatMap(({ ledger }): readonly LedgerEntry[] => ledger);
    const opened = entries.flatMap((e) =>
      e.op === 'opened' && e.obligation.kind === kind ? [e.obligation.id] : [],
    );
    return entries.flatMap((e) => (e.op === 'ended' && opened.includes(e.id) ? [e.how] : []));
  }

  /** As somebody may read it now; null where they may not know of it. */
  view = async (by: string): Promise<AppealView | null> =>
    viewFor(await this.state(), this.who(by), await this.story.nowMs());
}
