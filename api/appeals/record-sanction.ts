import {
  type AppealState,
  decideAfterClose,
  isRefusal,
  type Recorded,
  recordOne,
  type Sanction,
} from '../../domain/index.ts';
import type { LaterSanction } from '../../store/index.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { bodyHashOf, updateIdOf } from '../ids/keys.ts';
import { type FactNeeds, factsOf } from './facts.ts';
import { bodyShapeOf, type GivenCommand } from './give-command.ts';

export type SanctionNeeds = FactNeeds & {
  readonly secret: string;
  readonly store: { addSanction(sanction: LaterSanction): Promise<LaterSanction> };
};

/**
 * Records a sanction after the close. The appeal's events have ended by then, so the store keeps it beside them.
 * Throws the refusal as a problem, and 503 without the database.
 */
export async function recordAfterClose(
  deps: SanctionNeeds,
  state: AppealState,
  given: GivenCommand,
): Promise<void> {
  const { name, body, actor, key } = given;
  const sanction = await decidedSanction(deps, state, given);
  if (Array.isArray(body.attachments) && body.attachments.length > 0) throw problem('attachment-after-close');
  const bodyHash = bodyHashOf(deps.secret, [name, body]);
  const record: LaterSanction = {
    id: updateIdOf(actor.account, state.id, name, key),
    appeal: state.id,
    bodyHash,
    ...sanction,
    ...(typeof body.note === 'string' ? { note: body.note } : {}),
  };
  const stored = await fromRecords(deps.store.addSanction(record));
  if (stored.bodyHash !== bodyHash) throw problem('idempotency-key-reused');
}

/** Decides by the rule as before the close. The event that follows from it holds the sanction. */
async function decidedSanction(
  deps: SanctionNeeds,
  state: AppealState,
  { name, body, actor, ifMatch }: GivenCommand,
): Promise<Sanction> {
  const facts = await factsOf(deps, state, { name, shape: bodyShapeOf(name), body, actor });
  const context = { nowMs: deps.clock(), actor, facts };
  const command = ifMatch === undefined ? { name, body } : { name, body, ifMatch };
  const decided = decideAfterClose(state, command, context);
  if (decided !== null && isRefusal(decided)) throw refusalProblem(decided);
  const after = (decided ?? []).reduce<Recorded>((done, draft) => recordOne(done, draft, context), {
    state,
    events: [],
  }).state;
  const sanction = after.sanctions.length > state.sanctions.length ? after.sanctions.at(-1) : undefined;
  if (!sanction) throw new Error(`${name} leaves no sanction to be kept after the close`);
  return sanction;
}
