import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countyOfStored, liveCounty, lookAgain } from '../../county/index.ts';
import { type Calendar, dayOf, type Policy } from '../../domain/index.ts';
import { keepCarrying } from '../../worker/carry-county.ts';
import { eventually } from '../support/eventually.ts';
import { sealing } from '../support/keyring.ts';
import { dispatchTo, toClosed, type View } from './kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

const admin = 'admin:county';
const times = { lookEveryMs: 50, settledAfterMs: 300, leaseMs: 2_000, updateMs: 8_000 };

describe('a change of the county on Temporal and MongoDB', () => {
  let real: RealBench;
  let connection: Connection;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    real = await openRealBench();
    connection = await Connection.connect({ address: inject('temporalAddress') });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    await connection.close();
    await real.close();
  });

  /** A worker's part in it, until it is stopped. */
  function carry(): () => Promise<void> {
    const stopping = new AbortController();
    const log = { info: () => {}, warn: () => {} };
    const client = new Client({ connection, ...sealing });
    const done = keepCarrying({
      store: real.store,
      client,
      log,
      clock: Date.now,
      signal: stopping.signal,
      times,
    });
    const stop = async () => {
      stopping.abort();
      await done;
    };
    stops.push(stop);
    return stop;
  }
  const put = (part: string, body: object, headers = {}) =>
    real.bench.ask<Record<string, unknown>>('PUT', `/v1/${part}`, { as: admin, body, headers });
  const read = async (id: string) =>
    (await real.bench.get<View>(`/v1/appeals/${id}`, { as: 'centre:county' })).body;
  const dueOf = ({ obligations }: View) => obligations.find(({ kind }) => kind === 'complete')?.dueAt ?? '';
  const calendarNow = async () => (await real.bench.get<Calendar>('/v1/calendar', { as: admin })).body;
  const carried = (version: number) =>
    eventually(async () => {
      const { body } = await real.bench.get('/v1/calendar', { as: admin });
      const applying = body.applying as { version: number; state: string } | null;
      return applying?.version === version && applying.state === 'done' ? applying : null;
    }, 'the change carried out');

  it('moves open deadlines, says so on each appeal, and leaves closed ones as they were', async () => {
    const open = await real.bench.filed(dispatchTo('power'));
    const closed = await real.bench.filed(...toClosed);
    const before = dueOf(await read(open.id));
    const calendar = await calendarNow();
    const weekday = dayOf(calendar, Date.parse(before) - 1);
    const days = { ...calendar.days, [weekday]: { kind: 'holiday', name: '县庆' } };
    const answer = await put('calendar', { ...calendar, version: '2026.2', days });
    expect(answer.status).toBe(200);
    const { version } = real.bench.live;
    const stop = carry();
    expect(await carried(version)).toMatchObject({ failed: 0 });
    await stop();

    const after = await eventually(async () => {
      const view = await read(open.id);
      return dueOf(view) === before ? null : view;
    }, 'the moved deadline');
    expect(Date.parse(dueOf(after))).toBeGreaterThan(Date.parse(before));
    expect(after.obligations.find(({ kind }) => kind === 'complete')?.explanation.zh).toContain('县庆');
    const { body } = await real.bench.get<{ items: { type: string; actor: { role: string } }[] }>(
      `/v1/appeals/${open.id}/timeline`,
      { as: 'centre:county' },
    );
    const changes = body.items.filter(({ type }) => type === 'county-changed');
    expect(changes).toEqual([
      expect.objectContaining({ actor: expect.objectContaining({ role: 'system' }) }),
    ]);
    expect((await read(closed.id)).version).toBe(closed.version);
  });

  it('is foreseen with the deadlines and people that it touches, and then carried out so', async () => {
    const { id } = await real.bench.filed(dispatchTo('power'));
    const was = dueOf(await read(id));
    const calendar = await calendarNow();
    const due = dayOf(calendar, Date.parse(was) - 1);
    const days = { ...calendar.days, [due]: { kind: 'holiday', name: '县庆' } };
    const { body: people } = await real.bench.get<{ items: { account: string }[] }>('/v1/people', {
      as: admin,
    });
    const parts = {
      calendar: { ...calendar, version: 'foreseen', days },
      people: { items: people.items.filter(({ account }) => account !== 'staff:none') },
    };
    interface Outcome {
      changed: boolean;
      dryRun: boolean;
      effects: {
        cases: { appeal: string; obligations: { kind: string; after: { dueAt: string } }[] }[];
      } | null;
    }
    const ask = (query: string) =>
      real.bench.ask<Outcome>('PUT', `/v1/county${query}`, { as: admin, body: parts });
    const before = real.bench.live.version;
    const foreseen = await ask('?dryRun=true');
    expect([foreseen.status, foreseen.body.dryRun, real.bench.live.version]).toEqual([200, true, before]);
    const effect = foreseen.body.effects?.cases.find(({ appeal }) => appeal === id);
    const wanted = effect?.obligations.find(({ kind }) => kind === 'complete')?.after.dueAt ?? '';
    expect(Date.parse(wanted)).toBeGreaterThan(Date.parse(was));
    expect(await ask('')).toMatchObject({ status: 200, body: { changed: true, effects: null } });
    const stop = carry();
    await carried(real.bench.live.version);
    await stop();
    await eventually(async () => dueOf(await read(id)) === wanted || null, 'the deadline that was foreseen');
  });

  it('goes on where a worker stopped, and tells no appeal twice', async () => {
    const filed = [await real.bench.filed(), await real.bench.filed(), await real.bench.filed()];
    const policy = (await real.bench.get<Policy>('/v1/policy', { as: admin })).body;
    await put('policy?open=true', { ...policy, version: '2026.9', callBackAttempts: 7 });
    const { version } = real.bench.live;
    // One that dies after the first page would leave this behind.
    const taken = await real.store.county.takeUp(Date.now(), Date.now() + 500);
    expect(taken?.version).toBe(version);
    const stops = [carry(), carry()];
    expect(await carried(version)).toMatchObject({ failed: 0, policy: true, calendar: false });
    await Promise.all(stops.map((stop) => stop()));
    for (const { id } of filed) {
      const state = await real.bench.deps.gateway.state(id);
      expect(state?.policy.callBackAttempts).toBe(7);
      const changes = (await real.store.events(id)).filter(({ type }) => type === 'county-changed');
      expect(changes).toHaveLength(1);
    }
  });

  it('tells the open cases at once who is away, and each only once', async () => {
    const away = await real.bench.filed(dispatchTo('water'), ['officer:water', 'accept']);
    const other = await real.bench.filed(dispatchTo('power'), ['officer:power', 'accept']);
    const { body: people } = await real.bench.get<{ items: { account: string }[] }>('/v1/people', {
      as: admin,
    });
    const leave = [{ from: '2020-01-01', to: '2099-12-31' }];
    const items = people.items.map((one) => (one.account === 'officer:water' ? { ...one, leave } : one));
    expect((await put('people', { items })).status).toBe(200);
    const { version } = real.bench.live;
    const stops = [carry(), carry()];
    expect(await carried(version)).toMatchObject({ people: true, failed: 0 });
    await Promise.all(stops.map((stop) => stop()));
    const after = await eventually(async () => {
      const view = await read(away.id);
      return view.liable?.away ? view : null;
    }, 'the absence');
    expect(after.liable).toMatchObject({ person: 'officer:water', away: 'leave' });
    expect(after.obligations.find(({ kind }) => kind === 'reassign')).toMatchObject({
      ...{ about: 'officer:water', unit: 'water', person: 'officer:water-2' },
    });
    const noted = (await real.store.events(away.id)).filter(({ type }) => type === 'people-noted');
    expect(noted).toHaveLength(1);
    expect((await read(other.id)).liable).toMatchObject({ away: null });
    const back = people.items;
    await put('people', { items: back });
    const stop = carry();
    await carried(real.bench.live.version);
    await stop();
    await eventually(async () => (await read(away.id)).liable?.away === null || null, 'the return');
  });

  it('lets one of many who change the same version win, and is known to every process soon', async () => {
    const read = await real.bench.get<Policy>('/v1/policy', { as: admin });
    const headers = { 'If-Match': read.headers.get('etag') ?? '' };
    const attempts = [11, 12, 13, 14, 15];
    const answers = await Promise.all(
      attempts.map((callBackAttempts) =>
        put('policy', { ...read.body, version: `of-${callBackAttempts}`, callBackAttempts }, headers),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(4);

    const stored = await real.store.county.latest();
    const other = liveCounty(countyOfStored((await real.store.county.newerThan(0))?.data), 1);
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    const sources = { dir: '', shelf: real.store.county, embedded: false, log: silent, clock: Date.now };
    await lookAgain({ ...sources, carry: () => null as never }, other);
    expect(other.version).toBe(stored?.version);
    expect(attempts).toContain(other.county.policy.callBackAttempts);
  });
});
