import { fileURLToPath } from 'node:url';
import { loadCounty } from '../../county/index.ts';
import {
  type Actor,
  type AppealEvent,
  type AppealState,
  type CommandName,
  evolveAll,
  handle,
  isRefusal,
  type RegisterBody,
  register,
  rules,
} from '../../domain/index.ts';

/** Appeals of the sample county, made by the real rules, for tests of what is stored of them. */

export const county = await loadCounty(fileURLToPath(new URL('../../county', import.meta.url)));

export const startMs = Date.parse('2026-03-02T10:00:00+08:00');
const MINUTE_MS = 60_000;

/** The actor behind an account of the sample county. */
export function as(account: string): Actor {
  const known = county.account(account, startMs);
  if (!known) throw new Error(`no account ${account}`);
  return { account, unit: known.unit, role: known.role };
}

export interface Appeal {
  readonly state: AppealState;
  readonly events: readonly AppealEvent[];
}

export function file(
  id: string,
  body: Partial<RegisterBody> = {},
  by = as('integrator:hotline'),
  nowMs = startMs,
): Appeal {
  const filing: RegisterBody = {
    kind: 'request',
    title: 'A dark street',
    description: 'd',
    category: 'roads',
    ...body,
  };
  const kept = county.atRegistration(filing.category, by, nowMs);
  if (isRefusal(kept)) throw new Error(kept.refused);
  const done = register(id, filing, kept, by, nowMs);
  if (isRefusal(done)) throw new Error(done.refused);
  return { state: done.state, events: done.events };
}

/** The appeal after a command, a minute later; throws where it is refused. */
export function next(
  appeal: Appeal,
  name: CommandName,
  body: Record<string, unknown>,
  account: string,
): Appeal {
  const nowMs = appeal.state.lastAtMs + MINUTE_MS;
  const actor = as(account);
  const facts = { ...county.factsFor(rules[name].body, body, actor, nowMs), openClaims: 0 };
  const outcome = handle(appeal.state, { name, body }, { nowMs, actor, facts });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.refusal.refused}`);
  return { state: outcome.state, events: [...appeal.events, ...outcome.events] };
}

export const dispatched = (id: string, lead = 'housing', body: Partial<RegisterBody> = {}): Appeal =>
  next(file(id, body), 'dispatch', { lead }, 'centre:county');

/** The state as it was at an earlier version. */
export const asOf = ({ events }: Appeal, seq: number): AppealState => evolveAll(null, events.slice(0, seq));
