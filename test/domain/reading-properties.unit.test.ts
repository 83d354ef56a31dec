import fc from 'fast-check';
import { describe, it } from 'vitest';
import { fields } from '../../domain/access/fields.ts';
import { noteIsFor } from '../../domain/access/story.ts';
import {
  type Actor,
  type AppealEvent,
  type AppealState,
  allowedCommands,
  audienceOf,
  nextDeadlineMs,
  tick,
  timelineFor,
  viewFor,
} from '../../domain/index.ts';
import { beginnings } from '../support/beginnings.ts';
import { seed, sequences } from '../support/depth.ts';
import { everybody } from '../support/domain-kit.ts';
import { must } from '../support/invariants.ts';
import { SECRET } from '../support/random-bodies.ts';
import { walk } from '../support/random-walk.ts';

const numRuns = Math.ceil(sequences / 10);
console.info(`reading: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

const lives = fc.tuple(
  fc.constantFrom(...Object.keys(beginnings)),
  fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 40, size: 'max' }),
);
const inEveryLife = (check: (state: AppealState, events: readonly AppealEvent[]) => void) =>
  fc.assert(
    fc.property(lives, ([begun, seeds]) => {
      const first = beginnings[begun]!();
      const events = [...first.events];
      const last = walk(first.state, seeds, (moment) => events.push(...moment.events));
      check(last, events);
    }),
    { numRuns, seed },
  );

const DAY_MS = 86_400_000;
const PHONE = '13800000000';

describe('an outage', () => {
  it('changes nothing of what takes effect, until it opens something of its own', {
    timeout: 1_800_000,
  }, () => {
    inEveryLife((state) => {
      const untilMs = state.lastAtMs + 90 * DAY_MS;
      const late = tick(state, untilMs).events;
      const inTime: AppealEvent[] = [];
      let now = state;
      for (let next = nextDeadlineMs(now); next !== null && next <= untilMs; next = nextDeadlineMs(now)) {
        const done = tick(now, next);
        inTime.push(...done.events);
        now = done.state;
      }
      const opening = (e: AppealEvent) => e.ledger.some(({ op }) => op === 'opened');
      const first = late.findIndex(opening);
      const upTo = first < 0 ? late.length : first + 1;
      const told = (events: readonly AppealEvent[]) =>
        JSON.stringify(events.slice(0, upTo).map(({ type, atMs }) => [type, atMs]));
      must(
        told(late) === told(inTime),
        'the same takes effect at the same instants',
        told(late),
        told(inTime),
      );
      must(first >= 0 || late.length === inTime.length, 'and nothing else does');
    });
  });
});

describe('what somebody reads', () => {
  it('holds nothing that they may not see', { timeout: 1_800_000 }, () => {
    inEveryLife((state, events) => {
      for (const [who, actor] of Object.entries(everybody)) checkReading(who, actor, state, events);
    });
  });
});

function checkReading(who: string, actor: Actor, state: AppealState, events: readonly AppealEvent[]): void {
  const audience = audienceOf(state, actor);
  const view = viewFor(state, actor, state.lastAtMs);
  const timeline = timelineFor(state, events, actor);
  must((view === null) === (audience === null), 'who may not know of it reads nothing', who);
  must(audience !== null || timeline.length === 0, 'nor its story', who);
  if (view === null) return;
  const read = JSON.stringify({ view, timeline });
  const may = state.category.confidential
    ? ['citizen', 'neighbour', 'discipline', 'system'].includes(who)
    : true;
  must(may, 'a report of misconduct is known to its office and its reporter', who);
  const near = fields.citizen.whole.some((name) => name === audience);
  must(near || !read.includes(PHONE), 'contact data are read by who must reach the citizen', who, audience);
  const inside = noteIsFor.some((name) => name === audience);
  must(inside || !read.includes(SECRET), 'notes are for the offices', who, audience);
  must(
    !/"\w+Ms":/.test(read),
    'instants are written as people read them',
    read.match(/.{80}"\w+Ms":.{9}/)?.[0],
  );
  const open = JSON.stringify(allowedCommands(state, actor, state.lastAtMs));
  must(JSON.stringify(view.allowedCommands) === open, 'the view offers what is possible', who);
}
