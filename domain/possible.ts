import { mayKnow } from './access/audience.ts';
import { asksForStanding, rulesOfStanding, standingOf } from './access/standing.ts';
import { type CommandName, commandNames, rules as commandRules } from './all-rules.ts';
import type { AnyRule } from './define-rule.ts';
import type { Actor, AppealState } from './state/index.ts';
import { type Refusal, refuse } from './wording/refusal.ts';

/** Checks that the stage and the rule's bars allow the command, whatever its body. */
export function possible(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  if (rule.from.includes(state.stage.status)) return barred(rule, state, actor, nowMs);
  return refuse('wrong-status', {
    command: rule.name,
    status: state.stage.status,
    allowed: allowedCommands(state, actor, nowMs),
  });
}

function barred(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  return state.category.confidential && rule.leavesConfidence
    ? refuse('in-confidence')
    : (rule.bars?.(state, actor, nowMs) ?? null);
}

/** The commands that this actor may give now. The view offers them, and a 409 lists them. */
export const allowedCommands = (state: AppealState, actor: Actor, nowMs: number): CommandName[] =>
  commandNames.filter((name) => {
    const rule: AnyRule = commandRules[name];
    if (!mayKnow(state, actor) || !rule.from.includes(state.stage.status)) return false;
    return rule.by.allows(state, actor) && barred(rule, state, actor, nowMs) === null;
  });

/**
 * The commands that a view offers. Somebody who has left gets none, even where the case's older rules allow
 * them.
 */
export const offeredCommands = (state: AppealState, actor: Actor, nowMs: number): CommandName[] =>
  allowedCommands(state, actor, nowMs).filter((name) => forbiddenNow(name, state, actor) === null);

/** Refuses a command that this actor may not give at any stage. Returns null otherwise. */
export function forbidden(rule: AnyRule, state: AppealState, actor: Actor): Refusal | null {
  if (rule.by.allows(state, actor)) return null;
  const { en: who, zh: whoZh, among } = rule.by;
  const ofPeople = among.includes('citizen') || among.includes('voter');
  const standing = asksForStanding(state) && ofPeople ? standingOf(state, actor) : 'nobody';
  if (standing === 'left') return refuse('has-left');
  if (standing === 'filer') return refuse('filer-only');
  return refuse('not-yours', { command: rule.name, who, whoZh });
}

/** Asks the rules in force about a citizen, whatever rules the case began under. */
export function forbiddenNow(name: CommandName, state: AppealState, actor: Actor): Refusal | null {
  const rules = Math.max(state.rules, rulesOfStanding);
  return actor.role === 'citizen' ? forbidden(commandRules[name], { ...state, rules }, actor) : null;
}
