import {
  type Actor,
  type AppealEvent,
  type AppealState,
  allowedCommands,
  allRules,
  type CommandName,
  dueAtMs,
  handle,
  isoLocal,
  nextDeadlineMs,
  tick,
} from '../../domain/index.ts';
import { sampleBody } from './bodies.ts';
import { deepFreeze } from './random-walk.ts';
import { centre, facts, housing, leaderUrban, supervision, transport, water } from './sample-county.ts';

/**
 * A unit that wants only one thing: that its case never turns red. Everybody else does what they are there for, and no
 * more: completions are returned some days later, other units refuse, offices grant or refuse. The unit's strategy is
 * searched for: of all that it may do, when, those ways are followed on which idleness would turn red the latest.
 */

/** How the others behave. */
export interface Others {
  /** How long a completion waits for its return. */
  readonly returnAfterMs: number;
  readonly answerAfterMs: number;
  readonly grants: boolean;
}
/** A case on the way, and what the unit has done so far. */
export interface Play {
  readonly state: AppealState;
  readonly nowMs: number;
  readonly path: readonly string[];
  /** When it turned red on completion or was raised; null while neither has come. */
  readonly endedAtMs: number | null;
}
export interface Search {
  /** How many ways are followed at once, and how many moves long. */
  readonly width: number;
  readonly moves: number;
  readonly chance: () => number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const officers: readonly Actor[] = [housing, { ...housing, account: 'housing.wang' }];

/** The play that stays out of red the longest; `endedAtMs` of it is when idleness ends it at last. */
export function worstPlay(begun: AppealState, others: Others, untilMs: number, search: Search): Play {
  const first: Play = { state: begun, nowMs: begun.lastAtMs, path: [], endedAtMs: null };
  let best = idle(first, others, untilMs);
  let front: readonly Play[] = [first];
  for (let move = 0; move < search.moves && front.length > 0 && best.endedAtMs !== null; move += 1) {
    const next = front.flatMap((play) => continuations(play, others, untilMs, search.chance));
    const rated = next.map((play) => ({ play, idle: idle(play, others, untilMs) }));
    for (const { idle: end } of rated) if (lasts(end) > lasts(best)) best = end;
    front = fittest(rated, search).map(({ play }) => play);
  }
  return best;
}

const lasts = ({ endedAtMs }: Play): number => endedAtMs ?? Number.POSITIVE_INFINITY;

/** The ways that last longest, one of each kind, and some taken by chance: what costs now may pay later. */
function fittest(rated: readonly { play: Play; idle: Play }[], { width, chance }: Search) {
  const kinds = new Map<string, { play: Play; idle: Play }>();
  for (const way of rated.filter(({ play }) => play.endedAtMs === null)) {
    const { stage, requests, hold, obligations } = way.play.state;
    const due = obligations.find(({ kind }) => kind === 'complete')?.dueAtMs;
    const kind = [stage.status, requests.map((r) => r.kind), hold !== null, due, lasts(way.idle)].join(' ');
    kinds.set(kind, kinds.get(kind) ?? way);
  }
  const sorted = [...kinds.values()].sort((a, b) => lasts(b.idle) - lasts(a.idle));
  const lucky = sorted.slice(width).filter(() => chance() < width / (4 * sorted.length));
  return [...sorted.slice(0, width), ...lucky];
}

/** Whatever the unit may do next: each command, each of its people, at each instant that matters. */
function continuations(play: Play, others: Others, untilMs: number, chance: () => number): Play[] {
  const found: Play[] = [];
  for (const atMs of instantsThatMatter(play)) {
    const then = goOn(play, others, atMs);
    if (then.endedAtMs !== null || then.nowMs > untilMs) continue;
    const by = officers[chance() < 0.8 ? 0 : 1] ?? housing;
    for (const name of allowedCommands(then.state, by, then.nowMs)) {
      for (const body of bodiesOf(name, then)) found.push(...after(then, name, body, by));
    }
  }
  return found;
}

/** Now, a day on, and the last minute of whatever runs. */
function instantsThatMatter({ state, nowMs }: Play): number[] {
  const due = state.obligations.find(({ kind }) => kind === 'complete')?.dueAtMs;
  const last = [due, state.hold?.untilMs].flatMap((ms) => (ms ? [ms - MINUTE_MS] : []));
  return [...new Set([nowMs, nowMs + DAY_MS, ...last])].filter((ms) => ms >= nowMs);
}

/** Bodies that ask for as much as the policy bears, and for as little as there is. */
function bodiesOf(name: CommandName, { state, nowMs }: Play): Record<string, unknown>[] {
  const { calendar, policy } = state;
  const due = state.obligations.find(({ kind }) => kind === 'complete')?.dueAtMs ?? nowMs;
  const iso = (ms: number) => isoLocal(calendar, ms);
  const plain = sampleBody(allRules[name].body, nowMs);
  switch (name) {
    case 'request-extension':
      return [
        { ...plain, until: iso(dueAtMs(calendar, policy.extensions.longest, due - 1)) },
        { ...plain, until: iso(due + MINUTE_MS) },
      ];
    case 'request-pause':
      return [plain, { ...plain, until: iso(nowMs + 1000) }, { ...plain, until: iso(nowMs + 3 * DAY_MS) }];
    case 'promise':
      return [{ ...plain, catalogueItem: 'lamp', dueAt: iso(due), contactedAt: iso(nowMs) }];
    default:
      return [plain];
  }
}

function after(play: Play, name: CommandName, body: Record<string, unknown>, by: Actor): Play[] {
  const done = handle(play.state, { name, body }, { nowMs: play.nowMs, actor: by, facts });
  if (!done.ok) return [];
  const when = isoLocal(play.state.calendar, play.nowMs);
  const path = [...play.path, `${when} ${name}${body.until ? ` until ${body.until}` : ''}`];
  return [
    {
      state: deepFreeze(done.state),
      nowMs: play.nowMs,
      path,
      endedAtMs: endOf(done.events),
    },
  ];
}

/** From here on the unit does nothing. */
const idle = (play: Play, others: Others, untilMs: number): Play => goOn(play, others, untilMs);

/** Time passes until then, or until it is over; the others do what falls due. */
function goOn(play: Play, others: Others, untilMs: number): Play {
  let now = play;
  while (now.endedAtMs === null) {
    const duty = dutyOf(now.state, others);
    const wakeMs = Math.min(duty?.atMs ?? Infinity, nextDeadlineMs(now.state) ?? Infinity);
    if (wakeMs > untilMs) return { ...now, nowMs: Math.max(now.nowMs, untilMs) };
    now = duty && duty.atMs <= wakeMs ? done(now, duty) : passed(now, wakeMs);
  }
  return now;
}

function passed(play: Play, atMs: number): Play {
  const { state, events } = tick(play.state, atMs);
  return { ...play, state, nowMs: Math.max(play.nowMs, atMs), endedAtMs: endOf(events) };
}

interface Duty {
  readonly atMs: number;
  readonly name: CommandName;
  readonly by: readonly Actor[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** The first thing that somebody else has to do. */
function dutyOf({ stage, requests }: AppealState, { returnAfterMs, answerAfterMs, grants }: Others) {
  const reason = 'words';
  const duties: Duty[] = requests.flatMap(({ kind, atMs }): Duty[] => {
    const due = atMs + answerAfterMs;
    const offices = [centre, leaderUrban];
    switch (kind) {
      case 'transfer':
        return [
          { atMs: due, name: 'refuse-transfer', by: [water], body: { grounds: reason, basis: reason } },
        ];
      case 'help':
        return [
          {
            atMs: due,
            name: 'answer-help',
            by: [transport, water],
            body: { accept: false, grounds: reason, basis: reason, reason },
          },
        ];
      case 'extension':
        return [{ atMs: due, name: 'decide-extension', by: offices, body: { grant: grants, reason } }];
      case 'pause':
        return [{ atMs: due, name: 'decide-pause', by: offices, body: { grant: grants, reason } }];
      default:
        return [];
    }
  });
  if (stage.status === 'reviewing') {
    const by = [centre, supervision, leaderUrban];
    duties.push({ atMs: stage.completion.atMs + returnAfterMs, name: 'return', by, body: { reason } });
  }
  return duties.sort((a, b) => a.atMs - b.atMs)[0] ?? null;
}

/** Whoever of them may does it; a wish that cannot be granted is refused. */
function done(play: Play, { atMs, name, by, body }: Duty): Play {
  const nowMs = Math.max(play.nowMs, atMs);
  for (const given of [body, { ...body, grant: false }]) {
    for (const actor of by) {
      const outcome = handle(play.state, { name, body: given }, { nowMs, actor, facts });
      if (outcome.ok) return { ...play, state: outcome.state, nowMs, endedAtMs: endOf(outcome.events) };
    }
  }
  throw new Error(`nobody could ${name} at ${isoLocal(play.state.calendar, nowMs)}: ${play.path.join('; ')}`);
}

/** When it turned red on completion, or went to a leader. */
function endOf(events: readonly AppealEvent[]): number | null {
  const over = events.find(({ type, data }) => {
    const { kind, light } = data as { kind?: string; light?: string };
    return type === 'escalated' || (type === 'light-turned' && kind === 'complete' && light === 'red');
  });
  return over?.atMs ?? null;
}
