import { type AppealEvent, type AppealState, canonicalJson, evolveAll } from '../../domain/index.ts';
import {
  type EventDocument,
  eventFrom,
  type SnapshotDocument,
  snapshotDocument,
  stateFrom,
} from '../documents.ts';
import { genesis, linkOf } from '../evidence/chain.ts';
import { hashOfEvent } from '../evidence/hash.ts';
import { type Seals, unsealEvent, unsealSnapshot } from '../seals.ts';
import type { Discrepancy, Finding } from './findings.ts';

export type Opens = Pick<Seals, 'records'>;

/** Everything that is stored for one appeal. */
export interface Stored {
  readonly appeal: string;
  readonly events: readonly EventDocument[];
  readonly snapshot: SnapshotDocument | null;
  /** The last anchored number. It is 0 if no anchor holds the appeal. */
  readonly anchoredSeq: number;
}

/** Finds all contradictions within one appeal. */
export function checkAppeal(stored: Stored, seals: Opens): Discrepancy[] {
  const found: Discrepancy[] = [];
  const tell = (what: Finding, seq?: number) =>
    found.push({ what, about: stored.appeal, ...(seq === undefined ? {} : { seq }) });
  const whole = checkEvents(stored, seals, tell);
  checkSnapshot(stored, seals, whole, tell);
  return found;
}

type TellHere = (what: Finding, seq?: number) => void;

/** Checks each event alone and against the previous one. Returns the events up to the first that is missing. */
function checkEvents({ appeal, events, anchoredSeq }: Stored, seals: Opens, tell: TellHere): AppealEvent[] {
  const whole: AppealEvent[] = [];
  let before: { seq: number; link: string | undefined } = { seq: 0, link: genesis };
  for (const document of events) {
    const { seq, hash, link } = document;
    for (let gone = before.seq + 1; gone < seq; gone += 1) tell('event-missing', gone);
    const follows = seq === before.seq + 1;
    const event = readEvent(document, seals, tell);
    if (event && hashOfEvent(event) !== hash) tell('event-changed', seq);
    if (document._id !== `${appeal}:${seq}`) tell('event-misplaced', seq);
    if (link !== undefined && before.link === undefined) tell('link-missing', before.seq);
    else if (link !== undefined && follows && link !== linkOf(before.link ?? '', document))
      tell('link-wrong', seq);
    if (link === undefined && document.unanchored !== true) tell('link-missing', seq);
    if (seq > anchoredSeq && document.unanchored !== true) tell('mark-removed', seq);
    if (event && seq === whole.length + 1) whole.push(event);
    before = { seq, link };
  }
  return whole;
}

function readEvent(document: EventDocument, seals: Opens, tell: TellHere): AppealEvent | null {
  try {
    return eventFrom(unsealEvent(seals, document));
  } catch {
    tell('event-unreadable', document.seq);
    return null;
  }
}

function checkSnapshot(
  { snapshot, events }: Stored,
  seals: Opens,
  whole: readonly AppealEvent[],
  tell: TellHere,
): void {
  const state = snapshot && readState(snapshot, seals);
  if (!snapshot) tell('snapshot-missing');
  else if (!state) tell('snapshot-unreadable', snapshot.version);
  if (!snapshot || !state) return;
  const last = events.at(-1)?.seq ?? 0;
  for (let gone = last + 1; gone <= state.seq; gone += 1) tell('event-missing', gone);
  if (state.seq < last) tell('snapshot-behind', state.seq);
  if (!sameFields(snapshot, state)) tell('list-fields-differ', state.seq);
  if (whole.length < state.seq) return;
  const replayed = replay(whole.slice(0, state.seq));
  if (!replayed) tell('cannot-replay', state.seq);
  else if (canonicalJson(replayed) !== canonicalJson(state)) tell('snapshot-differs', state.seq);
}

function readState(snapshot: SnapshotDocument, seals: Opens): AppealState | null {
  try {
    return stateFrom(unsealSnapshot(seals, snapshot));
  } catch {
    return null;
  }
}

function replay(events: readonly AppealEvent[]): AppealState | null {
  try {
    return evolveAll(null, events);
  } catch {
    return null;
  }
}

/** Leaves out personal fields, whose sealing this check does not cover. */
const listFields = [
  ...(['version', 'rules', 'status', 'light', 'unit', 'category', 'channel', 'leader', 'escalated'] as const),
  ...(['awaitedDueAtMs', 'registeredAtMs', 'triage', 'helpers', 'claimant', 'confidential', 'open'] as const),
  'visible',
] as const;

function sameFields(snapshot: SnapshotDocument, state: AppealState): boolean {
  try {
    const due = snapshotDocument(state);
    return listFields.every((field) => canonicalJson(due[field]) === canonicalJson(snapshot[field]));
  } catch {
    return false;
  }
}
