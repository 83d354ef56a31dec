import type { Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { originsOf } from '../../api/http/origins.ts';
import { sealPayload } from '../../privacy/index.ts';
import { testKeyring } from '../support/keyring.ts';
import { filing, openBench } from './kit.ts';

const ui = 'http://127.0.0.1:8233';
const operator = 'admin:operator';
const title = '路灯不亮';
const wire = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
const plain = (value: unknown): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
const sealed = wire(
  sealPayload(testKeyring, plain({ title }), { type: 'workflow', namespace: 'default', workflowId: 'A1' }),
);
const stranger = { ...sealed, data: Buffer.alloc(60).toString('base64') };
const open = () => openBench({}, { uiOrigins: [ui] });
type Opened = { payloads: { metadata: Record<string, string>; data: string }[] };

describe('POST /codec/decode', () => {
  it('opens what the installation sealed, in order, and leaves the rest as it came', async () => {
    const bench = await open();
    const { status, headers, body } = await bench.post<Opened>(
      '/codec/decode',
      { payloads: [stranger, sealed, wire(plain(1))] },
      { as: operator, headers: { Origin: ui, 'X-Namespace': 'default' } },
    );
    expect(status).toBe(200);
    expect(body.payloads).toEqual([stranger, wire(plain({ title })), wire(plain(1))]);
    expect(headers.get('access-control-allow-origin')).toBe(ui);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is for accounts that may read cases alone: neither for an admin nor for a leader as such', async () => {
    const bench = await open();
    const sent = { body: { payloads: [sealed] }, headers: { Origin: ui } };
    for (const as of ['admin:county', 'leader:urban', 'auditor:county', 'centre:county']) {
      const { status, body, headers } = await bench.problem('POST', '/codec/decode', { ...sent, as });
      expect([status, body.code], as).toEqual([403, 'may-not-read-cases']);
      // The UI's page is told, and shows what is stored.
      expect(headers.get('access-control-allow-origin')).toBe(ui);
    }
    expect((await bench.problem('POST', '/codec/decode', sent)).status).toBe(401);
  });

  it('ends for an account with its right', async () => {
    const bench = await open();
    const { body } = await bench.get<{ items: { account: string; readsCases: boolean }[] }>('/v1/people', {
      as: 'admin:county',
    });
    expect(body.items.filter(({ readsCases }) => readsCases).map(({ account }) => account)).toEqual([
      operator,
    ]);
    const items = body.items.map((person) => ({
      ...person,
      readsCases: person.account === 'auditor:county',
    }));
    expect((await bench.ask('PUT', '/v1/people', { as: 'admin:county', body: { items } })).status).toBe(200);
    const asked = (as: string) => bench.post('/codec/decode', { payloads: [sealed] }, { as });
    expect((await asked(operator)).status).toBe(403);
    expect((await asked('auditor:county')).status).toBe(200);
  });

  it('leaves account and number in the log, and no content', async () => {
    const bench = await open();
    await bench.post('/codec/decode', { payloads: [sealed, sealed] }, { as: operator });
    expect(bench.lines).toContainEqual({
      level: 'info',
      fields: { account: operator, payloads: 2 },
      message: 'payloads were opened',
    });
    expect(JSON.stringify(bench.lines)).not.toContain(title);
  });

  it('opens what people said of themselves too, once the reading is recorded; else that stays sealed', async () => {
    const bench = await open();
    const { body: filed } = await bench.file();
    const state = bench.store.snapshots.get(filed.id)!;
    expect(state.registration.title).toContain('~sealed:');
    const payload = wire(sealPayload(testKeyring, plain(state), undefined));
    const read = async () => {
      const { body } = await bench.post<Opened>('/codec/decode', { payloads: [payload] }, { as: operator });
      const [first] = body.payloads;
      return (JSON.parse(Buffer.from(first!.data, 'base64').toString()) as typeof state).registration.title;
    };
    expect(await read()).toBe(filing.title);
    expect(bench.store.read.at(-1)).toMatchObject({
      ...{ account: operator, what: 'temporal-ui', appeals: [filed.id] },
    });
    bench.store.addAccess = () => Promise.reject(new Error('not writable'));
    expect(await read()).toBe(state.registration.title);
  });

  it.each([
    ['no list', {}, 400, 'invalid-body'],
    ['what is no payload', { payloads: [7] }, 400, 'invalid-body'],
    ['what is no base64', { payloads: [{ data: '!' }] }, 400, 'invalid-body'],
    ['broken JSON', '{"payloads":', 400, 'malformed-json'],
  ])('says what is wrong with %s', async (_, body, status, code) => {
    const bench = await open();
    const answer = await bench.problem('POST', '/codec/decode', { as: operator, body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('seals nothing: a sealed message would be believed', async () => {
    const bench = await open();
    const sent = { as: operator, body: { payloads: [wire(plain(1))] } };
    expect((await bench.problem('POST', '/codec/encode', sent)).status).toBe(404);
  });
});

describe('a page that asks', () => {
  const preflight = async (origin: string) => {
    const bench = await open();
    const { headers } = await bench.send('OPTIONS', '/codec/decode', {
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-namespace',
      },
    });
    return headers;
  };

  it('may, where it is the Temporal UI’s', async () => {
    const headers = await preflight(ui);
    expect(headers.get('access-control-allow-origin')).toBe(ui);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toMatch(/X-Namespace/i);
  });

  it.each(['https://evil.example', 'http://127.0.0.1:8234', 'null', `${ui}.evil.example`])(
    'may not from %s',
    async (origin) => {
      expect((await preflight(origin)).get('access-control-allow-origin')).toBeNull();
    },
  );

  it('is known by the origins of addresses', () => {
    expect(
      originsOf([`${ui}/namespaces/default`, 'https://ui.example, x , javascript:alert(1)', '']),
    ).toEqual([ui, 'https://ui.example']);
  });
});
