import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

const DAY_MS = 86_400_000;

describe('what one appeal tells another', () => {
  const desk = useRealDesk();

  it('opens the appeals that a sweep orders, each with its unit, linked to the ruling', async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('take-over', sample.leaderUrban);
    const dueAt = new Date(Date.now() + 60 * DAY_MS).toISOString();
    await appeal.give('order-sweep', sample.leaderUrban, { units: ['housing', 'water'], dueAt });
    await appeal.reaches('effect-acknowledged', 2);
    for (const [n, unit] of ['housing', 'water'].entries()) {
      const opened = await desk.of(`${appeal.id}-S${n + 1}`).state();
      expect(opened).toMatchObject({
        registration: { kind: 'proactive' },
        stage: { status: 'assigned', liable: { unit } },
        links: [{ kind: 'swept-by', appeal: appeal.id }],
      });
    }
    expect((await appeal.state()).effects).toEqual([]);
  });

  it('closes a merged case only when its master has taken its people in', async () => {
    const master = await desk.file();
    const duplicate = await desk.file({ body: { citizen: { name: 'Li Na' } } });
    await duplicate.give('merge', sample.centre, { into: master.id });
    await duplicate.closed();
    expect((await duplicate.state()).stage).toMatchObject({ status: 'closed', outcome: 'merged' });
    const { participants, links } = await master.state();
    expect(participants.map(({ name, from }) => [name, from])).toEqual([
      ['Wang Fang', null],
      ['Li Na', duplicate.id],
    ]);
    expect(links).toMatchObject([{ kind: 'merged-from', appeal: duplicate.id }]);
  });

  it('leaves a case open whose master is closed', async () => {
    const master = await desk.file();
    await master.give('withdraw', master.citizen, { reason: 'mended by the neighbours' });
    await master.closed();
    const duplicate = await desk.file();
    await duplicate.give('merge', sample.centre, { into: master.id });
    const [refused] = await duplicate.reaches('merge-refused');
    expect(refused?.data).toMatchObject({ into: master.id, code: 'master-closed' });
    expect(await duplicate.state()).toMatchObject({ merging: null, stage: { status: 'registered' } });
  });

  it('waits for a master that somebody has ended: it is open, and not told to be closed', async () => {
    const master = await desk.file();
    await master.published();
    await master.handle.terminate('by mistake');
    const duplicate = await desk.file();
    await duplicate.give('merge', sample.centre, { into: master.id });
    await eventually(async () => {
      const { raw } = await duplicate.handle.describe();
      const failures = (raw.pendingActivities ?? []).map(
        ({ lastFailure }) => lastFailure?.applicationFailureInfo?.type,
      );
      return failures.includes('open-appeal-without-workflow') ? true : null;
    }, 'the merge waits');
    expect(await duplicate.types()).not.toContain('merge-refused');
    expect((await duplicate.state()).merging).not.toBeNull();
  });

  it('ends a split case only when all of its parts are open', async () => {
    const appeal = await desk.file();
    const part = (title: string) => ({ title, description: title, category: 'road' });
    await appeal.give('split', sample.centre, { parts: [part('the road'), part('the lamps')] });
    await appeal.closed();
    for (const n of [1, 2]) {
      const opened = desk.of(`${appeal.id}-${n}`);
      await eventually(async () => opened.snapshot(), `part ${n} is published`);
      expect(await opened.state()).toMatchObject({ links: [{ kind: 'split-from', appeal: appeal.id }] });
    }
  });
});
