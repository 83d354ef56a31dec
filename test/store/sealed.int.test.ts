import { randomUUID } from 'node:crypto';
import { BSON, MongoClient } from 'mongodb';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openKeyring } from '../../privacy/index.ts';
import { DocumentProblem, openStore, type Store, sealText } from '../../store/index.ts';
import { rekey } from '../../store/rekey.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';
import { file, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const DAY_MS = 86_400_000;
const everything = { visibleTo: { all: true, confidential: true } } as const;

/** Every document of a database as its bytes, as whoever takes the disk away would read it. */
async function bytesOf(db: typeof real.db): Promise<string> {
  const parts: string[] = [];
  for (const { name } of await db.listCollections().toArray()) {
    for await (const document of db.collection(name).find()) {
      parts.push(Buffer.from(BSON.serialize(document)).toString('utf8'));
    }
  }
  return parts.join('\n');
}

/** As the API files: everything of the citizen's sealed with one fresh key. */
async function filedSealed(store: Store, id: string, title: string, phone: string, atMs = startMs) {
  const [key] = await store.persons.take(1);
  const seal = (text: string) => sealText(key!, text);
  const given = {
    title: seal(title),
    description: seal('说明'),
    citizen: { name: seal('王芳'), phone: seal(phone) },
  };
  const appeal = file(id, given, undefined, atMs);
  await store.saveSnapshot(appeal.state);
  await store.saveEvents(id, appeal.events);
  return { key: key!, ...appeal };
}

describe('what is stored', () => {
  it('shows no word of what was said, though it came unsealed, and comes back whole', async () => {
    const filed = file('20260302-SEAL01', {
      ...{
        title: 'MARK-TITLE',
        description: 'MARK-WORDS',
        citizen: { name: 'MARK-NAME', phone: '13877770001' },
      },
    });
    const { state, events } = filed;
    await real.store.saveSnapshot(state);
    await real.store.saveEvents(
      state.id,
      events.map((event) => ({ ...event, note: 'MARK-NOTE' })),
    );
    await real.store.addSanction({
      ...{ id: 's-mark', appeal: state.id, bodyHash: 'h', kind: 'notice', unit: 'housing', person: null },
      ...{ reason: 'MARK-REASON', note: 'MARK-NOTE', by: 'supervision:county', atMs: startMs },
    });
    const bytes = await bytesOf(real.db);
    expect(bytes).toContain(state.id);
    expect(bytes).not.toMatch(/MARK-|13877770001/);
    expect(await real.store.snapshot(state.id)).toEqual(JSON.parse(JSON.stringify(state)));
    expect((await real.store.events(state.id))[0]).toMatchObject({
      note: 'MARK-NOTE',
      data: events[0]?.data,
    });
    expect(await real.store.sanctions(state.id)).toMatchObject([
      { reason: 'MARK-REASON', note: 'MARK-NOTE' },
    ]);
  });

  it('cannot be moved to another document', async () => {
    const [one, two] = [file('20260302-SEAL02').state, file('20260302-SEAL03').state];
    await real.store.saveSnapshot(one);
    await real.store.saveSnapshot(two);
    const appeals = real.db.collection<{ _id: string; state: unknown }>('appeals');
    const taken = await appeals.findOne({ _id: one.id });
    await appeals.updateOne({ _id: two.id }, { $set: { state: taken?.state } });
    await expect(real.store.snapshot(two.id)).rejects.toBeInstanceOf(DocumentProblem);
    await appeals.deleteOne({ _id: two.id });
  });

  it('stays readable where it was stored before there were seals', async () => {
    const { state, events } = file('20260302-SEAL04', { title: 'an old one' });
    const plain = JSON.parse(JSON.stringify(state));
    const appeals = real.db.collection<{ _id: string }>('appeals');
    await appeals.insertOne({
      _id: state.id,
      version: state.seq,
      rules: 1,
      state: plain,
      title: 'an old one',
    } as never);
    const [event] = JSON.parse(JSON.stringify(events));
    const stored = { _id: `${state.id}:1`, appeal: state.id, hash: 'h', ...event };
    await real.db.collection<{ _id: string }>('events').insertOne(stored);
    expect(await real.store.snapshot(state.id)).toEqual(plain);
    expect(await real.store.events(state.id)).toEqual([event]);
  });
});

describe('searching what nobody can read', () => {
  const ids = async (q: string, limit = 50) =>
    (await real.store.list({ ...everything, q, limit })).items.map(({ id }) => id);

  it('finds a part of a title, in any case and width, also a single character', async () => {
    await filedSealed(real.store, '20260401-WORD01', '湖滨路ＡＢＣ路灯不亮', '13877770002');
    for (const q of ['路灯', '灯', '滨路abc', 'ABC', '湖滨路abc路灯不亮'])
      expect(await ids(q)).toEqual(['20260401-WORD01']);
    for (const q of ['灯路', '亮湖', 'abcd', '.', '路灯 不亮']) expect(await ids(q), q).toEqual([]);
    expect(
      await real.store.similar({
        ...{ category: 'roads', query: '路灯', most: 5 },
        closedSinceMs: 0,
        except: null,
      }),
    ).toMatchObject({ items: [{ id: '20260401-WORD01' }], leftOut: 0 });
  });

  it('opens what its words only suggest, and fills the page with what has the text', async () => {
    // All pairs of "abab ba" in another order: the words match, the text does not.
    for (let n = 0; n < 9; n += 1) {
      const title = n % 3 === 0 ? 'xabcax' : 'xbcabcx';
      await filedSealed(real.store, `20260402-PAGE0${n}`, title, '13877770003', startMs + n * DAY_MS);
    }
    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await real.store.list({ ...everything, q: 'bcabc', limit: 2, cursor });
      seen.push(page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    const wanted = [8, 7, 5, 4, 2, 1].map((n) => `20260402-PAGE0${n}`);
    expect(seen.flat()).toEqual(wanted);
    expect(seen.every(({ length }) => length <= 2)).toBe(true);
  });

  it('finds earlier appeals by the number, and every appeal of a person', async () => {
    const { state } = await filedSealed(real.store, '20260403-PHON01', '井盖', '138 7777 0004');
    expect(await real.store.repeats({ phone: '13877770004', category: 'roads', sinceMs: 0 })).toMatchObject([
      { id: state.id },
    ]);
    expect((await real.store.byPhone('+86 13877770004')).map(({ id }) => id)).toEqual([state.id]);
  });

  it('finds nothing more of an erased person', async () => {
    const { state, key } = await filedSealed(real.store, '20260404-GONE01', '独一无二的标题', '13877770005');
    expect((await real.store.byPersons([key.id])).map(({ id }) => id)).toEqual([state.id]);
    await real.store.persons.destroy([key.id]);
    await real.store.indexAnew([state]);
    expect(await ids('独一无二')).toEqual([]);
    expect(await real.store.byPhone('13877770005')).toEqual([]);
    const stored = await real.db.collection<{ _id: string }>('appeals').findOne({ _id: state.id });
    expect(stored).toMatchObject({ phone: null, words: [], people: [], unit: null, category: 'roads' });
    expect(
      await real.db.collection<{ _id: string }>('personKeys').findOne({ _id: key.id }),
    ).not.toHaveProperty('wrapped');
  });
});

describe('readings of contact data', () => {
  it('come newest first, page by page, by appeal, account and time', async () => {
    for (let n = 0; n < 5; n += 1) {
      const appeals = n % 2 === 0 ? ['A', 'B'] : ['B'];
      const who = { account: `officer:${n % 2}`, role: 'officer', unit: 'housing' };
      await real.store.addAccess({ atMs: startMs + n, ...who, appeals, what: 'view', requestId: `r${n}` });
    }
    const requests = async (filter: Parameters<Store['accesses']>[0]) =>
      (await real.store.accesses(filter)).items.map(({ requestId }) => requestId);
    expect(await requests({ appeal: 'A' })).toEqual(['r4', 'r2', 'r0']);
    expect(await requests({ account: 'officer:1' })).toEqual(['r3', 'r1']);
    expect(await requests({ fromMs: startMs + 1, toMs: startMs + 3 })).toEqual(['r2', 'r1']);
    const first = await real.store.accesses({ limit: 3 });
    expect(await requests({ limit: 3, cursor: first.next ?? '' })).toEqual(['r1', 'r0']);
  });
});

describe('new keys', () => {
  const uri = inject('mongoUri');
  const database = `rekey-${randomUUID()}`;
  const raw = new MongoClient(uri);
  const newer = openKeyring({ secret: testSecret, keys: `k2:${'ab'.repeat(32)}` });
  const opened: Store[] = [];
  const storeWith = async (keyring: typeof newer) => {
    const store = await openStore({ uri, database, keyring });
    opened.push(store);
    return store;
  };
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await raw.db(database).dropDatabase();
    await raw.close();
  });

  it('open what older ones sealed, take everything over, and then the older may be dropped', async () => {
    const before = await storeWith(testKeyring);
    const { state, events, key } = await filedSealed(
      before,
      '20260405-KEYS01',
      '旧钥匙下的标题',
      '13877770006',
    );
    await before.addErasure({
      ...{
        atMs: 1,
        account: 'admin:county',
        reason: 'r',
        asked: 'phone',
        erased: 0,
        appeals: [],
        requestId: 'r',
      },
    });
    const between = await storeWith(newer);
    expect((await between.persons.find([key.id])).get(key.id)).toEqual(key);
    const found = async (store: Store) => ({
      state: await store.snapshot(state.id),
      events: (await store.events(state.id)).length,
      title: (await store.list({ ...everything, q: '钥匙' })).items.length,
      phone: (await store.byPhone('13877770006')).length,
      repeats: (await store.repeats({ phone: '13877770006', category: 'roads', sinceMs: 0 })).length,
      alike: (await store.alike({ category: 'roads', title: '钥匙', sinceMs: 0, most: 1 })).length,
    });
    const whole = {
      state: JSON.parse(JSON.stringify(state)),
      events: events.length,
      title: 1,
      phone: 1,
      repeats: 1,
      alike: 1,
    };
    expect(await found(between)).toEqual(whole);

    const done = await rekey({ uri, database, keyring: newer });
    expect(done.every(({ failed, left }) => failed === 0 && left === 0)).toBe(true);
    const count = (name: string) => done.find(({ collection }) => collection === name)?.done;
    expect([count('appeals'), count('events'), count('erasures')]).toEqual([1, events.length, 1]);
    expect(count('personKeys')).toBeGreaterThan(0);
    const again = await rekey({ uri, database, keyring: newer });
    expect(again.filter(({ done }) => done > 0)).toEqual([]);

    const without = openKeyring({
      secret: 'another secret for tests, of more than 32 characters',
      keys: `k2:${'ab'.repeat(32)}`,
    });
    const after = await storeWith(without);
    expect(await found(after)).toEqual(whole);
    expect((await after.persons.find([key.id])).get(key.id)).toEqual(key);
  });
});
