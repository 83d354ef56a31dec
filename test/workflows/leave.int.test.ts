import { describe, expect, it } from 'vitest';
import { type AppealState, dayOf, type Facts, noFacts, type Post } from '../../domain/index.ts';
import { keepTellingDaily, tellDay } from '../../worker/tell-daily.ts';
import { eventually } from '../support/eventually.ts';
import type { Filed } from '../support/filed.ts';
import * as sample from '../support/sample-county.ts';
import { useTimeSkippingDesk } from '../support/time-skipping-desk.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const silent = { info: () => {}, warn: () => {} };

describe('the first day of a leave', () => {
  const desk = useTimeSkippingDesk();

  /** The county’s part: on these days this person is on leave. */
  const county = (person: string, days: readonly string[]) => ({
    calendar: sample.calendar,
    standingFacts: ({ posts }: { posts: readonly Post[] }, nowMs: number): Facts => {
      const onLeave = (other: string) => other === person && days.includes(dayOf(sample.calendar, nowMs));
      const people = posts.map(({ unit, person: one }) => [
        one,
        { unit, role: 'officer', onLeave: onLeave(one) },
      ]);
      return { ...noFacts, people: Object.fromEntries(people) };
    },
  });
  const open = (...cases: Filed[]) => ({
    listOpen: async ({ after = '' }: { after?: string }) =>
      cases
        .map((one) => one.snapshot() as AppealState)
        .filter(({ id, stage }) => id > after && stage.status !== 'closed')
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const handled = async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('accept', sample.housing);
    await appeal.published();
    return appeal;
  };
  const owed = async (appeal: Filed) =>
    (await appeal.state()).obligations.filter(({ kind }) => kind === 'reassign');

  it('reaches the open cases of who goes, once however many workers tell it, and their clocks', async () => {
    const mondayMs = await desk.passUntilLocal('Monday', 10);
    const appeal = await handled();
    const midnightMs = mondayMs + 14 * HOUR_MS;
    const given = {
      ...{ store: open(appeal), client: desk.client, log: silent, signal: new AbortController().signal },
      county: county('housing.li', [dayOf(sample.calendar, midnightMs)]),
      times: { updateMs: 60 * DAY_MS },
    };
    expect(await tellDay({ ...given, clock: () => mondayMs })).toBe(true);
    expect(await owed(appeal)).toEqual([]);

    await desk.passUntil(midnightMs + 60_000);
    const clock = () => midnightMs + 60_000;
    expect(await Promise.all([tellDay({ ...given, clock }), tellDay({ ...given, clock })])).toEqual([
      true,
      true,
    ]);
    await appeal.reaches('people-noted');
    expect(await tellDay({ ...given, clock })).toBe(true);
    expect((await appeal.types()).filter((type) => type === 'people-noted')).toHaveLength(1);
    const [reassign] = await owed(appeal);
    expect(reassign).toMatchObject({ about: 'housing.li', owner: { person: 'housing.head' } });

    await desk.passUntil((reassign?.redAtMs ?? 0) + 1_000);
    await eventually(async () => (await owed(appeal))[0]?.light === 'red' || null, 'the red light');
  });

  it('is seen by a worker that runs through midnight, and so is the day of the return', async () => {
    const mondayMs = await desk.passUntilLocal('Monday', 22);
    const appeal = await handled();
    const stopping = new AbortController();
    let nowMs = mondayMs;
    const done = keepTellingDaily({
      ...{ store: open(appeal), client: desk.client, log: silent, signal: stopping.signal },
      county: county('housing.li', [dayOf(sample.calendar, mondayMs + DAY_MS)]),
      clock: () => nowMs,
      times: { updateMs: 60 * DAY_MS, lookEveryMs: 20 },
    });
    nowMs = mondayMs + 3 * HOUR_MS;
    await desk.passUntil(nowMs);
    await eventually(async () => (await owed(appeal)).length === 1 || null, 'another person is owed');
    await appeal.published();
    nowMs = mondayMs + 27 * HOUR_MS;
    await desk.passUntil(nowMs);
    await eventually(async () => (await owed(appeal)).length === 0 || null, 'the return is known');
    stopping.abort();
    await done;
  });
});
