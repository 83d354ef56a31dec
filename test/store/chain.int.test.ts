import { describe, expect, inject, it } from 'vitest';
import { patiently } from '../../store/connection.ts';
import { anchorDay, leafOf } from '../../store/evidence/anchors.ts';
import { genesis, linkOf } from '../../store/evidence/chain.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import { rootFrom } from '../../store/evidence/merkle.ts';
import { type Appeal, dispatched, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const appealOf = (id: string): Appeal =>
  next(dispatched(id), 'accept', { note: '已联系' }, 'officer:housing');
const linksOf = ({ state, events }: Appeal): string[] => {
  let link = genesis;
  return events.map((event) => {
    link = linkOf(link, { appeal: state.id, seq: event.seq, hash: hashOfEvent(event) });
    return link;
  });
};

describe('the chain of an appeal', () => {
  const real = realStore();
  const stored = async (appeal: string) =>
    (await real.db.collection('events').find({ appeal }).sort({ seq: 1 }).toArray()).map(({ link }) => link);

  it('is the same whoever writes it, in whatever parts and however often', async () => {
    const appeal = appealOf('20260302-CHAN01');
    const { state, events } = appeal;
    for (const batch of [events.slice(0, 1), events.slice(1), events, [...events].reverse()])
      await real.store.saveEvents(state.id, batch);
    expect(await stored(state.id)).toEqual(linksOf(appeal));
    const others = ['20260302-CHAN02', '20260302-CHAN03'].map(appealOf);
    await Promise.all(
      others.flatMap((other) => [
        real.store.saveEvents(other.state.id, other.events),
        real.store.saveEvents(other.state.id, other.events.slice(0, 2)),
      ]),
    );
    for (const other of others) expect(await stored(other.state.id)).toEqual(linksOf(other));
  });

  it('waits at a gap, and goes on with the next batch once the gap is filled', async () => {
    const appeal = next(appealOf('20260302-CHAN04'), 'report-progress', { text: '在办' }, 'officer:housing');
    const { state, events } = appeal;
    const [first, second, ...rest] = events;
    const last = rest.pop();
    await real.store.saveEvents(state.id, [first!, ...rest]);
    expect(await stored(state.id)).toEqual([linksOf(appeal)[0], ...rest.map(() => undefined)]);
    await real.store.saveEvents(state.id, [second!]);
    await real.store.saveEvents(state.id, [last!]);
    expect(await stored(state.id)).toEqual(linksOf(appeal));
  });

  it('is told with the events as they were hashed', async () => {
    const appeal = appealOf('20260302-CHAN05');
    await real.store.saveEvents(appeal.state.id, appeal.events);
    const log = await real.store.evidence.log(appeal.state.id);
    expect(log.map(({ link }) => link)).toEqual(linksOf(appeal));
    expect(log.map(({ event }) => hashOfEvent(event))).toEqual(log.map(({ hash }) => hash));
  });
});

describe('the day’s anchor', () => {
  const real = realStore();
  const DAY = 86_400_000;
  const save = async (appeal: Appeal, upTo = appeal.events.length) =>
    real.store.saveEvents(appeal.state.id, appeal.events.slice(0, upTo));
  const [one, two] = [appealOf('20260302-ANCR01'), appealOf('20260302-ANCR02')];

  it('holds the heads that changed since the one before, once a day', async () => {
    await save(one, 2);
    await save(two);
    const [first] = await real.store.evidence.anchorDay('2026-03-02', startMs);
    expect(first).toMatchObject({ number: 1, day: '2026-03-02', count: 2, previous: genesis });
    await save(one);
    expect(await real.store.evidence.anchorDay('2026-03-02', startMs + 1)).toEqual([]);
    const [second] = await real.store.evidence.anchorDay('2026-03-03', startMs + DAY);
    expect(second).toMatchObject({ number: 2, count: 1, previous: first?.hash });
    const [third] = await real.store.evidence.anchorDay('2026-03-04', startMs + 2 * DAY);
    expect(third).toMatchObject({ number: 3, count: 0, previous: second?.hash });
    expect(await real.store.evidence.anchors({ most: 2 })).toEqual([third, second]);
  });

  it('proves of each appeal that its head is in it', async () => {
    for (const [appeal, number] of [
      [one, 2],
      [two, 1],
    ] as const) {
      const proof = await real.store.evidence.inclusion(appeal.state.id);
      expect(proof?.anchor.number).toBe(number);
      expect(proof?.head).toEqual({
        appeal: appeal.state.id,
        seq: appeal.state.seq,
        link: linksOf(appeal).at(-1),
      });
      expect(rootFrom(leafOf(proof!.head), proof!.path)).toBe(proof?.anchor.root);
    }
    expect(await real.store.evidence.inclusion('20260302-NOBODY')).toBeNull();
  });

  it('is made once by many workers at the same time', async () => {
    await save(appealOf('20260302-ANCR03'));
    const made = await Promise.all(
      [1, 2, 3].map((n) => real.store.evidence.anchorDay('2026-03-05', startMs + 3 * DAY + n)),
    );
    expect(made.flat()).toHaveLength(1);
    expect(made.flat()[0]?.count).toBe(1);
  });

  it('is several where much has changed, and is finished where somebody died in the middle of it', async () => {
    for (const id of ['20260302-ANCR05', '20260302-ANCR06', '20260302-ANCR07']) await save(appealOf(id));
    const options = { uri: inject('mongoUri'), database: real.db.databaseName };
    const atMs = startMs + 4 * DAY;
    const made = await patiently(options, (collections) => anchorDay(collections, '2026-03-06', atMs, 2));
    expect(made.map(({ count }) => count)).toEqual([2, 1]);
    const last = made.at(-1)?.number;
    const leaf = { appeal: '20260302-ANCR07' };
    await real.db.collection('anchors').updateOne({ _id: last as never }, { $set: { finished: false } });
    await real.db.collection('heads').deleteOne({ _id: leaf.appeal as never });
    await real.db.collection('events').updateMany(leaf, { $set: { unanchored: true } });
    expect(await real.store.evidence.anchorDay('2026-03-06', atMs)).toEqual([]);
    expect((await real.store.evidence.inclusion(leaf.appeal))?.anchor.number).toBe(last);
    expect(await real.db.collection('events').countDocuments({ ...leaf, unanchored: true })).toBe(0);
  });

  it('takes up a log from before there were chains', async () => {
    const old = appealOf('20260302-ANCR04');
    await save(old);
    const events = real.db.collection('events');
    await real.db.collection('anchors').deleteMany({});
    await events.updateMany({}, { $unset: { link: 1, unanchored: 1 } });
    const [anchor] = await real.store.evidence.anchorDay('2026-03-07', startMs + 5 * DAY);
    expect(anchor?.count).toBe(7);
    const log = await events.find({ appeal: old.state.id }).sort({ seq: 1 }).toArray();
    expect(log.map(({ link }) => link)).toEqual(linksOf(old));
  });
});

describe('acts of administration', () => {
  const real = realStore();
  const act = { kind: 'person-erased', by: 'admin:county', about: 'p-1', detail: { documents: 3 } };

  it('are numbered without a gap and chained, also when many come at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => real.store.recordAct({ ...act, about: `p-${n}` })),
    );
    const acts = (await real.store.evidence.acts({ most: 50 })).reverse();
    expect(acts.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    let link = genesis;
    for (const { number, hash, link: stored } of acts) {
      link = linkOf(link, { appeal: 'acts', seq: number, hash });
      expect(stored).toBe(link);
    }
  });

  it('are recorded once under one key', async () => {
    const keyed = { ...act, key: 'erase:p-77' };
    const [first, second] = [await real.store.recordAct(keyed), await real.store.recordAct(keyed)];
    expect(second).toEqual(first);
    expect((await real.store.evidence.acts({ most: 1 }))[0]).toEqual(first);
  });

  it('tell of each version of the county and of each sanction after a close', async () => {
    const version = {
      ...{ version: 1, data: { units: [] }, filesHash: 'f', by: 'files', atMs: startMs },
      ...{ parts: ['units'], carry: null },
    };
    await real.store.county.add(version);
    const sanction = {
      ...{ id: 's-1', appeal: '20260302-ACTS01', bodyHash: 'b', kind: 'notice' as const, unit: 'housing' },
      ...{ person: null, reason: '逾期', by: 'discipline:county', atMs: startMs },
    };
    await real.store.addSanction(sanction);
    await real.store.addSanction(sanction);
    const [second, first] = await real.store.evidence.acts({ most: 2 });
    expect(first).toMatchObject({ kind: 'county-changed', about: 'county:1', by: 'files', atMs: startMs });
    expect(second).toMatchObject({ kind: 'sanction-recorded', about: '20260302-ACTS01', confidential: true });
    expect(JSON.stringify(second)).not.toContain('逾期');
  });

  it('that were lost on the way are recorded later, and say so', async () => {
    await real.db
      .collection('county')
      .insertOne({ _id: 2 as never, data: {}, by: 'admin:county', atMs: startMs });
    expect(await real.store.evidence.recordMissedActs(startMs)).toBe(1);
    expect(await real.store.evidence.recordMissedActs(startMs)).toBe(0);
    const [last] = await real.store.evidence.acts({ most: 1 });
    expect(last).toMatchObject({ about: 'county:2', detail: { late: true } });
  });
});
