import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf, cpuPerCommand } from './cpu.ts';
import { allAtOnce, type Lane, oneAtATime } from './load.ts';
import type { BenchOptions } from './options.ts';
import { median, percentile } from './statistics.ts';
import { type VariantName, type Variants, variantNames } from './variants.ts';

/** One variant in one round. */
export interface Measured {
  /** One command at a time without a pause. The work behind the previous command is still running. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** One command at a time with a pause, as people work. The previous command is published by then. */
  readonly restedMs: number;
  readonly restedP95Ms: number;
  readonly perSecond: number;
  /** CPU time of each process, in ms for a command, under load. */
  readonly cpu: Readonly<Record<string, number>>;
}
export type Round = Readonly<Record<VariantName, Measured>>;

const WARM_MS = 1000;
const REST_MS = 50;
/** Lets the work behind the commands end before the next variant begins. */
const SETTLE_MS = 700;

/** Reverses the order in every other round, so that drift affects all variants equally. */
export async function measureRounds(
  variants: Variants,
  options: BenchOptions,
  onRound: (round: Round, number: number) => void,
): Promise<Round[]> {
  // Runs one round that does not count, for compilers and caches.
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
    medianMs: median(taken),
    p95Ms: percentile(taken, 0.95),
    restedMs: median(rested),
    restedP95Ms: percentile(rested, 0.95),
    perSecond: rate.perSecond,
    cpu,
  };
}

const deepened = (lanes: readonly Lane[], depth: number): Lane[] =>
  lanes.flatMap((lane) => Array.from({ length: depth }, () => lane));
