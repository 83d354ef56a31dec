import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  type Facts,
  handle,
  tick,
} from '../../domain/index.ts';
import { beginnings } from './beginnings.ts';
import { everybody, facts, underRules } from './domain-kit.ts';
import { deepFreeze, type Moment } from './random-walk.ts';

/**
 * Lives of an appeal as they were lived: what was given, when and by whom, and what came of it. The rules of a
 * number must decide them the same for ever, for a replay decides again.
 */
export interface RecordedLife {
  readonly begun: keyof typeof beginnings & string;
  /** The number of the rules it began under. */
  readonly rules: number;
  readonly steps: readonly RecordedStep[];
  readonly stateHash: string;
}
export interface RecordedStep {
  readonly nowMs: number;
  /** Absent where only time passed. */
  readonly name?: AnyCommandName;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A name of the sample county’s `everybody`, or of whoever else is recorded beside the lives. */
  readonly by?: string;
  readonly ifMatch?: number;
  readonly openClaims?: number | 'unknown';
  /** The types of its events and a hash of them, or the refusal's code. */
  readonly gave: string;
  /** Whether what the clock brought before a refusal was kept, as of a signal. */
  readonly keptTick?: boolean;
}

/**
 * Lives with all that they need besides: where they began, who gave the commands, and what the county knew. So the
 * sample county may change, and they are decided as they were.
 */
export interface RecordedLives {
  readonly rules: number;
  readonly facts: Facts;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly beginnings: Readonly<Record<string, AppealState>>;
  readonly lives: readonly RecordedLife[];
}
type Surroundings = Pick<RecordedLives, 'facts' | 'actors' | 'beginnings'>;

const livesDirectory = fileURLToPath(new URL('../lives/', import.meta.url));
/** Lives of rules 1 and 2 were recorded alone: they begin as the sample county begins them. */
const readLives = (name: string): unknown => JSON.parse(readFileSync(join(livesDirectory, name), 'utf8'));
export const recordedLives = (): readonly RecordedLife[] => readLives('recorded.json') as RecordedLife[];
/** The lives of each later number of the rules. */
export const laterLives = (): readonly RecordedLives[] =>
  readdirSync(livesDirectory)
    .filter((name) => /^rules-\d+\.json$/.test(name))
    .map((name) => readLives(name) as RecordedLives);
export const livesPath = (rules: number): string => join(livesDirectory, `rules-${rules}.json`);

export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 16);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

export const gaveOf = ({ refusal, events }: Pick<Moment, 'refusal' | 'events'>): string =>
  [refusal?.refused ?? 'done', ...events.map(({ type }) => type), hashOf(events)].join(' ');

/** Lives it again; gives what each step gave now, and the state at the end. */
export function relive(
  { begun, rules, steps }: RecordedLife,
  kept?: Surroundings,
): { gave: string[]; stateHash: string } {
  const begin = () => {
    const { dispatchedBy, ...state } = underRules(rules, beginnings[begun]!).state;
    // Cases of older rules never kept it.
    return { ...state, ...(rules >= 4 && dispatchedBy ? { dispatchedBy } : {}), rules };
  };
  let state: AppealState = deepFreeze(kept?.beginnings[begun] ?? begin());
  const around = kept ?? { facts, actors: everybody };
  const gave = steps.map((step) => {
    const moment = again(state, step, around);
    state = deepFreeze(moment.state);
    return gaveOf(moment);
  });
  return { gave, stateHash: hashOf(state) };
}

interface Again {
  readonly state: AppealState;
  readonly events: readonly AppealEvent[];
  readonly refusal: Moment['refusal'];
}

function again(
  before: AppealState,
  step: RecordedStep,
  around: Pick<Surroundings, 'facts' | 'actors'>,
): Again {
  const { nowMs, name, body = {}, by = '', ifMatch, openClaims = 0 } = step;
  if (name === undefined) return { ...tick(before, nowMs), refusal: null };
  const actor = around.actors[by] as Actor;
  const given = { nowMs, actor, facts: { ...around.facts, openClaims } };
  const outcome = handle(before, { name, body, ifMatch }, given);
  if (outcome.ok) return { ...outcome, refusal: null };
  const kept = step.keptTick ? outcome.ticked : { state: before, events: [] };
  return { ...kept, refusal: outcome.refusal };
}
