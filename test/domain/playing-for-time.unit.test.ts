import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, isoLocal } from '../../domain/index.ts';
import { type Appeal, accepted, centre, given, housing, local } from '../support/domain-kit.ts';

/**
 * A unit that plays for time: it lets its time go by, completes for show, asks for whatever it may ask and promises
 * anew. The centre returns all that is completed within the review's limit, and grants all that the policy has.
 */
const tricks = fc.array(
  fc.record({
    trick: fc.constantFrom('complete', 'complete', 'request-pause', 'request-extension', 'resume', 'promise'),
    /** The percentage of the time until the completion is due that goes by first. */
    waits: fc.constantFrom(0, 30, 99, 100),
    answersAfterHours: fc.constantFrom(1, 20, 40),
  }),
  { minLength: 5, maxLength: 40 },
);
type Trick = typeof tricks extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Seven working days, two extensions of ten and the least of one return, each with the weekends in it. */
const GRANTED_MS = (11 + 16 + 16 + 5) * DAY_MS;

const isCaught = ({ state }: Appeal): boolean =>
  state.escalation.state !== 'none' ||
  state.obligations.some(({ kind, charged }) => kind === 'complete' && charged.includes('red'));

/** Time passes, the unit plays its trick and the centre answers; gives how long the unit was at work in it. */
function play(appeal: Appeal, { trick: planned, waits, answersAfterHours }: Trick): number {
  const { hold, obligations } = appeal.state;
  const dueMs = obligations.find(({ kind }) => kind === 'complete')?.dueAtMs ?? appeal.nowMs;
  const waitedMs = Math.max(60_000, ((dueMs - appeal.nowMs) * waits) / 100 - 60_000);
  appeal.nowMs += waitedMs;
  // It never lets its time run out: in the last minutes it says that it is done.
  const trick = hold === null && dueMs - appeal.nowMs <= 120_000 ? 'complete' : planned;
  appeal.when(trick, bodyOf(appeal, trick, dueMs), housing);
  const before = hold === null ? waitedMs : 0;
  if (trick === 'resume' || trick === 'promise') return before;
  appeal.nowMs += answersAfterHours * HOUR_MS;
  const working = appeal.state.hold === null && appeal.status === 'handling';
  if (appeal.status === 'reviewing') appeal.when('return', { reason: 'Nothing was done.' }, centre);
  else if (trick !== 'complete')
    appeal.when(trick.replace('request', 'decide') as 'decide-pause', { grant: true, reason: 'x' }, centre);
  return before + (working ? answersAfterHours * HOUR_MS : 0);
}

function bodyOf({ state, nowMs }: Appeal, trick: Trick['trick'], dueMs: number): Record<string, unknown> {
  const iso = (ms: number) => isoLocal(state.calendar, ms);
  switch (trick) {
    case 'complete':
      return { result: 'resolved', statement: 'Done.' };
    case 'request-extension':
      return { until: iso(dueMs + 10 * DAY_MS), reason: 'x' };
    case 'promise':
      return { catalogueItem: 'lamp', dueAt: iso(dueMs), contactedAt: iso(nowMs), contactMeans: 'phone' };
    case 'request-pause':
      return { reason: 'x' };
    case 'resume':
      return {};
  }
}

describe('a unit that plays for time', () => {
  it('is red, or its case before the leader, within what the policy grants', () => {
    const ends: string[] = [];
    fc.assert(
      fc.property(tricks, (moves) => {
        const appeal = given(...accepted);
        let workedMs = 0;
        for (const move of Array.from({ length: 20 }, () => moves).flat()) {
          workedMs += play(appeal, move);
          if (isCaught(appeal)) break;
          if (workedMs > GRANTED_MS) throw new Error(`not red by ${local(appeal.nowMs)}`);
        }
        ends.push(isCaught(appeal) ? 'caught' : 'at work');
      }),
      { numRuns: 300 },
    );
    expect(ends).toContain('caught');
  });

  it('gains no more by doing it for ever: it returns twice in a round at most before the leader has it', () => {
    fc.assert(
      fc.property(tricks, (moves) => {
        const appeal = given(...accepted);
        for (const move of [...moves, ...moves, ...moves]) if (!isCaught(appeal)) play(appeal, move);
        const counted = appeal.state.counters.returns?.counted ?? 0;
        expect(counted).toBeLessThanOrEqual(2);
        if (counted === 2) expect(appeal.state.escalation.state).toBe('raised');
      }),
      { numRuns: 100 },
    );
  });
});
