import { type County, commandFacts, type FactSources } from '../county/index.ts';
import {
  type Actor,
  type AppealState,
  commonBody,
  type Facts,
  fieldWording,
  isRecord,
  type Post,
  postsOf,
  roles,
  rules,
  type Shape,
  type Wording,
} from '../domain/index.ts';
import type { SignalRead, SignalToRead } from '../workflows/activity-types.ts';

type Body = Readonly<Record<string, unknown>>;

interface BodyProblem extends Wording {
  readonly path: string;
}

/** Holds attachments while a signal is decided. A signal may name ready ones of its actor or of the appeal. */
export interface AttachmentHolds {
  hold(
    ids: readonly string[],
    wanted: {
      readonly owners: readonly string[];
      readonly appeals: readonly string[];
      readonly holder: string;
      readonly nowMs: number;
      readonly untilMs: number;
    },
  ): Promise<readonly string[]>;
}
const holdMs = 60_000;

/** Reading a signal needs the county's data, the API's schemas, and the other appeals. */
export interface SignalFactsDeps {
  readonly county: {
    account(id: string): Actor | null;
    factsFor(shape: Shape, body: Body, actor: Actor, nowMs?: number, posts?: readonly Post[]): Facts;
  } & Pick<County, 'leadersFor' | 'dutyFor'>;
  readonly store: FactSources['store'] & {
    snapshot(id: string): Promise<AppealState | null>;
    readonly attachments?: AttachmentHolds;
  };
  readonly parseBody: (
    shape: Shape,
    input: unknown,
  ) =>
    | { readonly ok: true; readonly body: Body }
    | { readonly ok: false; readonly problems: readonly BodyProblem[] };
}

/**
 * Turns a signal into a command with actor, body and facts. The API's own schema checks the body. The sender may
 * omit role and unit if the county knows the account. With a token the county's data overrides both. Facts inside
 * the signal are ignored.
 */
export async function factsForSignal(
  deps: SignalFactsDeps,
  { command, input, holder }: SignalToRead,
  appeal?: string,
): Promise<SignalRead> {
  if (!isRecord(input)) return unread('所发内容不是一组字段', 'the input is not an object');
  const { actor: given, facts: _facts, request: _request, ...fields } = input;
  const known = vouchedFor(deps, given, holder);
  const actor = known ?? actorOf(deps, given);
  if (!actor) return unread('办理人身份缺失或有误', 'actor: { account, unit, role } is missing or wrong');
  const shape: Shape = { ...rules[command].body, ...commonBody };
  const parsed = deps.parseBody(shape, fields);
  if (!parsed.ok) {
    return unread(
      parsed.problems.map(({ path, zh }) => `${fieldWording(path).zh}${zh}`).join('；'),
      parsed.problems.map(({ path, en }) => `${path}: ${en}`).join('; '),
    );
  }
  const { body } = parsed;
  const state = await stateOf(deps, command, appeal);
  const { county, store } = deps;
  const attachments = (ids: readonly string[]) => held(deps, ids, actor, appeal);
  const sources = { county, store, attachments, appeal: (id: string) => store.snapshot(id) };
  const category = state?.category.id ?? null;
  const asked = { name: command, shape, body, actor, category, own: appeal };
  const facts = await commandFacts(sources, state ? { ...asked, posts: postsOf(state), of: state } : asked);
  return { ok: true, actor, body, facts, vouched: known !== null };
}

/**
 * The holder of the signal's token as the county knows them. Returns null without a token or for an unknown holder.
 * It also returns null if the signal names somebody else as its actor.
 */
function vouchedFor({ county }: SignalFactsDeps, given: unknown, holder: string | undefined): Actor | null {
  const named = given === undefined ? holder : isRecord(given) ? given.account : null;
  const known = holder !== undefined && named === holder ? county.account(holder) : null;
  return known && { account: known.account, unit: known.unit, role: known.role };
}

/** Retries without the database. Nothing is refused because a query failed. */
async function held(
  { store }: SignalFactsDeps,
  ids: readonly string[],
  { account }: Actor,
  appeal: string | undefined,
): Promise<readonly string[]> {
  if (!store.attachments || appeal === undefined) return [];
  const nowMs = Date.now();
  const wanted = { owners: [account, 'public'], appeals: [appeal], holder: appeal };
  return store.attachments.hold(ids, { ...wanted, nowMs, untilMs: nowMs + holdMs });
}

function actorOf({ county }: SignalFactsDeps, given: unknown): Actor | null {
  if (!isRecord(given) || typeof given.account !== 'string' || given.account === '') return null;
  const known = county.account(given.account);
  const { role = known?.role, unit = known?.unit ?? null } = given;
  if (!(roles as readonly unknown[]).includes(role)) return null;
  if (unit !== null && typeof unit !== 'string') return null;
  return { account: given.account, unit, role: role as Actor['role'] };
}

/**
 * Loads the signal's own appeal for its people and its category. Only a sweep that names no category waits for the
 * database.
 */
async function stateOf({ store }: SignalFactsDeps, command: string, appeal: string | undefined) {
  if (appeal === undefined) return null;
  const state = store.snapshot(appeal);
  return command === 'order-sweep' ? state : state.catch(() => null);
}

const unread = (reasonZh: string, reason: string): SignalRead => ({ ok: false, reason, reasonZh });
