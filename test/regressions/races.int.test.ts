import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/index.ts';
import { eventually } from '../support/eventually.ts';
import { type Filed, refusalOf } from '../support/filed.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

/** Known from other systems: what went wrong when two things happened at once, or one case closed under another. */

describe('what happens at once', () => {
  const desk = useRealDesk();
  const merging = async (appeal: Filed) => (await appeal.state()).merging;
  const closed = async (appeal: Filed) => (await appeal.state()).stage.status === 'closed';
  /** Once the merge that was asked for has been answered, one way or the other. */
  const settled = (appeal: Filed) =>
    eventually(
      async () => ((await merging(appeal)) === null || (await closed(appeal)) ? true : null),
      'an answer',
    );
  const names = async (appeal: Filed) => (await appeal.state()).participants.map(({ name }) => name);

  it('a claim is won once, however many claim', async () => {
    const appeal = await desk.file();
    const units = Object.keys(sample.units);
    await appeal.give('open-to-claims', sample.centre, { units });
    const claimers = Array.from({ length: 50 }, (_, n): Actor => {
      const unit = units[n % units.length] as string;
      return { account: `${unit}.${n}`, unit, role: 'officer' };
    });
    const answers = await Promise.allSettled(claimers.map((by) => appeal.give('claim', by)));
    const won = claimers.filter((_, n) => answers[n]?.status === 'fulfilled');
    const lost = answers.filter((answer) => answer.status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 49]);
    const codes = await Promise.all(lost.map(({ reason }) => refusalOf(Promise.reject(reason))));
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['wrong-status']));
    expect((await appeal.types()).filter((type) => type === 'claimed')).toHaveLength(1);
    const [winner] = won;
    expect(await appeal.state()).toMatchObject({
      firstReceiver: winner?.unit,
      stage: { status: 'handling', liable: { unit: winner?.unit, person: winner?.account } },
      spans: [{ unit: winner?.unit, why: 'claim', toMs: null }],
    });
  });

  it('a merge into a case that closes at that moment loses nobody: merged and taken in, or refused and open', async () => {
    const races = Array.from({ length: 8 }, async (_, n) => {
      const [master, duplicate] = [
        await desk.file(),
        await desk.file({ body: { citizen: { name: 'Li Na' } } }),
      ] as const;
      const close = () => master.give('withdraw', master.citizen, { reason: 'mended' });
      const merge = () => duplicate.give('merge', sample.centre, { into: master.id });
      await Promise.all(n % 2 === 0 ? [close(), merge()] : [merge(), close()]);
      await settled(duplicate);
      const { stage } = await duplicate.state();
      const taken = (await names(master)).includes('Li Na');
      expect(stage).toMatchObject(taken ? { status: 'closed', outcome: 'merged' } : { status: 'registered' });
      if (!taken) expect(await duplicate.types()).toContain('merge-refused');
      // Taken in first, the people who are left keep the master open.
      expect(await closed(master)).toBe(!taken);
      return taken;
    });
    expect(await Promise.all(races)).toHaveLength(8);
  });

  it('a case that closes while its merge is on the way stays closed as it was, and its people are not lost', async () => {
    const [master, duplicate] = [await desk.file(), await desk.file()] as const;
    const tooLate = await Promise.all([
      duplicate.give('merge', sample.centre, { into: master.id }).then(
        () => null,
        async (reason) => (await refusalOf(Promise.reject(reason))).code,
      ),
      duplicate.give('withdraw', duplicate.citizen, { reason: 'mended' }).catch(() => null),
    ]);
    expect([null, 'appeal-closed']).toContain(tooLate[0]);
    await settled(duplicate);
    await duplicate.closed();
    const { stage, effects } = await duplicate.state();
    expect(stage).toMatchObject({ status: 'closed', outcome: expect.stringMatching(/^(merged|withdrawn)$/) });
    expect(effects).toEqual([]);
  });

  it('two cases merged into each other do not both close', async () => {
    for (let n = 0; n < 4; n++) {
      const [one, other] = [
        await desk.file({ body: { citizen: { name: 'Li Na' } } }),
        await desk.file({ body: { citizen: { name: 'Wu Jun' } } }),
      ] as const;
      await Promise.allSettled([
        one.give('merge', sample.centre, { into: other.id }),
        other.give('merge', sample.centre, { into: one.id }),
      ]);
      await Promise.all([settled(one), settled(other)]);
      const open: Filed[] = [];
      for (const appeal of [one, other]) if (!(await closed(appeal))) open.push(appeal);
      expect(open.length).toBeGreaterThan(0);
      // Whoever was taken in is in the case that is open; where neither was, each is in their own.
      const present = (await Promise.all(open.map(names))).flat();
      expect([...new Set(present)].sort()).toEqual(['Li Na', 'Wu Jun']);
      expect((await Promise.all(open.map(merging))).every((into) => into === null)).toBe(true);
    }
  });

  it('the children stay open though their parent is closed, or even ended by an operator', async () => {
    const part = (title: string) => ({ title, description: title, category: 'road' });
    const parent = await desk.file();
    await parent.give('split', sample.centre, { parts: [part('the road'), part('the lamps')] });
    await parent.closed();
    const swept = await desk.file();
    await swept.give('dispatch', sample.centre, { lead: 'housing' });
    await swept.give('take-over', sample.leaderUrban);
    const dueAt = new Date(Date.now() + 60 * 86_400_000).toISOString();
    await swept.give('order-sweep', sample.leaderUrban, { units: ['water'], dueAt });
    await swept.reaches('effect-acknowledged');
    await swept.handle.terminate('an operator’s mistake');
    const children = [`${parent.id}-1`, `${parent.id}-2`, `${swept.id}-S1`].map((id) => desk.of(id));
    for (const child of children) {
      const { status } = await child.handle.describe();
      expect(status.name).toBe('RUNNING');
      expect(await closed(child)).toBe(false);
    }
    await children[0]?.give('dispatch', sample.centre, { lead: 'housing' });
    expect((await children[0]?.state())?.stage).toMatchObject({ status: 'assigned' });
  });
});
