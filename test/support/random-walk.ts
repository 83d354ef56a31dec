import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  allowedCommands,
  allRules,
  commandNames,
  type Facts,
  handle,
  nextDeadlineMs,
  type Refusal,
  systemCommandNames,
  tick,
} from '../../domain/index.ts';
import { everybody, facts } from './domain-kit.ts';
import { type Chance, chanceFrom, oneOf, randomBody } from './random-bodies.ts';
import { codeHolders } from './standing.ts';

/** A walk through an appeal's life by chance. Every step is one number, so that a failure shrinks. */

export interface Moment {
  readonly before: AppealState;
  readonly after: AppealState;
  readonly events: readonly AppealEvent[];
  readonly nowMs: number;
  /** null where only time passed. */
  readonly command: Given | null;
  readonly refusal: Refusal | null;
}
/** A command as it was given. */
export interface Given {
  readonly name: AnyCommandName;
  readonly actor: Actor;
  readonly body: Readonly<Record<string, unknown>>;
  readonly openClaims: number | 'unknown';
  readonly ifMatch: number | undefined;
}

/** Facts that a command brings beside those that its body names. */
export type News = (state: AppealState, chance: Chance) => Partial<Facts>;

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const people = Object.values(everybody);
const holders = Object.values(codeHolders);
const anyCommand = [...commandNames, ...systemCommandNames];
/** What ends a case, brings it before a leader or changes nothing is given less often, so that walks go deep. */
const seldom: readonly string[] = [
  ...['withdraw', 'split', 'merge', 'decline', 'answer', 'take-over', 'rule', 'escalate'],
  ...['supplement', 'record-sanction', 'put-on-conference', 'supervise', 'urge', 'reply'],
  ...systemCommandNames,
];

export function walk(
  start: AppealState,
  seeds: readonly number[],
  see: (moment: Moment) => void,
  news: News = () => ({}),
): AppealState {
  let state = deepFreeze(start);
  let nowMs = state.lastAtMs;
  for (const seed of seeds) {
    const chance = chanceFrom(seed);
    nowMs = later(state, nowMs, chance);
    const moment = chance() < 0.15 ? pass(state, nowMs) : act(state, nowMs, chance, news);
    state = deepFreeze(moment.after);
    see(moment);
  }
  return state;
}

function pass(before: AppealState, nowMs: number): Moment {
  const { state: after, events } = tick(before, nowMs);
  return { before, after, events, nowMs, command: null, refusal: null };
}

function act(before: AppealState, nowMs: number, chance: Chance, news: News): Moment {
  const { name, actor } = choice(before, nowMs, chance);
  const moves = name === 'classify' && chance() < 0.05;
  const body = moves
    ? { category: oneOf(chance, ['misconduct', 'road']), reason: 'the wrong drawer' }
    : randomBody(allRules[name].body, before, nowMs, chance);
  const openClaims = oneOf(chance, [0, 1, 3, 'unknown' as const]);
  const ifMatch = chance() < 0.02 ? before.seq - 1 : undefined;
  const brought: Facts = { ...facts, ...news(before, chance), openClaims };
  const outcome = handle(before, { name, body, ifMatch }, { nowMs, actor, facts: brought });
  const command = { name, actor, body, openClaims, ifMatch };
  if (outcome.ok)
    return { before, after: outcome.state, events: outcome.events, nowMs, command, refusal: null };
  // A refused update keeps nothing; a refused signal keeps its tick. The walk takes turns.
  const kept = chance() < 0.5 ? outcome.ticked : { state: before, events: [] };
  return { before, after: kept.state, events: kept.events, nowMs, command, refusal: outcome.refusal };
}

interface Choice {
  readonly name: AnyCommandName;
  readonly actor: Actor;
}

/** Mostly what somebody may do now, sometimes anything by anybody. */
function choice(state: AppealState, nowMs: number, chance: Chance): Choice {
  // Holders of odd codes are many and may little: two at a time are enough.
  const actors = [...people, oneOf(chance, holders), oneOf(chance, holders)];
  if (chance() < 0.12) return { name: oneOf(chance, anyCommand), actor: oneOf(chance, actors) };
  const open = actors.flatMap((actor): Choice[] =>
    actor.role === 'system'
      ? systemCommandNames.map((name) => ({ name, actor }))
      : allowedCommands(state, actor, nowMs).map((name) => ({ name, actor })),
  );
  const names = [...new Set<AnyCommandName>(open.map(({ name }) => name))];
  if (names.length === 0) return { name: oneOf(chance, anyCommand), actor: oneOf(chance, actors) };
  const awaited = state.effects.length > 0 ? ['settle-effect'] : [];
  const often = names.filter((name) => awaited.includes(name) || !seldom.includes(name));
  const name = oneOf(chance, often.length > 0 && chance() < 0.85 ? often : names);
  return oneOf(
    chance,
    open.filter((o) => o.name === name),
  );
}

/** Time goes on: a little, to the very instant of the next deadline or beside it, or a long outage. */
function later(state: AppealState, nowMs: number, chance: Chance): number {
  const dueMs = nextDeadlineMs(state) ?? nowMs;
  const to = oneOf(chance, [
    nowMs,
    nowMs,
    nowMs + 1,
    nowMs + 7 * MINUTE_MS,
    nowMs + 7 * MINUTE_MS,
    nowMs + 100 * MINUTE_MS,
    nowMs + DAY_MS / 2,
    nowMs + DAY_MS,
    dueMs - 1,
    dueMs,
    dueMs + 1,
    chance() < 0.2 ? nowMs + 60 * DAY_MS : nowMs + 4 * DAY_MS,
  ]);
  return Math.max(nowMs, to);
}

/** Whoever writes into what was handed over, fails. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
