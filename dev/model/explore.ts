import {
  type Actor,
  type AnyCommandName,
  type AppealState,
  type CommandName,
  commandNames,
  handle,
  nextDeadlineMs,
  type Policy,
  type Status,
  tick,
} from '../../domain/index.ts';
import { actors, beforeItsLeader, beginnings, bodies, facts, walkableCounty } from './sample.ts';

/** The result of a complete walk through the rules: transitions, events, and commands tried in each status. */
export interface Walk {
  readonly states: number;
  /** `from` → `to`, with the commands (or `clock`) that lead there. */
  readonly transitions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly events: ReadonlySet<string>;
  readonly statuses: ReadonlySet<Status>;
  /** Pairs of command and status that succeeded at least once, as `command status`. */
  readonly done: ReadonlySet<string>;
}

const stepMs = 5 * 60_000;

/** Identifies states that are equal for the rules. It ignores instants, texts and high counts. */
function shapeOf(state: AppealState): string {
  const { stage, escalation, counters, obligations, requests } = state;
  return JSON.stringify([
    stage.status,
    stage.status === 'rating' ? stage.subject : null,
    stage.status === 'closed' ? stage.outcome : null,
    stage.status === 'closed' ? null : 'liable' in stage && stage.liable !== null,
    state.participants.length,
    state.registration.declared,
    escalation.state,
    escalation.passedFrom !== null,
    escalation.ruling?.final ?? null,
    state.hold !== null,
    state.holds.length > 0,
    requests.map((r) => r.kind).sort(),
    state.helpers.map((h) => h.state).sort(),
    obligations.map((o) => `${o.kind}${o.light === 'green' ? '' : '!'}`).sort(),
    [counters.transfers, counters.refusedBy.length, counters.dissatisfied].map((n) => Math.min(n, 2)),
    state.conference?.resolution?.approved ?? state.conference !== null,
    state.merging !== null,
    state.objection?.overturned,
    state.votes.length,
    Math.min(state.callBacks.filter((c) => c.attempt).length, 3),
    state.sweep !== null,
  ]);
}

/**
 * Explores all states breadth first, and time before people. Each shape of state counts once, up to `most` of them.
 */
export function walk(policy: Policy, most = 5_000): Walk {
  const found = {
    transitions: new Map<string, Set<string>>(),
    events: new Set<string>(['registered']),
    statuses: new Set<Status>(),
    done: new Set<string>(),
  };
  const usual = commandNames.filter((name) => !aside.includes(name));
  const begun = (of: Policy) => beginnings(walkableCounty(of));
  const states = explore(found, begun(policy), most, usual);
  // A county need not let its units ask for a redispatch. A short walk does, so that it meets those commands too.
  const asking = { ...policy, redispatch: { askWithin: '4h', mostAsked: 1 } };
  const asked = explore(found, begun(asking), most / 4, commandNames);
  // The rating alone differs for a leader's instruction.
  const instructed = explore(found, [beforeItsLeader(walkableCounty(policy))], most / 100, usual);
  return { states: states + asked + instructed, ...found };
}

/** These multiply the shapes and lead nowhere new. The long walk leaves them out. */
const aside: readonly CommandName[] = ['classify', 'redispatch', 'request-redispatch', 'decide-redispatch'];

interface Found {
  readonly transitions: Map<string, Set<string>>;
  readonly events: Set<string>;
  readonly statuses: Set<Status>;
  readonly done: Set<string>;
}

/** Adds to what was found. Returns the number of shapes that it met. */
function explore(
  { transitions, events, statuses, done }: Found,
  begun: readonly AppealState[],
  most: number,
  given: readonly CommandName[],
): number {
  const seen = new Set<string>();
  const queue: AppealState[] = [];
  const meet = (before: AppealState | null, after: AppealState, by: string, soon = false) => {
    if (before && before.stage.status !== after.stage.status) {
      const edge = `${before.stage.status} ${after.stage.status}`;
      transitions.set(edge, (transitions.get(edge) ?? new Set()).add(by));
    }
    const shape = shapeOf(after);
    if (seen.has(shape)) return;
    seen.add(shape);
    statuses.add(after.stage.status);
    if (soon) queue.unshift(after);
    else queue.push(after);
  };
  for (const state of begun) meet(null, state, 'register');
  for (let state = queue.shift(); state && seen.size < most; state = queue.shift()) {
    for (const ticked of instants(state)) {
      for (const { type } of ticked.events) events.add(type);
      meet(ticked.before, ticked.state, 'clock', true);
    }
    for (const { name, before, after, types } of steps(state, given)) {
      for (const type of types) events.add(type);
      done.add(`${name} ${before.stage.status}`);
      meet(before, after, name);
    }
  }
  return seen.size;
}

/** Follows the deadlines from here, with no action by people. */
function* instants(from: AppealState, most = 8) {
  let before = from;
  for (let left = most; left > 0; left -= 1) {
    const dueMs = nextDeadlineMs(before);
    if (dueMs === null) return;
    const ticked = tick(before, dueMs);
    yield { before, ...ticked };
    before = ticked.state;
  }
}

function* steps(state: AppealState, names: readonly CommandName[]) {
  const nowMs = state.lastAtMs + stepMs;
  const before = tick(state, nowMs).state;
  const given = bodies(nowMs);
  const settle = { name: 'settle-effect' as const, body: { effect: state.effects[0]?.id, accepted: true } };
  const candidates: { name: AnyCommandName; body: Record<string, unknown> }[] = [
    ...names.flatMap((name) => given[name].map((body) => ({ name, body }))),
    {
      name: 'absorb',
      body: { from: 'other', registeredAt: new Date(nowMs).toISOString(), newcomers: [{ serial: 0 }] },
    },
    ...(state.effects.length > 0 ? [settle, { ...settle, body: { ...settle.body, accepted: false } }] : []),
  ];
  for (const command of candidates) {
    for (const actor of Object.values(actors) as Actor[]) {
      const outcome = handle(state, command, { nowMs, actor, facts });
      if (!outcome.ok) continue;
      yield { name: command.name, before, after: outcome.state, types: outcome.events.map((e) => e.type) };
    }
  }
}
