import { beforeEach, describe, expect, it } from 'vitest';
import { identitiesOf } from '../../api/ids/identities.ts';
import { isWellFormedCode } from '../../api/ids/tracking-code.ts';
import { type Bench, filing, openBench, secret, toClosed, type View } from './kit.ts';

const keyed = (key: string, as = 'integrator:hotline') => ({ as, headers: { 'Idempotency-Key': key } });

describe('filing an appeal', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  it('answers 201 with the view, the place, the version and a tracking code', async () => {
    const { status, headers, body } = await bench.file();
    expect(status).toBe(201);
    expect(body.id).toMatch(/^20261122-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(headers.get('location')).toBe(`/v1/appeals/${body.id}`);
    expect(headers.get('etag')).toMatch(new RegExp(`^"${body.version}-[0-9a-f]{12}"$`));
    expect(headers.get('idempotency-key')).toMatch(/^[\w-]{36}$/);
    expect(body).toMatchObject({ status: 'registered', light: 'green', title: filing.title });
    expect(body.trackingCode).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
    expect(isWellFormedCode(body.trackingCode)).toBe(true);
  });

  it('can be read at once, before any worker has published anything', async () => {
    bench.engine.workerAway = true;
    const { body } = await bench.file();
    const read = await bench.get<View>(`/v1/appeals/${body.id}`, { as: 'centre:county' });
    expect(read.body.version).toBe(body.version);
    expect(bench.store.logs.get(body.id)).toHaveLength(body.version);
  });

  it('needs neither a worker nor the database', async () => {
    bench.engine.workerAway = true;
    bench.store.away = true;
    const { status, body } = await bench.file();
    expect(status).toBe(201);
    expect(bench.engine.cases.has(body.id)).toBe(true);
  });

  it('answers 503 with Retry-After while Temporal is away', async () => {
    bench.engine.away = true;
    const { status, headers, body } = await bench.file();
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(body).toMatchObject({ code: 'temporal-unavailable' });
  });

  it('gives the same appeal and code for the same key and body, 201 again', async () => {
    const first = await bench.file(filing, keyed('k-1'));
    const again = await bench.file({ ...filing }, keyed('k-1'));
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-key')).toBe('k-1');
    expect(bench.engine.cases.size).toBe(1);
  });

  it('refuses the same key with another body', async () => {
    await bench.file(filing, keyed('k-1'));
    const { status, body } = await bench.file({ ...filing, title: '另一件事' }, keyed('k-1'));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('keeps the keys of two accounts apart', async () => {
    const one = await bench.file(filing, keyed('k-1'));
    const other = await bench.file(filing, keyed('k-1', 'clerk:hotline'));
    expect(other.body.id).not.toBe(one.body.id);
  });

  it('finds a case that was filed before midnight when the retry comes after it', async () => {
    bench.nowMs = Date.parse('2026-11-22T23:59:30+08:00');
    const first = await bench.file(filing, keyed('k-1'));
    bench.nowMs = Date.parse('2026-11-23T00:00:30+08:00');
    const again = await bench.file(filing, keyed('k-1'));
    expect(again.body.id).toBe(first.body.id);
    expect(first.body.id).toMatch(/^20261122-/);
  });

  it('files anew when the key of two days ago comes back', async () => {
    const first = await bench.file(filing, keyed('k-1'));
    bench.nowMs += 48 * 3_600_000;
    const later = await bench.file(filing, keyed('k-1'));
    expect(later.body.id).toMatch(/^20261124-/);
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('goes on to the next id where another case has this one, and a retry finds the same again', async () => {
    const taken = identitiesOf(secret).idOf('2026-11-22', 'integrator:hotline', 'k-1', 0);
    const { body: other } = await bench.file();
    const found = bench.engine.cases.get(other.id)!;
    bench.engine.cases.set(taken, found);
    const first = await bench.file(filing, keyed('k-1'));
    expect(first.status).toBe(201);
    expect(first.body.id).not.toBe(taken);
    expect((await bench.file(filing, keyed('k-1'))).body.id).toBe(first.body.id);
  });

  it('still knows its own case once Temporal has forgotten it', async () => {
    const first = await bench.file(filing, keyed('k-1'));
    bench.engine.cases.clear();
    const again = await bench.file(filing, keyed('k-1'));
    expect(again.body.id).toBe(first.body.id);
    expect(bench.engine.cases.size).toBe(0);
  });

  it('shows a retry the case as it stands now', async () => {
    const first = await bench.file(filing, keyed('k-1'));
    await bench.post(`/v1/appeals/${first.body.id}/dispatch`, { lead: 'housing' }, { as: 'centre:county' });
    const again = await bench.file(filing, keyed('k-1'));
    expect(again.body).toMatchObject({ id: first.body.id, status: 'assigned' });
    expect(again.body.trackingCode).toBe(first.body.trackingCode);
  });

  it('answers a retry while database and worker are away with the case as it was filed', async () => {
    bench.store.away = true;
    bench.engine.workerAway = true;
    const first = await bench.file(filing, keyed('k-1'));
    const again = await bench.file(filing, keyed('k-1'));
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  it.each(['officer:housing', 'auditor:county', 'leader:urban', 'admin:county'])(
    'is not for %s',
    async (as) => {
      const { status, body } = await bench.file(filing, { as });
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: 'may-not-register' });
    },
  );

  it('puts no personal data into the id, the memo or the summary', async () => {
    const { body } = await bench.file();
    expect(JSON.stringify(bench.engine.cases.get(body.id)?.memo)).not.toContain('13800000000');
    expect(JSON.stringify(bench.lines)).not.toMatch(/13800000000|王芳|路灯/);
  });
});

describe('a citizen without an account', () => {
  it('files in public and reads the case with the code alone', async () => {
    const bench = await openBench();
    const { status, headers, body } = await bench.post<View>('/v1/public/appeals', filing);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/track/${body.id}`);
    const read = await bench.get<View>(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(read.status).toBe(200);
    expect(read.body.citizen).toEqual(filing.citizen);
  });

  it('is asked to wait after so many filings from one address, and may again later', async () => {
    const bench = await openBench({ publicFilings: 2, publicWindowMs: 60_000 });
    const file = () => bench.post('/v1/public/appeals', filing);
    expect([(await file()).status, (await file()).status]).toEqual([201, 201]);
    const third = await file();
    expect(third.status).toBe(429);
    expect(third.body.code).toBe('too-many-filings');
    expect(third.headers.get('retry-after')).toBe('60');
    bench.nowMs += 60_001;
    expect((await file()).status).toBe(201);
  });

  it('cannot pass for another address by writing X-Forwarded-For', async () => {
    const bench = await openBench({ publicFilings: 1 });
    const from = (address: string) =>
      bench.post('/v1/public/appeals', filing, { headers: { 'X-Forwarded-For': address } });
    await from('192.0.2.1');
    expect((await from('192.0.2.2')).status).toBe(429);
  });

  it('is told apart by the address that a trusted proxy has added', async () => {
    const bench = await openBench({ publicFilings: 1, trustedProxies: 1 });
    const from = (address: string) =>
      bench.post('/v1/public/appeals', filing, { headers: { 'X-Forwarded-For': address } });
    expect((await from('10.9.9.9, 192.0.2.1')).status).toBe(201);
    expect((await from('10.9.9.9, 192.0.2.2')).status).toBe(201);
    expect((await from('10.1.1.1, 192.0.2.2')).status).toBe(429);
  });
});

describe('closing', () => {
  it('comes by the citizen’s rating under the code', async () => {
    const bench = await openBench();
    const view = await bench.filed(...toClosed);
    expect(view).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });
});

describe('a filing without a name', () => {
  it.each([
    ['fields without a value', { name: null, phone: null, phones: [] }, 201],
    ['no field', {}, 201],
    ['a name', { name: '王芳', phone: null }, 422],
    ['a number among empty fields', { name: null, phones: ['0719-1234567'] }, 422],
  ])('with %s as its citizen is answered in words', async (_, citizen, status) => {
    const bench = await openBench();
    const answer = await bench.post<{ code?: string }>('/v1/public/appeals', {
      ...filing,
      citizen,
      anonymous: true,
    });
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.body.code).toBe('anonymous-with-contact');
  });
});
