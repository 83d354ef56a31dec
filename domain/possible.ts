import { type Refusal, refuse } from './refusal.ts';
import type { AnyRule } from './rule.ts';
import { type CommandName, commandNames, rules } from './rules.ts';
import type { Actor, AppealState } from './state.ts';
import { mayKnow } from './view/audience.ts';

/** Whether stage and bars let the command through, whatever its body. */
export function possible(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  if (rule.from.includes(state.stage.status)) return barred(rule, state, actor, nowMs);
  return refuse('wrong-status', {
    command: rule.name,
    status: state.stage.status,
    allowed: allowedCommands(state, actor, nowMs),
  });
}

/** What would move a report of misconduct, share it, or join it with a case that others know. */
const outOfConfidence = [
  'transfer',
  'deny-ownership',
  'request-help',
  'split',
  'merge',
  'confirm-repeat',
  'absorb',
] as const satisfies string[];

function barred(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  const shares = state.category.confidential && outOfConfidence.some((name) => name === rule.name);
  return shares ? refuse('in-confidence') : (rule.bars?.(state, actor, nowMs) ?? null);
}

/** The commands this actor may give now: what the view offers, and what a 409 says is possible instead. */
export const allowedCommands = (state: AppealState, actor: Actor, nowMs: number): CommandName[] =>
  commandNames.filter((name) => {
    const rule: AnyRule = rules[name];
    if (!mayKnow(state, actor) || !rule.from.includes(state.stage.status)) return false;
    return rule.by.allows(state, actor) && barred(rule, state, actor, nowMs) === null;
  });
