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
  /** Returns the events in order, up to the first gap. */
  readonly store: { events(appeal: string): Promise<readonly AppealEvent[]> };
  readonly gateway: { unpublished(appeal: string): Promise<readonly AppealEvent[] | null> };
}

/** Reads every event up to the version that the caller saw, as the caller may read it. */
export async function readTimeline(
  deps: TimelineNeeds,
  { state }: SeenAppeal,
  actor: Actor,
): Promise<readonly TimelineEntry[]> {
  return timelineFor(state, await readEvents(deps, state), actor);
}

/** All events up to the version of the state. The workflow has those that the log lacks. */
export async function readEvents(deps: TimelineNeeds, state: AppealState): Promise<readonly AppealEvent[]> {
  const readLog = () => fromRecords(deps.store.events(state.id));
  const published = await readLog();
  if (published.length >= state.seq) return published;
  const events = await completed(deps, state.id, published);
  if (events.length >= state.seq) return events;
  // An event that is in neither was published between the two questions.
  const later = await readLog();
  return later.length > events.length ? later : events;
}

/** The log holds 1 to n without a gap. The workflow keeps the events that are not yet published. */
async function completed(
  { gateway }: TimelineNeeds,
  appeal: string,
  published: readonly AppealEvent[],
): Promise<readonly AppealEvent[]> {
  const whole = [...published];
  for (const event of (await gateway.unpublished(appeal)) ?? []) {
    if (event.seq === whole.length + 1) whole.push(event);
  }
  return whole;
}
