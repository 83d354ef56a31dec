import { describe, expect, it } from 'vitest';
import { DocumentProblem } from '../../store/index.ts';
import { asOf, dispatched, file, next } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();

describe('a snapshot', () => {
  it('comes back as it was saved', async () => {
    const { state } = dispatched('20260302-SNAP01');
    expect(await real.store.saveSnapshot(state)).toBe('saved');
    expect(await real.store.snapshot(state.id)).toEqual(JSON.parse(JSON.stringify(state)));
  });

  it('is null for an appeal nobody saved', async () => {
    expect(await real.store.snapshot('20260302-NOBODY')).toBeNull();
  });

  it('of the same version again changes nothing', async () => {
    const { state } = dispatched('20260302-SNAP02');
    await real.store.saveSnapshot(state);
    expect(await real.store.saveSnapshot(state)).toBe('older');
  });

  it('that is stale does not overwrite a later one', async () => {
    const appeal = dispatched('20260302-SNAP03');
    await real.store.saveSnapshot(appeal.state);
    expect(await real.store.saveSnapshot(asOf(appeal, 1))).toBe('older');
    expect((await real.store.snapshot(appeal.state.id))?.seq).toBe(appeal.state.seq);
  });

  it('may skip versions forward', async () => {
    const appeal = next(dispatched('20260302-SNAP04'), 'accept', {}, 'officer:housing');
    await real.store.saveSnapshot(asOf(appeal, 1));
    expect(await real.store.saveSnapshot(appeal.state)).toBe('saved');
    expect((await real.store.snapshot(appeal.state.id))?.stage.status).toBe('handling');
  });

  it('ends as the latest version whatever the order in which writers race', async () => {
    const appeal = next(dispatched('20260302-SNAP05'), 'accept', {}, 'officer:housing');
    const versions = appeal.events.map(({ seq }) => asOf(appeal, seq));
    const writers = [...versions, ...versions, ...versions].reverse();
    const answers = await Promise.all(writers.map((state) => real.store.saveSnapshot(state)));
    expect(answers).toContain('saved');
    expect((await real.store.snapshot(appeal.state.id))?.seq).toBe(appeal.state.seq);
  });

  it('that somebody has damaged is told as that and not given out', async () => {
    const { state } = file('20260302-SNAP06');
    await real.store.saveSnapshot(state);
    await real.db
      .collection<{ _id: string }>('appeals')
      .updateOne({ _id: state.id }, { $set: { version: 7 } });
    await expect(real.store.snapshot(state.id)).rejects.toBeInstanceOf(DocumentProblem);
    await real.db
      .collection<{ _id: string }>('appeals')
      .updateOne({ _id: state.id }, { $unset: { state: 1 } });
    await expect(real.store.snapshot(state.id)).rejects.toThrow(/appeals 20260302-SNAP06: .*state/s);
  });
});

describe('the claims of a unit', () => {
  it('count while they are open, and only those the unit claimed itself', async () => {
    const pooled = (id: string) =>
      next(file(id), 'open-to-claims', { units: ['gas', 'water'] }, 'centre:county');
    const claimed = (id: string) => next(pooled(id), 'claim', {}, 'officer:gas').state;
    const open = claimed('20260302-CLAIM1');
    const closed = claimed('20260302-CLAIM2');
    await real.store.saveSnapshot(open);
    await real.store.saveSnapshot({
      ...closed,
      stage: { status: 'closed', outcome: 'satisfied', closedAtMs: closed.lastAtMs },
    });
    await real.store.saveSnapshot(dispatched('20260302-CLAIM3', 'gas').state);
    await real.store.saveSnapshot(pooled('20260302-CLAIM4').state);
    expect(await real.store.openClaims('gas')).toBe(1);
    expect(await real.store.openClaims('water')).toBe(0);
  });
});
