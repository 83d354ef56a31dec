import { describe, expect, it } from 'vitest';
import { impatient } from '../../api/http/impatient-store.ts';
import { openStore } from '../../store/index.ts';
import { eventually } from '../support/eventually.ts';
import { testKeyring } from '../support/keyring.ts';
import { dispatchTo, toHandling, type View } from './kit.ts';
import { openRealBench } from './real-kit.ts';

const centre = 'centre:county';

describe('time alone', () => {
  it('changes what is shown, without anybody’s command', async () => {
    const real = await openRealBench({ policy: { dispatch: '1s' } });
    try {
      const { id, light } = await real.bench.filed();
      expect(light).toBe('green');
      const late = await eventually(async () => {
        const { body } = await real.bench.get<View>(`/v1/appeals/${id}`, { as: centre });
        return body.light === 'red' ? body : null;
      }, 'a red light');
      expect(late).toMatchObject({ status: 'registered', overdue: true });
      expect(late.version).toBeGreaterThan(1);
    } finally {
      await real.close();
    }
  });
});

describe('an API that dies between the update’s answer and its write', () => {
  it('loses nothing: the workflow brings the snapshot up to date', async () => {
    let failing = false;
    const real = await openRealBench({
      apiStore: (store) => ({
        ...store,
        saveSnapshot: async (state) => {
          if (failing) throw new Error('killed before the write');
          return store.saveSnapshot(state);
        },
      }),
    });
    try {
      const { id } = await real.bench.filed();
      failing = true;
      const [as, command, body] = dispatchTo('housing');
      const { body: view } = await real.bench.post<View>(`/v1/appeals/${id}/${command}`, body, { as });
      expect(view.status).toBe('assigned');
      const snapshot = await eventually(async () => {
        const found = await real.store.snapshot(id);
        return found && found.seq >= view.version ? found : null;
      }, 'the published snapshot');
      expect(snapshot.stage.status).toBe('assigned');
      expect((await real.bench.get<View>(`/v1/appeals/${id}`, { as })).body).toEqual(view);
    } finally {
      await real.close();
    }
  });
});

describe('an API without MongoDB', () => {
  it('files and carries out commands, and makes up for the snapshot by the workflow', async () => {
    const away = openStore({ uri: 'mongodb://127.0.0.1:1/', database: 'none', keyring: testKeyring });
    const nowhere = impatient(await away, Date.now);
    // The keys for filings were made while it was there.
    const real = await openRealBench({ apiStore: ({ persons }) => ({ ...nowhere, persons }) });
    await real.store.persons.fill();
    try {
      const { id, status } = await real.bench.filed(...toHandling);
      expect(status).toBe('handling');
      expect(await real.bench.get('/v1/appeals', { as: centre })).toMatchObject({ status: 503 });
      await eventually(async () => {
        const found = await real.store.snapshot(id);
        return found?.stage.status === 'handling' ? found : null;
      }, 'the published snapshot');
    } finally {
      await nowhere.close();
      await real.close();
    }
  });
});

describe('an API without a worker', () => {
  it('files at once, answers 503 to a command within its deadline, and the retry succeeds', async () => {
    const real = await openRealBench({ worker: false, gateway: { commandMs: 1500 } });
    try {
      const { body: filed, status } = await real.bench.file();
      expect(status).toBe(201);
      const sent = { as: centre, headers: { 'Idempotency-Key': 'patient' } };
      const dispatch = () =>
        real.bench.post<View>(`/v1/appeals/${filed.id}/dispatch`, { lead: 'housing' }, sent);
      const early = await dispatch();
      expect(early).toMatchObject({ status: 503, body: { code: 'outcome-unknown' } });
      expect(await real.bench.get('/readyz')).toMatchObject({
        status: 503,
        body: { temporal: true, worker: false },
      });
      await real.startWorker();
      const late = await eventually(async () => {
        const given = await dispatch();
        return given.status === 200 ? given : null;
      }, 'a worker that answers');
      expect(late.body.status).toBe('assigned');
      const dispatched = (
        await real.bench.get<{ items: { type: string }[] }>(`/v1/appeals/${filed.id}/timeline`, {
          as: centre,
        })
      ).body.items.filter(({ type }) => type === 'dispatched');
      expect(dispatched).toHaveLength(1);
    } finally {
      await real.close();
    }
  });
});
