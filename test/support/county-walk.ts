import {
  type Actor,
  type AnyCommandName,
  type AppealState,
  allowedCommands,
  allRules,
  nextDeadlineMs,
} from '../../domain/index.ts';
import { wordsOf } from './county-checks.ts';
import { CountyOfCases, type Person, photoOf } from './county-of-cases.ts';
import { at, everybody, filedAt, integrator } from './domain-kit.ts';
import { type Chance, chanceFrom, oneOf, randomBody } from './random-bodies.ts';
import type { Moment } from './random-walk.ts';

/** A walk by chance through the lives of several cases of one county. Each step is one number. */

export interface Watch {
  readonly moment?: (moment: Moment, county: CountyOfCases) => void;
  readonly step?: (county: CountyOfCases, filed: readonly string[]) => void;
  /** A part that a split has just opened, and the whole as it stood before. */
  readonly part?: (whole: AppealState, part: AppealState) => void;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const offices = Object.values(everybody).filter(({ role }) => role !== 'citizen' && role !== 'system');
const filings = ['A1', 'B2', 'C3', 'D4'] as const;
/** Few people, so that the same ones file again; one has no telephone that could be compared. */
const people: readonly Person[] = [
  { name: 'Li', phone: '1' },
  { name: 'Wu', phone: '2' },
  { name: 'He', phone: '2' },
  { name: 'Xu', phone: '3' },
  { name: 'Zhu', phone: null },
];
/** What this walk is about is given more often; what ends a case, less. */
const often: readonly AnyCommandName[] = [
  'merge',
  'split',
  'dispatch',
  'accept',
  'complete',
  'approve',
  'vote',
];
const seldom: readonly AnyCommandName[] = ['decline', 'answer', 'escalate', 'take-over', 'rule', 'supervise'];

export async function liveTogether(seeds: readonly number[], watch: Watch): Promise<void> {
  const county = new CountyOfCases(at(filedAt), (moment) => watch.moment?.(moment, county));
  const chance = chanceFrom(seeds[0] ?? 0);
  for (const id of filings) {
    county.nowMs += oneOf(chance, [MINUTE_MS, DAY_MS, 3 * DAY_MS]);
    fileOne(county, id, chance);
  }
  const filed: string[] = [...filings];
  for (const seed of seeds.slice(1)) {
    await step(county, chanceFrom(seed), watch);
    watch.step?.(county, filed);
  }
}

/** One person, or a group of several; filed by one of them or by an office. */
function fileOne(county: CountyOfCases, id: string, chance: Chance): void {
  const { title, description, address } = wordsOf(id);
  const said = { title, description, location: { address }, attachments: [photoOf(id)] };
  const body = { kind: 'complaint' as const, category: 'road', ...said };
  const asText = ({ name, phone }: Person) => ({ name: name ?? undefined, phone: phone ?? undefined });
  const first = Math.floor(chance() * people.length);
  const several = [0, 1, 2].map((n) => people[(first + n) % people.length]!);
  const citizen = { account: `citizen:${id}:0`, unit: null, role: 'citizen' as const };
  if (chance() < 0.6) {
    county.file(id, { ...body, citizen: asText(several[0]!) }, citizen, [several[0]!]);
    return;
  }
  const listed = several.map(({ name, phone }) => ({ name: name ?? 'nobody', phone: phone ?? undefined }));
  const group = { ...body, participants: { people: listed } };
  if (chance() < 0.5) county.file(id, group, integrator, several);
  // Whoever has a telephone finds it in the list; whoever has none is one person more.
  else county.file(id, group, citizen, several, several[0]?.phone === null ? null : 1);
}

/** A sweep opens a matter of its own. */
const isPartOf = ({ links }: AppealState, whole: string): boolean =>
  links.some(({ kind, appeal }) => kind === 'split-from' && appeal === whole);

async function step(county: CountyOfCases, chance: Chance, watch: Watch): Promise<void> {
  const waiting = [...county.cases.values()].filter(({ effects }) => effects.length > 0);
  if (waiting.length > 0 && chance() < 0.5) {
    const whole = oneOf(chance, waiting);
    const known = new Set(county.cases.keys());
    await county.deliver(whole.id, chance() < 0.2 ? 2 : 1);
    for (const [id, part] of county.cases)
      if (!known.has(id) && isPartOf(part, whole.id))
        watch.part?.(county.wholes.get(whole.id) ?? whole, part);
    return;
  }
  const open = [...county.cases.values()].filter(({ stage }) => stage.status !== 'closed');
  const state = oneOf(chance, chance() < 0.95 && open.length > 0 ? open : [...county.cases.values()]);
  county.nowMs = later(state, county.nowMs, chance);
  if (chance() < 0.1) return county.pass(state.id);
  // The clock’s events come first, so that a command’s own events stand alone.
  county.pass(state.id);
  act(county, county.caseOf(state.id), chance);
}

function act(county: CountyOfCases, state: AppealState, chance: Chance): void {
  const chosen = choice(county, state, chance);
  if (!chosen) return;
  const { name, actor } = chosen;
  const body = randomBody(allRules[name].body, state, county.nowMs, chance);
  const others = [...county.cases.keys()].filter((id) => id !== state.id);
  const fitting: Record<string, unknown> = { ...body, attachments: [] };
  if (name === 'merge') {
    fitting.into = oneOf(chance, others);
    // That two entries are one person, or are not, is said by telephone and name alone here.
    delete fitting.samePerson;
  }
  if (name === 'split' && Array.isArray(body.parts))
    fitting.parts = body.parts.map(({ attachments: _, location: __, ...part }) => ({
      ...part,
      category: 'road',
    }));
  county.give(state.id, name, actor, fitting);
  const after = county.caseOf(state.id);
  if (name === 'split' && after !== state) county.wholes.set(state.id, state);
}

function choice(county: CountyOfCases, state: AppealState, chance: Chance) {
  const serials = [...state.participants.map(({ serial }) => serial), 0, 77];
  const citizens = serials.map(
    (serial): Actor => ({ account: `citizen:${state.id}:${serial}`, unit: null, role: 'citizen' }),
  );
  const actors = [...offices, oneOf(chance, citizens), oneOf(chance, citizens)];
  const given = actors.flatMap((actor) =>
    allowedCommands(state, actor, county.nowMs).map((name) => ({ name, actor })),
  );
  const names = [...new Set(given.map(({ name }) => name))];
  const liked = names.filter((name) => often.includes(name));
  const usual = names.filter((name) => !seldom.includes(name));
  const among = [liked, usual, names].find((some) => some.length > 0 && chance() < 0.45) ?? names;
  if (among.length === 0) return null;
  const name = oneOf(chance, among);
  return oneOf(
    chance,
    given.filter((one) => one.name === name),
  );
}

function later(state: AppealState, nowMs: number, chance: Chance): number {
  const dueMs = nextDeadlineMs(state) ?? nowMs;
  const to = [nowMs, nowMs + MINUTE_MS, nowMs + 100 * MINUTE_MS, nowMs + DAY_MS / 2, dueMs];
  return Math.max(nowMs, oneOf(chance, to));
}
