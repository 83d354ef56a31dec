import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf, cpuPerCommand } from './cpu.ts';
import { allAtOnce, type Lane, oneAtATime } from './load.ts';
import type { BenchOptions } from './options.ts';
import { median, percentile } from './statistics.ts';
import { type VariantName, type Variants, variantNames } from './variants.ts';

/** One variant in one round. */
export interface Measured {
  /** One at a time, the next as soon as one is answered: what the one before has set off still runs. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** One at a time with a pause between them, as people give them: the publication of the one before is done. */
  readonly restedMs: number;
  readonly restedP95Ms: number;
  readonly perSecond: number;
  /** CPU time of each process, in ms a command, under load. */
  readonly cpu: Readonly<Record<string, number>>;
}
export type Round = Readonly<Record<VariantName, Measured>>;

const WARM_MS = 1000;
const REST_MS = 50;
/** What the commands have set off ends before the next variant has its turn. */
const SETTLE_MS = 700;

/** Every other round in the opposite order, so that what drifts falls on all alike. */
export async function measureRounds(
  variants: Variants,
  options: BenchOptions,
  onRound: (round: Round, number: number) => void,
): Promise<Round[]> {
  // One that does not count: compilers and caches need it.
  for (const name of variantNames) await measure(variants, name, { ...options, seconds: 2 });
  const rounds: Round[] = [];
  for (let number = 1; number <= options.rounds; number += 1) {
    const order = number % 2 === 1 ? variantNames : [...variantNames].reverse();
    const round: Partial<Record<VariantName, Measured>> = {};
    for (const name of order) round[name] = await measure(variants, name, options);
    rounds.push(round as Round);
    onRound(round as Round, number);
  }
  return rounds;
}

async function measure(
  { lanes, pids }: Variants,
  name: VariantName,
  options: BenchOptions,
): Promise<Measured> {
  await oneAtATime(lanes[name], 10);
  const taken = await oneAtATime(lanes[name], options.commands);
  await pause(SETTLE_MS);
  const rested = await oneAtATime(lanes[name], Math.ceil(options.commands / 2), REST_MS);
  let before = cpuOf(pids);
  const rate = await allAtOnce(
    deepened(lanes[name], options.depth),
    { warmMs: WARM_MS, countedMs: options.seconds * 1000 },
    () => {
      before = cpuOf(pids);
    },
  );
  const cpu = cpuPerCommand(pids, before, rate.commands);
  await pause(SETTLE_MS);
  return {
    ...{ medianMs: median(taken), p95Ms: percentile(taken, 0.95) },
    ...{ restedMs: median(rested), restedP95Ms: percentile(rested, 0.95) },
    ...{ perSecond: rate.perSecond, cpu },
  };
}

const deepened = (lanes: readonly Lane[], depth: number): Lane[] =>
  lanes.flatMap((lane) => Array.from({ length: depth }, () => lane));
