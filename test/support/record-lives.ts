/**
 * Records lives anew, after a change that no running appeal can feel: `npx tsx test/support/record-lives.ts`. Of many
 * random ones those are kept that bring what none before them brought.
 */
import { writeFileSync } from 'node:fs';
import { beginnings } from './beginnings.ts';
import { everybody } from './domain-kit.ts';
import { gaveOf, hashOf, livesPath, type RecordedLife, type RecordedStep } from './lives.ts';
import { chanceFrom, oneOf } from './random-bodies.ts';
import { type Moment, walk } from './random-walk.ts';

const tried = 6000;
const longest = 45;
const actorNames = new Map(Object.entries(everybody).map(([name, actor]) => [actor, name]));

function live(seed: number): { life: RecordedLife; brought: string[] } {
  const chance = chanceFrom(seed);
  const begun = oneOf(chance, Object.keys(beginnings));
  const seeds = Array.from({ length: longest }, () => Math.floor(chance() * 2 ** 31));
  const steps: RecordedStep[] = [];
  const brought: string[] = [];
  const last = walk(beginnings[begun]!().state, seeds, (moment) => {
    steps.push(stepOf(moment));
    brought.push(...noted(moment));
  });
  return { life: { begun, rules: last.rules, steps, stateHash: hashOf(last) }, brought };
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
writeFileSync(livesPath, `[\n${kept.map((life) => JSON.stringify(life)).join(',\n')}\n]\n`);
console.info(`${kept.length} lives, ${seen.size} things seen`);
