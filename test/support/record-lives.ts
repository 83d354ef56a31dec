/**
 * Records lives of the rules in force, into test/lives/rules-N.json: `npx tsx test/support/record-lives.ts`. Once
 * appeals run under that number, they are recorded anew only after a change that no running appeal can feel; lives of
 * earlier rules stay as they are. Of many random ones those are kept that bring what none before them brought.
 */
import { writeFileSync } from 'node:fs';
import { currentRules } from '../../domain/index.ts';
import { beginnings } from './beginnings.ts';
import { everybody, facts } from './domain-kit.ts';
import {
  gaveOf,
  hashOf,
  livesPath,
  type RecordedLife,
  type RecordedLives,
  type RecordedStep,
} from './lives.ts';
import { chanceFrom, oneOf } from './random-bodies.ts';
import { type Moment, walk } from './random-walk.ts';
import { codeHolders } from './standing.ts';

const tried = 6000;
const longest = 45;
const actors = { ...everybody, ...codeHolders };
const begun = Object.fromEntries(Object.entries(beginnings).map(([name, begin]) => [name, begin().state]));
const actorNames = new Map(Object.entries(actors).map(([name, actor]) => [actor, name]));

function live(seed: number): { life: RecordedLife; brought: string[] } {
  const chance = chanceFrom(seed);
  const name = oneOf(chance, Object.keys(begun));
  const seeds = Array.from({ length: longest }, () => Math.floor(chance() * 2 ** 31));
  const steps: RecordedStep[] = [];
  const brought: string[] = [];
  const last = walk(begun[name]!, seeds, (moment) => {
    steps.push(stepOf(moment));
    brought.push(...noted(moment));
  });
  return { life: { begun: name, rules: last.rules, steps, stateHash: hashOf(last) }, brought };
}

function stepOf(moment: Moment): RecordedStep {
  const { nowMs, command, refusal, events } = moment;
  if (command === null) return { nowMs, gave: gaveOf(moment) };
  const { name, actor, body, ifMatch, openClaims } = command;
  const by = actorNames.get(actor);
  const keptTick = refusal !== null && events.length > 0 ? { keptTick: true } : {};
  const told = { ...(ifMatch === undefined ? {} : { ifMatch }), ...keptTick };
  return { nowMs, name, body, by, openClaims, ...told, gave: gaveOf(moment) };
}

/** What a moment shows that is worth keeping a life for. */
function noted({ before, after, command, refusal, events }: Moment): string[] {
  const name = command?.name ?? 'time';
  if (refusal) return [`${name} ${refusal.refused}`];
  const { status } = before.stage;
  const { state: escalation } = before.escalation;
  const kinds = events.flatMap(({ ledger }) =>
    ledger.map((entry) => (entry.op === 'opened' ? `opened ${entry.obligation.kind}` : entry.op)),
  );
  return [
    ...events.map(({ type }) => `${status} ${escalation} ${type} ${after.stage.status}`),
    `${name} ${status} ${escalation} ${before.hold ? 'held' : ''} ${kinds.join(',')}`,
  ];
}

const seen = new Set<string>();
const kept: RecordedLife[] = [];
for (let seed = 1; seed <= tried; seed += 1) {
  const { life, brought } = live(seed);
  const fresh = new Set(brought.filter((note) => !seen.has(note)));
  // The first lives bring something new at nearly every step; later ones must be worth their place.
  if (fresh.size < 12) continue;
  for (const note of fresh) seen.add(note);
  kept.push(life);
}

/** One life a line, so that a change shows as the lives that it touches. */
function written(recorded: RecordedLives): string {
  const { lives, ...around } = recorded;
  const lines = lives.map((life) => JSON.stringify(life)).join(',\n');
  return `${JSON.stringify(around).slice(0, -1)},"lives":[\n${lines}\n]}\n`;
}

writeFileSync(
  livesPath(currentRules),
  written({ rules: currentRules, facts, actors, beginnings: begun, lives: kept }),
);
console.info(`${kept.length} lives of rules ${currentRules}, ${seen.size} things seen`);
