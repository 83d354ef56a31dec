import { awaited } from '../owed/awaited.ts';
import { isFrozen } from '../owed/ledger.ts';
import { type Light, type ObligationKind, worstLight } from '../owed/obligation.ts';
import { leaderFor } from '../people/parties.ts';
import { peopleOf } from '../people/voting.ts';
import { urgencyOf } from '../policy/urgency.ts';
import {
  type AppealKind,
  type AppealState,
  liableOf,
  type Outcome,
  type Status,
  type Urgency,
} from '../state/index.ts';

/**
 * An appeal as a row of a list. It holds no contact data, so that reading it is no reading of anybody's contact.
 * Everybody to whom a list shows the appeal may read all of it. Instants are epoch milliseconds.
 */
export interface Brief {
  readonly id: string;
  readonly version: number;
  readonly kind: AppealKind;
  /** Missing in rows that earlier releases stored. */
  readonly urgency?: Urgency;
  /** Title and place are sealed with their person's key. */
  readonly title: string;
  readonly place: string | null;
  readonly area: string | null;
  readonly areaId?: string;
  readonly status: Status;
  readonly light: Light;
  readonly outcome: Outcome | null;
  readonly category: string;
  readonly channel: string;
  readonly registeredAtMs: number;
  readonly movedAtMs: number;
  readonly closedAtMs: number | null;
  /** The liable unit and person. For a closed appeal they are the last ones. */
  readonly unit: string | null;
  readonly person: string | null;
  readonly triage: string;
  readonly leader: string;
  readonly escalated: boolean;
  readonly conference: boolean;
  /** The obligation that the status waits for. It is null if the status waits for nobody. */
  readonly waitsFor: {
    readonly kind: ObligationKind;
    readonly unit: string | null;
    readonly person: string | null;
    /** null while the case is on hold. */
    readonly dueAtMs: number | null;
  } | null;
  readonly people: number;
  readonly repeats: number;
}

export function briefOf(state: AppealState): Brief {
  const { stage, registration, escalation } = state;
  const liable = liableOf(state) ?? state.spans[state.spans.length - 1] ?? null;
  const waits = awaited(state);
  return {
    id: state.id,
    version: state.seq,
    kind: registration.kind,
    urgency: urgencyOf(state),
    title: registration.title,
    place: registration.location?.address ?? null,
    area: registration.area,
    ...(registration.areaId === undefined ? {} : { areaId: registration.areaId }),
    status: stage.status,
    light: worstLight(state.obligations),
    outcome: stage.status === 'closed' ? stage.outcome : null,
    category: state.category.id,
    channel: registration.channel,
    registeredAtMs: state.registeredAtMs,
    movedAtMs: state.lastAtMs,
    closedAtMs: stage.status === 'closed' ? stage.closedAtMs : null,
    unit: liable?.unit ?? null,
    person: liable?.person ?? null,
    triage: state.triage.unit,
    leader: escalation.leader ?? leaderFor(state).account,
    escalated: escalation.state !== 'none',
    conference: state.conference !== null,
    waitsFor: waits && {
      kind: waits.kind,
      unit: waits.owner.unit,
      person: waits.owner.person,
      dueAtMs: isFrozen(state, waits) ? null : waits.dueAtMs,
    },
    people: peopleOf(state),
    repeats: state.links.filter(({ kind }) => kind === 'repeats').length,
  };
}
