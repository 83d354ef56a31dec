import { mayKnow } from './access/audience.ts';
import { type AnyCommandName, allRules } from './all-rules.ts';
import { isoLocal } from './calendar/index.ts';
import { tick } from './clock/tick.ts';
import type { AnyRule } from './define-rule.ts';
import { type AppealEvent, type Context, type Draft, draft } from './event/event.ts';
import { type Recorded, recordOne } from './event/record.ts';
import { markUnverified, unverifiedActor } from './event/unverified.ts';
import { followUp } from './leaders/consequences.ts';
import { absenceNews } from './people/absence-news.ts';
import { newRoster } from './people/duty.ts';
import { factOf } from './policy/policy.ts';
import { forbidden, possible } from './possible.ts';
import { type Actor, type AppealState, systemActor } from './state/index.ts';
import { isRefusal, type Refusal, refuse } from './wording/refusal.ts';

/** A command as it reaches an appeal. `ifMatch` is the version that its sender saw. */
export interface Command {
  readonly name: AnyCommandName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
}

/**
 * The events of a command, or its refusal. A refused signal still keeps `ticked`, the events that the clock
 * alone brought.
 */
export type Handled =
  | { readonly ok: true; readonly state: AppealState; readonly events: readonly AppealEvent[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly ticked: Recorded };

/** Applies the clock first, then the decision, then everything that follows from it automatically. */
export function handle(state: AppealState, command: Command, given: Context): Handled {
  const ticked = tick(state, given.nowMs);
  const context: Context = { ...given, nowMs: Math.max(given.nowMs, ticked.state.lastAtMs) };
  const ready = withRoster(ticked, context);
  const verdict = decide(ready.state, command, context, state.seq);
  if (isRefusal(verdict)) return { ok: false, refusal: verdict, ticked };
  const { note, attachments } = command.body as Pick<Draft, 'note' | 'attachments'>;
  const drafts = verdict.map((d, index) => (index === 0 ? { ...d, note, attachments } : d));
  const done = drafts.reduce<Recorded>(
    (sofar, draft) => followUp(recordOne(sofar, draft, context), context.nowMs),
    ready,
  );
  return { ok: true, ...markUnverified(withNews(done, context), ticked, given.unverified) };
}

/** An urgent case takes over the roster that the command brings, before the rule asks who is on duty. */
function withRoster(done: Recorded, { facts, nowMs, unverified }: Context): Recorded {
  const duty = unverified ? null : newRoster(done.state, facts);
  return duty ? recordOne(done, draft('roster-noted', { duty }), { nowMs, actor: systemActor }) : done;
}

/** The first command that brings news of an absence records it. An unverified command brings no news. */
function withNews(done: Recorded, { facts, nowMs, unverified }: Context): Recorded {
  const news = unverified ? null : absenceNews(done.state, facts);
  return news ? recordOne(done, news, { nowMs, actor: systemActor }) : done;
}

/** Decides a command: its drafts, or its refusal. The checks run in the order 403, 412, 409, 422. */
export function decide(
  state: AppealState,
  { name, body, ifMatch }: Command,
  context: Context,
  versionBeforeTick = state.seq,
): readonly Draft[] | Refusal {
  const rule: AnyRule = allRules[name];
  const unproved = unverifiedActor(state, context);
  if (unproved) return unproved;
  if (!mayKnow(state, context.actor)) return refuse('unknown-appeal', { appeal: state.id });
  if (state.stage.status === 'closed' && !rule.from.includes('closed')) {
    return refuse('appeal-closed', {
      closedAt: isoLocal(state.calendar, state.stage.closedAtMs),
      outcome: state.stage.outcome,
    });
  }
  return (
    unwelcome(rule, state, { actor: context.actor, ifMatch, version: versionBeforeTick }) ??
    possible(rule, state, context.actor, context.nowMs) ??
    commonFacts(body, context) ??
    rule.decide(state, body as never, context)
  );
}

/**
 * Decides a command that a closed case keeps as a separate record. Returns null where the rule keeps nothing
 * after the close. No stage bars such a command.
 */
export function decideAfterClose(
  state: AppealState,
  { name, body, ifMatch }: Command,
  context: Context,
): readonly Draft[] | Refusal | null {
  const rule: AnyRule = allRules[name];
  if (rule.afterClose === undefined || state.stage.status !== 'closed') return null;
  const refused = unwelcome(rule, state, { actor: context.actor, ifMatch, version: state.seq });
  return refused ?? rule.decide(state, body as never, context);
}

interface Sent {
  readonly actor: Actor;
  readonly ifMatch: number | undefined;
  readonly version: number;
}

/** Refuses a command that this actor may not give, or that was meant for another version. */
function unwelcome(rule: AnyRule, state: AppealState, { actor, ifMatch, version }: Sent): Refusal | null {
  const notTheirs = forbidden(rule, state, actor);
  if (notTheirs || ifMatch === undefined || ifMatch === version) return notTheirs;
  return refuse('version-differs', { wanted: ifMatch, version });
}

function commonFacts(body: Readonly<Record<string, unknown>>, { facts }: Context): Refusal | null {
  const named = Array.isArray(body.attachments) ? body.attachments.map(String) : [];
  const unknown = named.find((id) => !factOf(facts.attachments, id));
  return unknown === undefined ? null : refuse('unknown-attachment', { attachment: unknown });
}
