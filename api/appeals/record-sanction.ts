import { type AppealState, isRefusal, type Refusal, refuse, rules } from '../../domain/index.ts';
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

const name = 'record-sanction';
const rule = rules[name];
type Body = Parameters<typeof rule.decide>[1];

/**
 * A sanction once the appeal is closed: its events have ended, so it is a record of its own under the same checks.
 * Throws the refusal as a problem, and 503 without the database.
 */
export async function recordSanctionLater(
  deps: SanctionNeeds,
  state: AppealState,
  { body, actor, ifMatch, key }: GivenCommand,
): Promise<void> {
  const { by } = rule;
  if (!by.allows(state, actor))
    throw refused(refuse('not-yours', { command: name, who: by.en, whoZh: by.zh }));
  if (ifMatch !== undefined && ifMatch !== state.seq) {
    throw refused(refuse('version-differs', { wanted: ifMatch, version: state.seq }));
  }
  const facts = await factsOf(deps, state, { name, shape: bodyShapeOf(name), body, actor });
  const [attachment] = (body.attachments ?? []) as string[];
  if (attachment !== undefined) throw problem('attachment-after-close');
  const nowMs = deps.clock();
  const decided = rule.decide(state, body as Body, { nowMs, actor, facts });
  if (isRefusal(decided)) throw refused(decided);
  const { kind, unit = null, person = null, reason } = body as Body;
  const bodyHash = bodyHashOf(deps.secret, [name, body]);
  const sanction = {
    id: updateIdOf(actor.account, state.id, name, key),
    appeal: state.id,
    bodyHash,
    kind,
    unit,
    person,
    reason,
    by: actor.account,
    atMs: nowMs,
    ...(typeof body.note === 'string' ? { note: body.note } : {}),
  };
  const stored = await fromRecords(deps.store.addSanction(sanction));
  if (stored.bodyHash !== bodyHash) throw problem('idempotency-key-reused');
}

const refused = (refusal: Refusal) => refusalProblem(refusal);
