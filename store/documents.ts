import { z } from 'zod';
import {
  type AppealEvent,
  type AppealState,
  awaited,
  type Contact,
  isFrozen,
  type Light,
  liableOf,
  type Status,
  worstLight,
} from '../domain/index.ts';
import { leaderFor } from '../domain/people/parties.ts';
import { type Columns, columnsOf } from './columns.ts';
import { hashOfEvent } from './evidence/hash.ts';
import { keysOf } from './lists/visible.ts';
import { DocumentProblem } from './problems.ts';

/**
 * A snapshot: the whole state, and the fields that lists search by. Instants are epoch ms. `store/seals.ts` seals
 * `state` and `title` before they are stored.
 */
export interface SnapshotDocument extends Columns {
  _id: string;
  version: number;
  rules: number;
  status: Status;
  light: Light;
  /** The liable unit. For a closed appeal it is the last one. */
  unit: string | null;
  category: string;
  channel: string;
  /** The leader who has the appeal, or otherwise the leader to whom it would go. */
  leader: string;
  escalated: boolean;
  /** Due date of what the status waits for. It is null if the status waits for nobody or the case is on hold. */
  awaitedDueAtMs: number | null;
  registeredAtMs: number;
  title: string;
  triage: string;
  helpers: readonly string[];
  /** The unit that claimed the appeal, while the appeal is open. */
  claimant: string | null;
  confidential: boolean;
  open: boolean;
  /** Keyed hash of the citizen's number, if the filing counts as a repeat or can be repeated. Otherwise null. */
  phone: string | readonly string[] | null;
  /** Keyed hashes of the title's characters and pairs, and of the phone numbers of all its people. */
  words: readonly string[];
  /** Keyed marks of the title's likeness and of the place's cell. A report of misconduct has none. */
  near?: readonly string[];
  people: readonly string[];
  /** Ids of the keys that seal the data of its people. */
  persons: readonly string[];
  /** The town or village of the filing, if the county knows its area. */
  areaId: string | null;
  /** Keyed hashes of the place's and the names' characters and pairs. */
  places: readonly string[];
  names: readonly string[];
  /**
   * Ids of the installation's keys behind the hashes and the seals. Documents that were stored in the clear have
   * none.
   */
  searchedWith?: string;
  sealedWith?: string;
  visible: readonly string[];
  /** Keys that the version before had and this one has not. Readers behind them are told. */
  unseen?: readonly string[];
  state: AppealState;
}

export interface EventDocument extends AppealEvent {
  _id: string;
  appeal: string;
  hash: string;
  /** The link in the appeal's chain. It is missing while an earlier event is missing. */
  link?: string;
  /** True while no anchor holds the event. */
  unanchored?: true;
  /** Id of the key that `data` and `note` are sealed with. */
  sealedWith?: string;
}

type Found = 'phone' | 'words' | 'near' | 'people' | 'persons' | 'areaId' | 'places' | 'names';

/** Everything except the fields by which its people are found. */
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
    ...columnsOf(state),
    state,
  };
}

/**
 * Reports of misconduct are never counted. The parts of a split count as one filing, which is that of the whole.
 */
export function repeatPhones({ category, links, registration }: AppealState): readonly string[] {
  const counts = !category.confidential && !links.some(({ kind }) => kind === 'split-from');
  return counts ? phonesOf(registration.citizen) : [];
}

/** All numbers of the person who filed, the main one first. */
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

/**
 * Reads the state out of a stored snapshot. Throws DocumentProblem if the envelope is not what this program wrote.
 */
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

/** Reads an event out of its envelope. Throws DocumentProblem if the document is not what this program wrote. */
export function eventFrom(document: unknown): AppealEvent {
  const { success, data, error } = eventEnvelope.safeParse(document);
  if (!success) throw new DocumentProblem('events', idOf(document), z.prettifyError(error));
  const { _id, appeal, hash, link, unanchored, ...event } = data;
  return event as unknown as AppealEvent;
}

const idOf = (document: unknown): string =>
  String((document as { _id?: unknown } | null | undefined)?._id ?? '?');
