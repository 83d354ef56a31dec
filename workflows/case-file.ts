import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import {
  type AppealEvent,
  type AppealState,
  evolveAll,
  markUnverified,
  nextDeadlineMs,
  type Recorded,
} from '../domain/index.ts';
import { caseDetails } from './case-details.ts';
import { originOf } from './message-trust.ts';
import type { AppealInput, Carried, KnownRequest, WaitingSignal } from './messages.ts';
import {
  type SearchValues,
  searchAttributeFields,
  searchAttributeKeys,
  searchValuesOf,
} from './search-attributes.ts';

/** The number of recent requests whose answers are kept for repetitions. */
const REQUESTS_KEPT = 256;
const RECENT_EVENTS = 5;

/** Holds one appeal in the workflow's memory. Every change goes through `commit`. */
export interface CaseFile {
  readonly state: AppealState;
  /** Next instant of the clock in epoch ms, computed once for each state. */
  readonly deadlineMs: number | null;
  /** Events that the publish activity has not confirmed yet, in order. */
  readonly unpublished: readonly AppealEvent[];
  readonly waiting: readonly WaitingSignal[];
  /** The search attributes as the server has them. */
  readonly shown: SearchValues;
  readonly known: (id: string) => KnownRequest | undefined;
  /** An event of this number, if it is one of the last few or waits for its publication. */
  readonly held: (seq: number) => AppealEvent | undefined;
  /** Keeps new events. Without events it does nothing. */
  readonly commit: (recorded: Recorded, request?: KnownRequest) => void;
  readonly published: (upToSeq: number) => void;
  readonly queue: (signal: WaitingSignal) => void;
  readonly unqueue: () => void;
  readonly carry: () => Carried;
}

export function openCaseFile(input: AppealInput): CaseFile {
  const carried = input.carried ?? begun(input);
  let { state, unpublished, signals } = carried;
  let requests = new Map(carried.requests.map((request) => [request.id, request]));
  let deadlineMs = nextDeadlineMs(state);
  let recent = unpublished.slice(-RECENT_EVENTS);
  let shown = input.shown ?? shownAttributes();

  const show = () => {
    shown = showAttributes(shown, state);
    setCurrentDetails(caseDetails(state, recent));
  };
  show();

  return {
    get state() {
      return state;
    },
    get deadlineMs() {
      return deadlineMs;
    },
    get unpublished() {
      return unpublished;
    },
    get shown() {
      return shown;
    },
    get waiting() {
      return signals;
    },
    known: (id) => requests.get(id),
    held: (seq) => [...unpublished, ...recent].find((event) => event.seq === seq),
    commit: (recorded, request) => {
      if (request) requests = new Map([...requests, [request.id, request] as const].slice(-REQUESTS_KEPT));
      if (recorded.events.length === 0) return;
      state = recorded.state;
      deadlineMs = nextDeadlineMs(state);
      unpublished = [...unpublished, ...recorded.events];
      recent = [...recent, ...recorded.events].slice(-RECENT_EVENTS);
      show();
    },
    published: (upToSeq) => {
      unpublished = unpublished.filter(({ seq }) => seq > upToSeq);
    },
    queue: (signal) => {
      signals = [...signals, signal];
    },
    unqueue: () => {
      signals = signals.slice(1);
    },
    carry: () => ({ state, unpublished, requests: [...requests.values()], signals }),
  };
}

/** Marks the first events for ever if neither the API nor the worker sent them. */
function begun(input: AppealInput): Carried {
  const recorded = { state: evolveAll(null, input.events), events: input.events };
  const nothing = { state: recorded.state, events: [] };
  const { state, events } = markUnverified(recorded, nothing, originOf(input) !== 'sealed');
  return { state, unpublished: events, requests: [], signals: [] };
}

/** The attributes of a start by hand or by an earlier release, as the server has them. */
function shownAttributes(): SearchValues {
  const { typedSearchAttributes } = workflowInfo();
  const values = searchAttributeFields.map((field) => [
    field,
    typedSearchAttributes.get(searchAttributeKeys[field]) ?? null,
  ]);
  return Object.fromEntries(values) as SearchValues;
}

/** Sets only changed attributes, because each upsert adds a history event. */
function showAttributes(shown: SearchValues, state: AppealState): SearchValues {
  const wanted = searchValuesOf(state);
  const changed = searchAttributeFields.filter((field) => wanted[field] !== shown[field]);
  if (changed.length > 0) {
    upsertSearchAttributes(
      changed.map((field) => ({ key: searchAttributeKeys[field], value: wanted[field] })),
    );
  }
  return wanted;
}
