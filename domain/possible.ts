import { type Refusal, refuse } from './refusal.ts';
import type { AnyRule } from './rule.ts';
import { type CommandName, commandNames, rules } from './rules.ts';
import type { Actor, AppealState } from './state.ts';

/** Whether stage and bars let the command through, whatever its body. */
export function possible(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  if (rule.from.includes(state.stage.status)) return rule.bars?.(state, actor, nowMs) ?? null;
  return refuse('wrong-status', {
    command: rule.name,
    status: state.stage.status,
    allowed: allowedCommands(state, actor, nowMs),
  });
}

/** The commands this actor may give now: what the view offers, and what a 409 says is possible instead. */
export const allowedCommands = (state: AppealState, actor: Actor, nowMs: number): CommandName[] =>
  commandNames.filter((name) => {
    const rule: AnyRule = rules[name];
    if (!rule.from.includes(state.stage.status) || !rule.by.allows(state, actor)) return false;
    return (rule.bars?.(state, actor, nowMs) ?? null) === null;
  });
