import type { Cost, StepCost } from './cost.ts';
import type { Measured, Round } from './rounds.ts';
import { median } from './statistics.ts';
import { type VariantName, variantNames } from './variants.ts';

const titles: Readonly<Record<VariantName, string>> = {
  command: 'a command over HTTP, snapshot written',
  bare: '(a) a bare update of an empty workflow',
  withActivity: '(b) an empty workflow, one unawaited activity an update',
  sameApp: '(c) the same HTTP app and writes, an empty workflow behind',
};

interface Ratio {
  readonly title: string;
  readonly of: (round: Round) => number;
  readonly most?: number;
  readonly least?: number;
}

/** The measured ratios and their targets. */
const ratios: readonly Ratio[] = [
  { title: 'latency at rest, command / (a)', of: (r) => r.command.restedMs / r.bare.restedMs, most: 1.5 },
  { title: 'latency at rest, command / (c)', of: (r) => r.command.restedMs / r.sameApp.restedMs },
  {
    title: 'latency back to back, command / (a)',
    of: (r) => r.command.medianMs / r.bare.medianMs,
    most: 1.5,
  },
  { title: 'latency back to back, p95, command / (a)', of: (r) => r.command.p95Ms / r.bare.p95Ms },
  { title: 'latency back to back, command / (c)', of: (r) => r.command.medianMs / r.sameApp.medianMs },
  {
    title: 'throughput, command / (a)',
    of: (r: Round) => r.command.perSecond / r.bare.perSecond,
  },
  {
    title: 'throughput, command / (b)',
    of: (r: Round) => r.command.perSecond / r.withActivity.perSecond,
    least: 0.6,
  },
  {
    title: 'throughput, command / (c)',
    of: (r: Round) => r.command.perSecond / r.sameApp.perSecond,
    least: 0.9,
  },
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const fixed = (number: number, digits: number): string =>
  Number.isFinite(number) ? number.toFixed(digits) : '–';

export function ratioTable(rounds: readonly Round[]): string {
  const rows = ratios.map((ratio) => {
    const each = rounds.map(ratio.of);
    const middle = median(each);
    return [ratio.title, ...each.map((r) => fixed(r, 2)), `**${fixed(middle, 2)}**`, verdict(ratio, middle)];
  });
  const numbers = rounds.map((_, index) => String(index + 1));
  return table(['ratio', ...numbers, 'median', 'wanted'], rows);
}

function verdict(ratio: Ratio, found: number): string {
  const { most, least } = ratio;
  if (most !== undefined) return `≤ ${most}: ${found <= most ? 'reached' : 'missed'}`;
  if (least !== undefined) return `≥ ${least}: ${found >= least ? 'reached' : 'missed'}`;
  return '';
}

/** Medians over the rounds. */
export function figureTable(rounds: readonly Round[]): string {
  const columns: readonly [string, (m: Measured) => number, number][] = [
    ['at rest, ms', (m) => m.restedMs, 1],
    ['p95', (m) => m.restedP95Ms, 1],
    ['back to back, ms', (m) => m.medianMs, 1],
    ['p95', (m) => m.p95Ms, 1],
    ['commands a second', (m) => m.perSecond, 0],
  ];
  const rows = variantNames.map((name) => [
    titles[name],
    ...columns.map(([, of, digits]) => {
      const middle = median(rounds.map((round) => of(round[name])));
      return fixed(middle, digits);
    }),
  ]);
  return table(['', ...columns.map(([title]) => title)], rows);
}

export function cpuTable(rounds: readonly Round[]): string {
  const processes = Object.keys(rounds[0]?.command.cpu ?? {});
  const rows = variantNames.map((name) => [
    titles[name],
    ...processes.map((p) => fixed(median(rounds.map((round) => round[name].cpu[p] ?? Number.NaN)), 1)),
  ]);
  return table(['CPU, ms a command', ...processes], rows);
}

export function costTable(steps: readonly StepCost[], whole: Cost): string {
  const cells = (c: Cost) =>
    [c.events, c.bytes, c.transitions, c.attributesSet, c.timersCancelled].map(String);
  const head = ['command', 'events', 'bytes', 'transitions', 'attributes set', 'timers cancelled'];
  return table(head, [
    ...steps.map((step) => [step.command, ...cells(step)]),
    ['**the whole case**', ...cells(whole)],
  ]);
}

export const roundLine = (round: Round, number: number): string =>
  `round ${number}: ${variantNames
    .map((name) => `${name} ${fixed(round[name].restedMs, 1)} ms ${fixed(round[name].perSecond, 0)}/s`)
    .join(', ')}`;
