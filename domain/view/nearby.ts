import { dayOf } from '../calendar/days.ts';
import { fieldOf } from '../joining/rough-place.ts';
import { type AppealState, liableOf, type Status } from '../state/index.ts';

/** All that a stranger learns of a case nearby: never its number, its words or its people. */
export interface NearbyView {
  readonly category: string;
  readonly unit: string | null;
  readonly status: Status;
  /** The middle of a field of about 200 metres, or null. */
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  /** The day of the filing, in the county. */
  readonly day: string;
}

export function nearbyView(state: AppealState): NearbyView {
  return {
    category: state.category.id,
    unit: liableOf(state)?.unit ?? state.spans.at(-1)?.unit ?? null,
    status: state.stage.status,
    place: fieldOf(state.registration.location),
    day: dayOf(state.calendar, state.registeredAtMs),
  };
}
