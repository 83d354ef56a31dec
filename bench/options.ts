import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly rounds: number;
  /** The number of cases in flight. */
  readonly cases: number;
  /** Commands in flight on one case. The API allows 8. */
  readonly depth: number;
  /** Commands one at a time, for each variant and round. */
  readonly commands: number;
  /** Seconds of measured load, for each variant and round. */
  readonly seconds: number;
}

const usual = { rounds: 5, cases: 64, depth: 1, commands: 100, seconds: 4 } as const;
const names = Object.keys(usual) as (keyof BenchOptions)[];

/** Reads `--rounds 3 --seconds 2`. Throws for an unknown name or a number that is not above 0. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...args], options: known });
  const read = names.map((name) => {
    const number = Number(values[name] ?? usual[name]);
    if (!(number > 0)) throw new Error(`--${name} takes a number above 0`);
    return [name, number] as const;
  });
  return Object.fromEntries(read) as unknown as BenchOptions;
}
