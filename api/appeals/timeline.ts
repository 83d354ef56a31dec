import {
  type Actor,
  type AppealEvent,
  type AppealState,
  type TimelineEntry,
  timelineFor,
} from '../../domain/index.ts';
import type { SeenAppeal } from '../attachments/appeal-readers.ts';
import { fromRecords } from '../http/records.ts';

export interface TimelineNeeds {
  /** Returns the events after `afterSeq` in order, up to the first gap. */
  readonly store: { events(appeal: string, afterSeq?: number): Promise<readonly AppealEvent[]> };
  readonly gateway: { unpublished(appeal: string): Promise<readonly AppealEvent[] | null> };
}

/** The events of a case, and the numbers of those that are in no store. */
export interface Story<T> {
  readonly events: readonly T[];
  readonly missing: readonly number[];
}

/** Reads every event up to the version that the caller saw, as the caller may read it. */
export async function readTimeline(
  deps: TimelineNeeds,
  { state }: SeenAppeal,
  actor: Actor,
): Promise<Story<TimelineEntry>> {
  const { events, missing } = await readEvents(deps, state);
  return { events: timelineFor(state, events, actor), missing };
}

/** All events up to the version of the state. The workflow has those that the log lacks. */
export async function readEvents(deps: TimelineNeeds, state: AppealState): Promise<Story<AppealEvent>> {
  const readLog = () => fromRecords(deps.store.events(state.id));
  const published = await readLog();
  if (published.length >= state.seq) return { events: published, missing: [] };
  const unpublished = (await deps.gateway.unpublished(state.id)) ?? [];
  const events = joined(published, unpublished);
  if (events.length >= state.seq) return { events, missing: [] };
  // An event that is in neither was published between the two questions.
  const later = await readLog();
  const longer = later.length > events.length ? later : events;
  return longer.length >= state.seq
    ? { events: longer, missing: [] }
    : acrossGaps(deps, state, longer, unpublished);
}

/** The log holds 1 to n without a gap. The workflow keeps the events that are not yet published. */
function joined(published: readonly AppealEvent[], unpublished: readonly AppealEvent[]): AppealEvent[] {
  const whole = [...published];
  for (const event of unpublished) if (event.seq === whole.length + 1) whole.push(event);
  return whole;
}

/** The log lost events: what is behind them is read too, and they are named. */
async function acrossGaps(
  { store }: TimelineNeeds,
  { id, seq: last }: AppealState,
  known: readonly AppealEvent[],
  unpublished: readonly AppealEvent[],
): Promise<Story<AppealEvent>> {
  const bySeq = new Map([...known, ...unpublished].map((event) => [event.seq, event]));
  const missing: number[] = [];
  for (let seq = known.length + 1; seq <= last; seq += 1) {
    if (bySeq.has(seq)) continue;
    missing.push(seq);
    for (const event of await fromRecords(store.events(id, seq))) bySeq.set(event.seq, event);
  }
  return { events: [...bySeq.values()].sort((a, b) => a.seq - b.seq), missing };
}
