import { type AppealEvent, type AppealState, canonicalJson, evolveAll } from '../../domain/index.ts';
import type { KnownRequest } from '../../workflows/messages.ts';
import type { Held } from '../watch/held.ts';

/** Decides how a case is mended, from what each store holds of it. It asks nothing and changes nothing. */

/** Temporal's memory of a case, over all its runs that are still kept. */
export interface Remembered {
  /** Keyed by number. Where two runs differ, it holds the later run's. */
  readonly events: ReadonlyMap<number, AppealEvent>;
  /** The answered requests, in order. A repetition must get the same answer after a repair too. */
  readonly requests: readonly KnownRequest[];
}

export interface Material {
  readonly held: Held;
  /** Every event of MongoDB's log, behind gaps too. */
  readonly log: readonly AppealEvent[];
  readonly remembered: Remembered;
  readonly snapshot: AppealState | null;
}

export const sides = ['log', 'workflow'] as const;
/** The store that is right where the two hold other events under one number. */
export type Side = (typeof sides)[number];

export type Step =
  /** Moves MongoDB's events from this number on aside. */
  | { readonly do: 'set-aside'; readonly fromSeq: number }
  /** Keeps the workflow's events from this number on as evidence. */
  | { readonly do: 'keep-aside'; readonly events: readonly AppealEvent[] }
  /** Writes events of the workflow into the log. */
  | { readonly do: 'fill-log'; readonly events: readonly AppealEvent[] }
  /** Puts the snapshot that the events lead to. */
  | { readonly do: 'put-snapshot' }
  /** Ends the running workflow of a case that has closed. */
  | { readonly do: 'end-workflow' }
  /** Starts the workflow anew from the log. A running one is ended by that. */
  | { readonly do: 'restart' };

export interface Plan {
  readonly steps: readonly Step[];
  /** The state that the case has afterwards. null: no event of it is left. */
  readonly state: AppealState | null;
  readonly requests: readonly KnownRequest[];
  /** Numbers of events that no store holds. Somebody must decide about the case, and no step mends it. */
  readonly lost: readonly number[];
  /** The first number under which the stores hold different events, where nobody has said which side counts. */
  readonly undecidedFrom: number | null;
}

export function planOf(material: Material, side: Side | null): Plan {
  const { log, remembered } = material;
  const differs = firstDifference(log, remembered.events);
  if (differs !== null && side === null) return { ...nothing, undecidedFrom: differs };
  const kept = differs === null ? null : { side: side as Side, from: differs };
  const union = joined(material, kept);
  const whole = contiguous(union);
  const last = Math.max(0, ...union.keys(), material.snapshot?.seq ?? 0);
  const lost = numbers(1, last).filter((seq) => !union.has(seq));
  const state = whole.length === 0 ? null : evolveAll(null, whole);
  if (lost.length > 0 || !state) return { ...nothing, state, lost };
  const requests = remembered.requests.filter(
    ({ toSeq }) => toSeq <= (kept?.side === 'log' ? kept.from - 1 : state.seq),
  );
  return { ...nothing, state, requests, steps: stepsTo(material, { state, union, kept }) };
}

const nothing: Plan = { steps: [], state: null, requests: [], lost: [], undecidedFrom: null };

interface Kept {
  readonly side: Side;
  readonly from: number;
}
interface Aim {
  readonly state: AppealState;
  readonly union: ReadonlyMap<number, AppealEvent>;
  readonly kept: Kept | null;
}

function stepsTo({ held, log, remembered, snapshot }: Material, { state, union, kept }: Aim): Step[] {
  const steps: Step[] = [];
  const right = kept?.side === 'workflow' ? log.filter(({ seq }) => seq < kept.from) : log;
  if (kept?.side === 'workflow') steps.push({ do: 'set-aside', fromSeq: kept.from });
  if (kept?.side === 'log') {
    const other = [...remembered.events.values()].filter(({ seq }) => seq >= kept.from);
    steps.push({ do: 'keep-aside', events: other.sort(bySeq) });
  }
  const there = new Set(right.map(({ seq }) => seq));
  const missing = [...union.values()].filter(({ seq }) => !there.has(seq));
  if (missing.length > 0) steps.push({ do: 'fill-log', events: missing.sort(bySeq) });
  if (!snapshot || canonicalJson(snapshot) !== canonicalJson(state)) steps.push({ do: 'put-snapshot' });
  const workflow = workflowStep(held, state, kept);
  return workflow ? [...steps, workflow] : steps;
}

function workflowStep({ workflow }: Held, state: AppealState, kept: Kept | null): Step | null {
  const runs = workflow.kind === 'running';
  const knowsLess = runs && workflow.version !== null && workflow.version < state.seq;
  const isOther = runs && kept?.side === 'log';
  if (state.stage.status === 'closed') return knowsLess || isOther ? { do: 'end-workflow' } : null;
  return !runs || knowsLess || isOther ? { do: 'restart' } : null;
}

/** The events of the case: those of both stores, and of the right one from where they part. */
function joined({ log, remembered }: Material, kept: Kept | null): Map<number, AppealEvent> {
  const counts = (side: Side) => (event: AppealEvent) =>
    kept === null || kept.side === side || event.seq < kept.from;
  const all = [...[...remembered.events.values()].filter(counts('workflow')), ...log.filter(counts('log'))];
  return new Map(all.map((event) => [event.seq, event]));
}

function firstDifference(log: readonly AppealEvent[], other: Remembered['events']): number | null {
  const found = log.find((event) => {
    const same = other.get(event.seq);
    return same !== undefined && canonicalJson(same) !== canonicalJson(event);
  });
  return found?.seq ?? null;
}

function contiguous(union: ReadonlyMap<number, AppealEvent>): AppealEvent[] {
  const whole: AppealEvent[] = [];
  for (let seq = 1; ; seq += 1) {
    const event = union.get(seq);
    if (!event) return whole;
    whole.push(event);
  }
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
const bySeq = (a: AppealEvent, b: AppealEvent): number => a.seq - b.seq;
