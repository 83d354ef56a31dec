import {
  type Actor,
  type AppealState,
  awaited,
  citizenAccount,
  citizenReads,
  isoLocal,
  liableOf,
  type Naming,
  timelineFor,
} from '../../domain/index.ts';
import type { SeenAppeal } from '../attachments/appeal-readers.ts';
import { readEvents, type TimelineNeeds } from './timeline.ts';

/** The sentence that the citizen reads, and the numbers of the events that the citizen sees. */
export async function citizenView(deps: TimelineNeeds, { state }: SeenAppeal, naming: Naming) {
  const citizen: Actor = {
    account: citizenAccount({ appeal: state.id, serial: 0 }),
    unit: null,
    role: 'citizen',
  };
  const events = timelineFor(state, (await readEvents(deps, state)).events, citizen);
  return {
    version: state.seq,
    reads: state.category.confidential ? null : sentence(state, naming),
    events: events.map(({ seq }) => seq),
  };
}

function sentence(state: AppealState, naming: Naming) {
  const waits = awaited(state);
  const dueAt = waits && isoLocal(state.calendar, waits.dueAtMs);
  return citizenReads({ status: state.stage.status, unit: liableOf(state)?.unit ?? null, dueAt }, naming);
}
