import { commandFacts } from '../../county/index.ts';
import {
  type Actor,
  type AppealEvent,
  type AppealState,
  awaited,
  citizenReads,
  explainWarning,
  handle,
  isoLocal,
  liableOf,
  type Naming,
  obligationView,
  postsOf,
  tick,
  timelineFor,
  warningsOf,
  worstLight,
} from '../../domain/index.ts';
import type { AttachmentShelf } from '../../store/index.ts';
import { fromRecords } from '../http/records.ts';
import { withoutFormer } from '../personal-data/contacts.ts';
import { unseal } from '../personal-data/unseal.ts';
import { type FactNeeds, readOther } from './facts.ts';
import { bodyShapeOf, type CommandNeeds, type GivenCommand, refusedNow } from './give-command.ts';

export type ForesightNeeds = CommandNeeds &
  FactNeeds & { readonly store: { readonly attachments: Pick<AttachmentShelf, 'many'> } };

type Asked = Pick<GivenCommand, 'name' | 'body' | 'actor' | 'ifMatch'>;

/** Decides a command without giving it, and tells what it would do. Throws the refusal that it would meet. */
export async function foresee(deps: ForesightNeeds, read: AppealState, asked: Asked, naming: Naming) {
  const { name, body, actor, ifMatch } = asked;
  const nowMs = deps.clock();
  const facts = await factsForeseen(deps, read, asked);
  const done = handle(read, { name, body, ifMatch }, { nowMs, actor, facts });
  if (!done.ok) throw refusedNow(deps, read, actor, done.refusal);
  const before = tick(read, nowMs).state;
  const events = done.events.filter(({ seq }) => seq > before.seq);
  return outcomeOf(deps, { before, after: done.state, events }, actor, naming);
}

interface Foreseen {
  readonly before: AppealState | null;
  readonly after: AppealState;
  readonly events: readonly AppealEvent[];
}

/** Tells the difference between two states as this actor may read it. */
export async function outcomeOf(
  deps: Pick<ForesightNeeds, 'store' | 'log' | 'clock'>,
  { before, after, events }: Foreseen,
  actor: Actor,
  naming: Naming,
) {
  const was = new Set(before?.obligations.map(({ id }) => id));
  const stays = new Set(after.obligations.map(({ id }) => id));
  const nowMs = Math.max(deps.clock(), after.lastAtMs);
  const opened = after.obligations.filter(({ id, owner }) => !was.has(id) && owner.role !== 'citizen');
  const dates = new Map(before?.obligations.map(({ id, dueAtMs }) => [id, dueAtMs]));
  const moved = after.obligations.filter(({ id, dueAtMs }) => was.has(id) && dates.get(id) !== dueAtMs);
  const liable = liableOf(after);
  const waits = awaited(after);
  const dueAt = waits && isoLocal(after.calendar, waits.dueAtMs);
  const { value } = await unseal(deps, timelineFor(after, events, actor), 'withhold');
  return {
    type: 'dry-run' as const,
    dryRun: true as const,
    version: before?.seq ?? 0,
    status: after.stage.status,
    light: worstLight(after.obligations),
    liable: liable && { unit: liable.unit, person: liable.person },
    leader: after.escalation.leader,
    events: value.map((entry) => ({ ...entry, data: withoutFormer(entry.data) })),
    opened: opened.map((one) => obligationView(after, one, nowMs)),
    moved: moved.map((one) => obligationView(after, one, nowMs)),
    overallDueAt: isoLocal(after.calendar, after.overallDueAtMs),
    ended: (before?.obligations ?? [])
      .filter(({ id }) => !stays.has(id))
      .map(({ id, kind }) => ({ id, kind })),
    citizenReads: after.category.confidential
      ? null
      : citizenReads({ status: after.stage.status, unit: liable?.unit ?? null, dueAt }, naming),
    warnings: warningsOf(events).map((warning) => explainWarning(warning, naming)),
  };
}

/** The same facts as the command would have, but no attachment is held for it. */
const factsForeseen = (deps: ForesightNeeds, state: AppealState, { name, body, actor }: Asked) =>
  commandFacts(
    {
      county: deps.county,
      store: deps.store,
      appeal: (other) => readOther(deps, other, actor),
      attachments: async (ids) => {
        const found = await fromRecords(deps.store.attachments.many(ids));
        return found.map(({ id }) => id);
      },
    },
    {
      name,
      shape: bodyShapeOf(name),
      body,
      actor,
      own: state.id,
      category: state.category.id,
      posts: postsOf(state),
      of: state,
      nowMs: deps.clock(),
    },
  );
