import { type CommandName, commandNames, rules } from '../all-rules.ts';
import { isoLocal } from '../calendar/index.ts';
import type { AnyRule } from '../define-rule.ts';
import { isFrozen } from '../owed/ledger.ts';
import { forbidden, possible } from '../possible.ts';
import type { Actor, AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { commandsFor } from './met-by.ts';

export interface KnownCommand {
  readonly command: CommandName;
  readonly refused: Refusal | null;
  /** It meets an open obligation of this actor or of the actor's unit. */
  readonly owed: boolean;
  readonly dueAtMs: number | null;
}

/**
 * Every command that an office may know of, with what bars it now: first what is owed, the usual way to meet it before the
 * others, then the rest in the order of the table.
 */
export function knownCommands(state: AppealState, actor: Actor, nowMs: number): KnownCommand[] {
  const ranked = commandNames.flatMap((command) => {
    const rule: AnyRule = rules[command];
    if (isForCitizens(rule)) return [];
    const owed = state.obligations.filter(
      (one) => isOwnedBy(state, one.owner, actor) && commandsFor(one).includes(command),
    );
    const ways = owed.map((one) => commandsFor(one).indexOf(command));
    const running = owed.filter((one) => !isFrozen(state, one)).map(({ dueAtMs }) => dueAtMs);
    const known = {
      command,
      refused: bar(rule, state, actor, nowMs),
      owed: owed.length > 0,
      dueAtMs: running.length > 0 ? Math.min(...running) : null,
    };
    return [{ known, rank: Math.min(...ways, commandNames.length) }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ known }) => known);
}

const citizens: readonly string[] = ['citizen', 'participant', 'voter'];
const isForCitizens = ({ by }: AnyRule): boolean => by.among.every((relation) => citizens.includes(relation));

function isOwnedBy(
  { settledBy }: AppealState,
  { role, unit, person }: AppealState['obligations'][number]['owner'],
  actor: Actor,
): boolean {
  if (person === actor.account) return true;
  if (unit === null || unit !== actor.unit) return false;
  return role === actor.role || (role === 'officer' && actor.role === 'clerk' && unit === settledBy);
}

function bar(rule: AnyRule, state: AppealState, actor: Actor, nowMs: number): Refusal | null {
  const notTheirs = forbidden(rule, state, actor);
  if (notTheirs) return notTheirs;
  if (state.stage.status !== 'closed' || rule.from.includes('closed'))
    return possible(rule, state, actor, nowMs);
  if (rule.afterClose === 'recorded') return null;
  const { closedAtMs, outcome } = state.stage;
  return refuse('appeal-closed', { closedAt: isoLocal(state.calendar, closedAtMs), outcome });
}
