import { describe, expect, inject, it } from 'vitest';
import { linkOf } from '../../store/evidence/chain.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import { auditStore, type Discrepancy } from '../../store/index.ts';
import { recordSeal } from '../../store/record-seal.ts';
import { testKeyring } from '../support/keyring.ts';
import { type Appeal, asOf, dispatched, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

/** What somebody with the database's password may do to it, and what an audit says of it. */

interface Raw {
  _id: string | number;
  [field: string]: unknown;
}

const DAY = 86_400_000;
const longAfterMs = startMs + 30 * DAY;
const appealOf = (id: string): Appeal =>
  next(
    next(dispatched(id), 'accept', {}, 'officer:housing'),
    'report-progress',
    { text: '已到场' },
    'officer:housing',
  );
const sanction = {
  ...{ id: 's-1', appeal: '20260302-SAFE01', bodyHash: 'b', kind: 'notice' as const, unit: 'housing' },
  ...{ person: null, reason: '逾期', by: 'discipline:county', atMs: startMs },
};
const version = (number: number) => ({
  ...{ version: number, data: { number }, filesHash: 'f', by: 'files', atMs: startMs },
  ...{ parts: ['units'], carry: null },
});

describe('an audit', () => {
  const real = realStore();
  const raw = (name: string) => real.db.collection<Raw>(name);
  const save = async (appeal: Appeal) => {
    await real.store.saveEvents(appeal.state.id, appeal.events);
    await real.store.saveSnapshot(appeal.state);
  };
  const audited = async (nowMs = startMs + 2 * DAY, pause = async () => {}) => {
    const found: Discrepancy[] = [];
    const options = { uri: inject('mongoUri'), database: real.db.databaseName, keyring: testKeyring };
    const result = await auditStore(options, (one) => found.push(one), nowMs, { looks: 1, pause });
    expect(result.discrepancies).toBe(found.length);
    return { found, result };
  };
  const codes = async (nowMs?: number) =>
    (await audited(nowMs)).found.map(({ what, about, seq }) =>
      [what, about, ...(seq ? [seq] : [])].join(' '),
    );

  /** Does something to an appeal that is there for this alone, and takes the appeal away again. */
  let touched = 0;
  async function withAppeal(test: (id: string, appeal: Appeal) => Promise<void>) {
    touched += 1;
    const id = `20260303-TAMP${String(touched).padStart(2, '0')}`;
    const appeal = appealOf(id);
    await save(appeal);
    await test(id, appeal);
    await raw('events').deleteMany({ appeal: id });
    await raw('appeals').deleteMany({ _id: id });
  }
  const rewrite = (id: string, seq: number, set: Record<string, unknown>) =>
    raw('events').updateOne({ _id: `${id}:${seq}` }, { $set: set });

  it('finds nothing where nothing was touched, and counts', async () => {
    for (const id of ['20260302-SAFE01', '20260302-SAFE02']) await save(appealOf(id));
    await real.store.county.add(version(1));
    await real.store.addSanction(sanction);
    await real.store.evidence.anchorDay('2026-03-02', startMs);
    await save(appealOf('20260302-SAFE03'));
    await real.store.evidence.anchorDay('2026-03-03', startMs + DAY);
    await save(appealOf('20260302-SAFE04'));
    const { found, result } = await audited();
    expect(found).toEqual([]);
    const events = appealOf('20260302-SAFE01').events.length;
    expect(result).toMatchObject({ appeals: 4, events: 4 * events, anchors: 2, acts: 2, unanchored: events });
  });

  it('finds an event whose content was changed', () =>
    withAppeal(async (id) => {
      await rewrite(id, 3, { 'actor.account': 'officer:water' });
      expect(await codes()).toContain(`event-changed ${id} 3`);
    }));

  it('finds an event that was changed together with its hash', () =>
    withAppeal(async (id, { events }) => {
      const forged = { ...events[2]!, actor: { ...events[2]!.actor, account: 'officer:water' } };
      await rewrite(id, 3, { actor: forged.actor, hash: hashOfEvent(forged) });
      expect(await codes()).toContain(`link-wrong ${id} 3`);
    }));

  it('finds a removed event, in the middle and at the end', () =>
    withAppeal(async (id, { state }) => {
      await raw('events').deleteOne({ _id: `${id}:2` as never });
      expect(await codes()).toEqual([`event-missing ${id} 2`]);
      await raw('events').deleteOne({ _id: `${id}:${state.seq}` as never });
      expect(await codes()).toContain(`event-missing ${id} ${state.seq}`);
    }));

  it('finds two events whose contents were swapped', () =>
    withAppeal(async (id) => {
      const [two, three] = await raw('events')
        .find({ appeal: id, seq: { $in: [2, 3] } })
        .sort({ seq: 1 })
        .toArray();
      const { _id: _a, seq: _b, ...second } = two!;
      const { _id: _c, seq: _d, ...third } = three!;
      await rewrite(id, 2, third);
      await rewrite(id, 3, second);
      expect(await codes()).toEqual(
        // Sealed for its place, what an event says does not open in another.
        expect.arrayContaining([`event-unreadable ${id} 2`, `event-unreadable ${id} 3`]),
      );
    }));

  it('finds a changed snapshot, one set back, one gone, and changed list fields', () =>
    withAppeal(async (id, appeal) => {
      const { seq } = appeal.state;
      const set = (fields: Record<string, unknown>) =>
        raw('appeals').updateOne({ _id: id }, { $set: fields });
      const { registration } = appeal.state;
      const state = { ...appeal.state, registration: { ...registration, description: '已解决' } };
      const { sealed } = recordSeal(testKeyring);
      await set({ state: sealed('appeals', { _id: id, state }, ['state']).state });
      expect(await codes()).toEqual([`snapshot-differs ${id} ${seq}`]);
      await raw('appeals').deleteOne({ _id: id });
      expect(await codes()).toEqual([`snapshot-missing ${id}`]);
      await real.store.saveSnapshot(asOf(appeal, seq - 1));
      expect(await codes()).toEqual([`snapshot-behind ${id} ${seq - 1}`]);
      await real.store.saveSnapshot(appeal.state);
      await set({ unit: 'water' });
      expect(await codes()).toEqual([`list-fields-differ ${id} ${seq}`]);
    }));

  it('finds an event that was hidden from the next anchor, and a removed link', () =>
    withAppeal(async (id) => {
      await raw('events').updateOne({ _id: `${id}:2` }, { $unset: { unanchored: 1 } });
      expect(await codes()).toEqual([`mark-removed ${id} 2`]);
      await raw('events').updateOne({ _id: `${id}:2` }, { $set: { unanchored: true }, $unset: { link: 1 } });
      expect(await codes()).toEqual([`link-missing ${id} 2`]);
    }));

  it('finds documents that are damaged', () =>
    withAppeal(async (id, { state }) => {
      await rewrite(id, 2, { ledger: 'none' });
      await raw('appeals').updateOne({ _id: id }, { $set: { version: 99 } });
      expect(await codes()).toEqual(
        expect.arrayContaining([`event-unreadable ${id} 2`, 'snapshot-unreadable'.concat(` ${id} 99`)]),
      );
      expect(state.seq).toBeLessThan(99);
    }));

  it('finds what was rewritten from end to end, once it is anchored', async () => {
    const id = '20260302-SAFE02';
    const [kept, snapshot] = [
      await raw('events').find({ appeal: id }).toArray(),
      await raw('appeals').findOne({ _id: id }),
    ];
    const forged = next(dispatched(id, 'water'), 'accept', {}, 'officer:water');
    await raw('events').deleteMany({ appeal: id });
    await raw('appeals').deleteMany({ _id: id });
    await save(forged);
    await raw('events').updateMany({ appeal: id }, { $unset: { unanchored: 1 } });
    const { seq } = appealOf(id).state;
    // Without its last events it is one that lost what was anchored.
    expect(await codes()).toContain(`anchored-event-missing ${id} ${seq}`);
    const longer = next(forged, 'report-progress', { text: '已到场' }, 'officer:water');
    await save(longer);
    expect(longer.state.seq).toBe(seq);
    expect(await codes()).toEqual([`anchored-event-differs ${id} ${seq}`]);
    await raw('events').deleteMany({ appeal: id });
    await raw('events').insertMany(kept);
    await raw('appeals').replaceOne({ _id: id }, snapshot!);
    expect(await codes()).toEqual([]);
  });

  it('finds the last event of a chain gone after it was anchored, with the snapshot set back to fit', async () => {
    const id = '20260302-SAFE03';
    const appeal = appealOf(id);
    const last = await raw('events').findOneAndDelete({ _id: `${id}:${appeal.state.seq}` });
    await raw('appeals').deleteOne({ _id: id });
    await real.store.saveSnapshot(asOf(appeal, appeal.state.seq - 1));
    expect(await codes()).toEqual([`anchored-event-missing ${id} ${appeal.state.seq}`]);
    await raw('events').insertOne(last!);
    await real.store.saveSnapshot(appeal.state);
  });

  it('finds a changed anchor, whatever of it was changed, and one that is gone', async () => {
    const [first] = await raw('anchors').find({ _id: 1 }).toArray();
    const leaves = first!.leaves as { appeal: string; seq: number; link: string }[];
    const changed = async (set: Record<string, unknown>) => {
      await raw('anchors').updateOne({ _id: 1 }, { $set: set });
      const found = await codes();
      await raw('anchors').replaceOne({ _id: 1 }, first!);
      return found;
    };
    expect(await changed({ day: '2026-03-01' })).toContain('anchor-changed anchor 1');
    expect(await changed({ root: 'f'.repeat(64) })).toEqual(
      expect.arrayContaining(['anchor-changed anchor 1', 'anchor-root-wrong anchor 1']),
    );
    expect(await changed({ leaves: leaves.slice(1), count: 1 })).toContain('anchor-root-wrong anchor 1');
    const hash = 'a'.repeat(64);
    expect(await changed({ hash })).toEqual(
      expect.arrayContaining(['anchor-changed anchor 1', 'anchor-link-wrong anchor 2']),
    );
    await raw('anchors').deleteOne({ _id: 1 });
    expect(await codes()).toContain('anchor-missing anchor 1');
    await raw('anchors').insertOne(first!);
    await raw('heads').updateOne({ _id: '20260302-SAFE01' }, { $set: { seq: 99 } });
    expect(await codes()).toContain(`head-differs 20260302-SAFE01 ${leaves[0]?.seq}`);
    await raw('heads').updateOne({ _id: '20260302-SAFE01' }, { $set: { seq: leaves[0]?.seq } });
    expect(await codes()).toEqual([]);
  });

  it('finds acts and records of administration that were changed or are gone', async () => {
    const [act] = await raw('acts').find({ _id: 1 }).toArray();
    await raw('acts').updateOne({ _id: 1 }, { $set: { by: 'admin:county' } });
    expect(await codes()).toEqual(['act-changed act 1']);
    const forged = { ...act!, link: linkOf('0'.repeat(64), { appeal: 'acts', seq: 1, hash: 'b' }) };
    await raw('acts').replaceOne({ _id: 1 }, forged);
    expect(await codes()).toEqual(expect.arrayContaining(['act-link-wrong act 1']));
    await raw('acts').deleteOne({ _id: 1 });
    expect(await codes(longAfterMs)).toEqual(
      expect.arrayContaining(['act-missing act 1', 'record-unacted county:1']),
    );
    await raw('acts').insertOne(act!);
    await raw('county').updateOne({ _id: 1 }, { $set: { 'data.number': 7 } });
    expect(await codes()).toEqual(['record-differs county:1']);
    await raw('county').updateOne({ _id: 1 }, { $set: { 'data.number': 1 } });
    const before = await raw('sanctions').findOne({ _id: 's-1' });
    await raw('sanctions').updateOne({ _id: 's-1' }, { $set: { reason: '其他' } });
    expect(await codes()).toEqual(['record-differs 20260302-SAFE01']);
    await raw('sanctions').updateOne({ _id: 's-1' }, { $set: { reason: before!.reason } });
    const last = await raw('acts').findOneAndDelete({ _id: 2 });
    expect(await codes()).toContain('anchored-act-differs act 2');
    await raw('acts').insertOne(last!);
  });

  it('names an index that is gone, and goes on without it', async () => {
    await raw('events').dropIndex('appeal-seq');
    expect(await codes()).toEqual(['index-missing events appeal-seq']);
    await real.store.ensureIndexes();
    expect(await codes()).toEqual([]);
  });

  it('finds that nothing was anchored for days', async () => {
    expect(await codes(longAfterMs)).toEqual(['anchor-overdue anchor 3']);
  });

  it('looks again at what may only be under way', async () => {
    const appeal = appealOf('20260304-MOVE01');
    await real.store.saveSnapshot(appeal.state);
    const publish = async () => void (await real.store.saveEvents(appeal.state.id, appeal.events));
    const { found } = await audited(undefined, publish);
    expect(found).toEqual([]);
  });
});
