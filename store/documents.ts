import { z } from 'zod';
import {
  type AppealEvent,
  type AppealState,
  awaited,
  type Contact,
  type Light,
  liableOf,
  type Status,
  worstLight,
} from '../domain/index.ts';
import { isFrozen } from '../domain/owed/ledger.ts';
import { leaderFor } from '../domain/people/parties.ts';
import { hashOfEvent } from './hash.ts';
import { DocumentProblem } from './problems.ts';
import { keysOf } from './visible.ts';

/**
 * A snapshot: the whole state, and beside it what lists are asked by. Instants are epoch ms. Stored, `state` and
 * `title` are sealed (`store/seals.ts`).
 */
export interface SnapshotDocument {
  _id: string;
  version: number;
  rules: number;
  status: Status;
  light: Light;
  /** The liable unit, of a closed appeal the last one. */
  unit: string | null;
  category: string;
  channel: string;
  /** The leader it is with, else the one it would go to. */
  leader: string;
  escalated: boolean;
  /** When what the status waits for is due; null where it waits for nobody or stands still. */
  awaitedDueAtMs: number | null;
  registeredAtMs: number;
  title: string;
  triage: string;
  helpers: readonly string[];
  /** The unit that claimed it, while it is open. */
  claimant: string | null;
  confidential: boolean;
  open: boolean;
  /** Keyed hash of the citizen's, where this filing counts as a repeat or has repeats; else null. */
  phone: string | readonly string[] | null;
  /** Keyed hashes: of the title's characters and their pairs, of the phone numbers of all its people. */
  words: readonly string[];
  people: readonly string[];
  /** Ids of the person keys that its people's data is sealed with. */
  persons: readonly string[];
  /** Ids of the installation's keys behind the hashes and the seals; none of what was stored in the clear. */
  searchedWith?: string;
  sealedWith?: string;
  visible: readonly string[];
  state: AppealState;
}

export interface EventDocument extends AppealEvent {
  _id: string;
  appeal: string;
  hash: string;
  /** Its place in the appeal's chain; missing while an event before it is. */
  link?: string;
  /** While it is in no anchor. */
  unanchored?: true;
  /** Id of the key that `data` and `note` are sealed with. */
  sealedWith?: string;
}

type Found = 'phone' | 'words' | 'people' | 'persons';

/** All but what its people are found by. */
export function snapshotDocument(state: AppealState): Omit<SnapshotDocument, Found> {
  const { stage, registration, escalation } = state;
  const waits = awaited(state);
  const first = state.spans[0];
  return {
    _id: state.id,
    version: state.seq,
    rules: state.rules,
    status: stage.status,
    light: worstLight(state.obligations),
    unit: liableOf(state)?.unit ?? state.spans.at(-1)?.unit ?? null,
    category: state.category.id,
    channel: registration.channel,
    leader: escalation.leader ?? leaderFor(state).account,
    escalated: escalation.state !== 'none',
    awaitedDueAtMs: waits && !isFrozen(state, waits) ? waits.dueAtMs : null,
    registeredAtMs: state.registeredAtMs,
    title: registration.title,
    triage: state.triage.unit,
    helpers: state.helpers.map((helper) => helper.unit),
    claimant: stage.status !== 'closed' && first?.why === 'claim' ? first.unit : null,
    confidential: state.category.confidential,
    open: stage.status !== 'closed',
    visible: keysOf(state),
    state,
  };
}

/** Nobody counts reports of misconduct; the parts of a split are one filing, that of their whole. */
export function repeatPhones({ category, links, registration }: AppealState): readonly string[] {
  const counts = !category.confidential && !links.some(({ kind }) => kind === 'split-from');
  return counts ? phonesOf(registration.citizen) : [];
}

/** All numbers of who filed, the first one first. */
export const phonesOf = (citizen: Contact | null): readonly string[] =>
  citizen ? [...(citizen.phone === undefined ? [] : [citizen.phone]), ...(citizen.phones ?? [])] : [];

export const eventDocument = (appeal: string, event: AppealEvent): EventDocument => ({
  ...event,
  _id: `${appeal}:${event.seq}`,
  appeal,
  hash: hashOfEvent(event),
});

const count = z.int().min(0);
const snapshotEnvelope = z.looseObject({
  _id: z.string(),
  version: count,
  rules: count,
  state: z.looseObject({ id: z.string(), seq: count, stage: z.looseObject({ status: z.string() }) }),
});

/** The state of a stored snapshot. Throws DocumentProblem where the envelope is not what was written. */
export function stateFrom(document: unknown): AppealState {
  const { success, data, error } = snapshotEnvelope.safeParse(document);
  if (!success) throw new DocumentProblem('appeals', idOf(document), z.prettifyError(error));
  if (data.state.id !== data._id || data.state.seq !== data.version) {
    throw new DocumentProblem('appeals', data._id, 'the envelope is of another state');
  }
  return data.state as unknown as AppealState;
}

const eventEnvelope = z.looseObject({
  _id: z.string(),
  appeal: z.string(),
  hash: z.string(),
  seq: z.int().min(1),
  atMs: z.number(),
  type: z.string(),
  actor: z.looseObject({ account: z.string() }),
  ledger: z.array(z.unknown()),
});

/** A stored event without its envelope. Throws DocumentProblem where the document is not what was written. */
export function eventFrom(document: unknown): AppealEvent {
  const { success, data, error } = eventEnvelope.safeParse(document);
  if (!success) throw new DocumentProblem('events', idOf(document), z.prettifyError(error));
  const { _id, appeal, hash, link, unanchored, ...event } = data;
  return event as unknown as AppealEvent;
}

const idOf = (document: unknown): string =>
  String((document as { _id?: unknown } | null | undefined)?._id ?? '?');
