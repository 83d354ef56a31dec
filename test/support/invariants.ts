import { isDeepStrictEqual } from 'node:util';
import {
  type AppealEvent,
  type AppealState,
  evolve,
  liableOf,
  nextDeadlineMs,
  type Obligation,
  tick,
} from '../../domain/index.ts';
import { endedRightly } from './closings.ts';
import { checkHold } from './hold-checks.ts';
import { checkInstants } from './light-checks.ts';

/** 'What must hold, always': each check throws with the guarantee that was broken. */

export function must(holds: boolean, guarantee: string, ...seen: unknown[]): asserts holds {
  if (!holds) throw new Error(`${guarantee}${seen.map((s) => `\n${JSON.stringify(s)}`).join('')}`);
}

/** Applies the events one by one and checks each; the colours charged so far are in `charged`. */
export function checkEvents(
  before: AppealState,
  events: readonly AppealEvent[],
  charged: Set<string>,
): AppealState {
  return events.reduce((state, event, index) => {
    must(event.seq === state.seq + 1, 'events are numbered without gaps', event);
    must(event.atMs >= state.lastAtMs, 'the instants of events never fall', event);
    const after = evolve(state, event);
    checkLights(state, event, after);
    checkCharge(state, event, charged);
    checkFirstReceiver(state, event, after);
    checkHold(state, event, after);
    checkInstants(state, event, after);
    if (after.stage.status === 'closed' && state.stage.status !== 'closed') {
      must(
        endedRightly(state, event, after, events[index - 1]),
        'closed means an outcome with its evidence',
        after.stage,
        event,
      );
    }
    return after;
  }, before);
}

/** A light never changes without an event that says so. */
function checkLights(before: AppealState, event: AppealEvent, after: AppealState): void {
  const entries = event.ledger;
  const told = (o: Obligation, ops: readonly string[]) =>
    entries.some((e) => ops.includes(e.op) && (e.op === 'opened' ? e.obligation.id : e.id) === o.id);
  for (const o of after.obligations) {
    const was = before.obligations.find(({ id }) => id === o.id);
    if (!was) must(told(o, ['opened']), 'an obligation is opened by an entry', event, o);
    else if (was.light !== o.light) {
      const turned =
        event.type === 'light-turned' && (event.data as { obligation: string }).obligation === o.id;
      must(turned || told(o, ['moved', 'opened']), 'a light changes by an event only', event, was, o);
    }
  }
  for (const o of before.obligations) {
    const gone = !after.obligations.some(({ id }) => id === o.id);
    if (gone) must(told(o, ['ended']), 'an obligation is ended by an entry', event, o);
  }
}

/** Each obligation and colour once, to who owes it at that instant, and not for time before they owed. */
function checkCharge(before: AppealState, event: AppealEvent, charged: Set<string>): void {
  if (event.type !== 'light-turned') return;
  const data = event.data as {
    obligation: string;
    light: string;
    charged: boolean;
    unit: string;
    person: string;
  };
  const owed = before.obligations.find(({ id }) => id === data.obligation);
  must(owed !== undefined, 'a light turns on what is owed', event);
  must(
    owed.owner.unit === data.unit && owed.owner.person === data.person,
    'charged to who owes it',
    event,
    owed,
  );
  must(event.atMs >= owed.sinceMs, 'nobody is charged for time before they owed', event, owed);
  const ownMs = (data.light === 'yellow' ? owed.yellowAtMs : owed.redAtMs) ?? 0;
  must(event.atMs === Math.max(ownMs, before.lastAtMs), 'a light turns at its own instant', event, owed);
  const key = `${data.obligation} ${data.light}`;
  must(data.charged === !charged.has(key), 'each obligation and colour is charged once', event);
  charged.add(key);
}

/** What the first receiver was given stays its own until it accepts, in person or by being deemed to. */
function checkFirstReceiver(before: AppealState, event: AppealEvent, after: AppealState): void {
  if (before.firstReceiver !== null)
    must(
      after.firstReceiver === before.firstReceiver || event.type === 'redispatched',
      'first stays first, until the centre undoes the dispatch',
      event,
    );
  if (before.stage.status !== 'assigned') return;
  const goes = [
    'accepted',
    'acceptance-deemed',
    'redispatched',
    'ruled',
    'called-back',
    'split',
    'merged',
    'confidence-changed',
  ];
  const stays = after.stage.status === 'assigned' && after.stage.liable.unit === before.stage.liable.unit;
  must(stays || goes.includes(event.type), 'the first receiver never refuses', event);
}

/** From the first dispatch (a settled case: from the filing) to the close one unit is liable, and the spans cover that time without gap or overlap. */
export function checkLiability(state: AppealState): void {
  const { spans, stage, firstReceiver, registeredAtMs } = state;
  const sinceMs = spans[0]?.why === 'settled' ? registeredAtMs : state.dispatchedAtMs;
  const liable = liableOf(state);
  if (firstReceiver === null) {
    must(spans.length === 0 && liable === null, 'nobody is liable before the first dispatch', stage, spans);
    return;
  }
  must(stage.status === 'closed' || liable !== null, 'somebody is liable after the first dispatch', stage);
  must(
    spans[0]?.fromMs === sinceMs,
    'the spans begin at the first dispatch, and of a settled case at the filing',
    spans,
    sinceMs,
  );
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    const endMs = next?.fromMs ?? (stage.status === 'closed' ? stage.closedAtMs : null);
    must(span.toMs === endMs, 'spans follow each other without gap or overlap', spans, stage);
    must(span.toMs === null || span.toMs >= span.fromMs, 'a span does not end before it begins', spans);
  });
  const last = spans.at(-1);
  if (liable)
    must(
      last?.unit === liable.unit && last.person === liable.person,
      'the last span is the liable one',
      spans,
    );
}

/** Replay gives the state; the state is plain JSON; after a tick nothing is overdue for the clock. */
export function checkWhole(state: AppealState, nowMs: number): void {
  const plain: unknown = JSON.parse(JSON.stringify(state));
  must(isDeepStrictEqual(plain, state), 'the state is plain JSON');
  const { state: ticked, events } = tick(state, nowMs);
  const next = nextDeadlineMs(ticked);
  must(
    next === null || next > Math.max(nowMs, state.lastAtMs),
    'after a tick the next deadline lies ahead',
    next,
  );
  must(tick(ticked, nowMs).events.length === 0, 'ticking ends');
  must(events.length > 0 || ticked === state, 'a tick without events changes nothing');
}
