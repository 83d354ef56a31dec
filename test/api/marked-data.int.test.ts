import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { issueToken } from '../../api/accounts/token.ts';
import { readEnvironment } from '../../api/env.ts';
import { startApi } from '../../api/start.ts';
import { parseBody } from '../../contract/index.ts';
import { loadCounty } from '../../county/index.ts';
import type { Actor } from '../../domain/index.ts';
import { openStore } from '../../store/index.ts';
import { startWorker } from '../../worker/run.ts';
import { signals } from '../../workflows/messages.ts';
import { eventually } from '../support/eventually.ts';
import { programKeyring, programSealing, programSecret } from '../support/keyring.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { countyDirectory, type View } from './kit.ts';
import { documentTexts, marksIn, officeMarks, sealedMarks, workflowTexts } from './marks.ts';

const sealed = Object.values(sealedMarks);
const all = [...sealed, ...Object.values(officeMarks)];

const database = `marks-${randomUUID()}`;
const lines: string[] = [];
const logTo = new Writable({
  write(chunk, _, done) {
    lines.push(String(chunk));
    done();
  },
});

let port: number;
let client: Client;
const raw = new MongoClient(inject('mongoUri'));
const close: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  quietRuntime();
  const address = inject('temporalAddress');
  const given = {
    ...{ TEMPORAL_ADDRESS: address, MONGODB_URI: inject('mongoUri'), MONGODB_DATABASE: database, PORT: '0' },
    ...{ HUIYIN_SECRET: programSecret, HUIYIN_COUNTY: countyDirectory, HUIYIN_TASK_QUEUE: database },
    LOG_LEVEL: 'debug',
    HUIYIN_WEBHOOKS_LOCAL: 'true',
  };
  const api = await startApi(readEnvironment(given), logTo);
  close.push(() => api.stop());
  port = api.port;
  const store = await openStore({ uri: inject('mongoUri'), database, keyring: programKeyring });
  close.push(() => store.close());
  const log = pino({ level: 'debug' }, logTo);
  const activities = { store, county: await loadCounty(countyDirectory), parseBody, log };
  const worker = await startWorker({
    temporal: { address },
    taskQueue: database,
    activities,
    keyring: programKeyring,
  });
  close.push(() => worker.stop());
  const connection = await Connection.connect({ address });
  close.push(() => connection.close());
  client = new Client({ connection, ...programSealing });
});
afterAll(async () => {
  for (const step of close.reverse()) await step();
  await raw.db(database).dropDatabase();
  await raw.close();
});

interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly text: string;
  readonly body: T;
}

async function ask<T = View>(
  method: string,
  path: string,
  as: string | null,
  body?: unknown,
): Promise<Answer<T>> {
  const authorization = as?.includes(':')
    ? `Bearer ${await issueToken(programSecret, as, 600)}`
    : `Code ${as ?? ''}`;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...(as === null ? {} : { authorization }), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : null) as T };
}

const s = sealedMarks;
const o = officeMarks;
const filing = {
  ...{ kind: 'request', category: 'street-lighting', area: 'lakeside-town', channel: 'phone' },
  ...{ title: s.title, description: s.description, location: { address: s.address } },
  citizen: { name: s.name, phone: s.phone, email: s.email },
};
const people = [
  { name: s.otherName, phone: s.otherPhone },
  { name: s.name, phone: s.phone },
];

/** A whole life through the front door, with everything that may go wrong on the way. */
async function live(): Promise<{ ids: string[]; code: string; refusals: string[] }> {
  const hook = { name: 'hotline', url: 'http://127.0.0.1:9/hook' };
  const added = await ask('POST', '/v1/webhooks', 'integrator:hotline', hook);
  if (added.status !== 201) throw new Error(added.text);
  const { body: filed } = await ask('POST', '/v1/appeals', 'integrator:hotline', filing);
  const { id, trackingCode: code } = filed;
  const refusals: string[] = [];
  const done = async (as: string, command: string, body: object = {}) => {
    const room = as === code ? 'track' : 'appeals';
    const { status, text } = await ask('POST', `/v1/${room}/${id}/${command}`, as, body);
    if (status >= 300) throw new Error(`${command}: ${text}`);
  };
  const refused = async (method: string, path: string, as: string | null, body?: unknown) => {
    const { status, text } = await ask(method, path, as, body);
    if (status < 400) throw new Error(`${path} was not refused`);
    refusals.push(text);
  };
  const group = await ask('POST', '/v1/public/appeals', null, { ...filing, participants: { people } });
  await refused('POST', '/v1/appeals', 'integrator:hotline', {
    ...filing,
    title: { text: s.title },
    kind: s.phone,
  });
  await refused('POST', '/v1/appeals', 'integrator:hotline', `{"title": "${s.title}", `);
  await refused('POST', '/v1/appeals', 'officer:water', filing);
  await refused('POST', `/v1/appeals/${id}/dispatch`, 'centre:county', { lead: 'nowhere', note: s.name });
  await refused('POST', `/v1/appeals/${id}/approve`, 'supervision:county', { note: o.note });
  await refused('GET', `/v1/appeals/${id}`, 'officer:water');
  await refused('GET', `/v1/track/${id}`, 'AAAA-AAAA-AAAA-AAAA-A');
  await refused('GET', `/v1/appeals?title=${encodeURIComponent(s.name)}`, 'centre:county');

  await done('centre:county', 'dispatch', { lead: 'housing', note: o.note, instruction: o.note });
  await done('officer:housing', 'accept');
  await done(code, 'supplement', { text: s.supplement });
  await done(code, 'urge', { reason: s.urge });
  await done('officer:housing', 'report-progress', { text: o.progress });
  await refused('POST', `/v1/track/${id}/urge`, code, { reason: s.urge });
  const housing = { account: 'officer:housing' } as Actor;
  await client.workflow.getHandle(id).signal(signals['report-progress'], { actor: housing, text: o.signal });
  const call = { at: new Date().toISOString(), means: 'phone', reached: true, said: s.said };
  await done('centre:county', 'record-call-back', call);
  await done('officer:housing', 'complete', { result: 'resolved', statement: o.statement });
  await done('supervision:county', 'approve');
  await done(code, 'rate', { contacted: true, resolved: true, satisfaction: 'yes', comment: s.comment });
  await done('supervision:county', 'record-sanction', {
    kind: 'notice',
    unit: 'housing',
    reason: o.sanction,
  });
  const report = await ask('POST', `/v1/track/${id}/report-misconduct`, code, {
    text: s.report,
    about: s.about,
  });
  const again = await ask('POST', `/v1/track/${id}/file-again`, code, { text: s.supplement });
  for (const path of ['', '/timeline', '/liability'])
    await ask('GET', `/v1/appeals/${id}${path}`, 'centre:county');
  await ask('GET', `/v1/appeals?q=${encodeURIComponent('欧阳标题')}`, 'centre:county');
  return { ids: [id, group.body.id, report.body.id, again.body.id], code, refusals };
}

describe('what people say', () => {
  let lived: Awaited<ReturnType<typeof live>>;
  beforeAll(async () => {
    lived = await live();
    // Published to the end: the group's case has its registration only.
    await eventually(async () => {
      const appeals = raw.db(database).collection<{ _id: string; open: boolean }>('appeals');
      const closed = await appeals.findOne({ _id: lived.ids[0], open: false });
      return closed && (await appeals.countDocuments()) === lived.ids.length ? closed : null;
    }, 'everything is published');
  });

  it('comes back to those who may read it', async () => {
    const { body } = await ask('GET', `/v1/appeals/${lived.ids[0]}`, 'centre:county');
    expect(body).toMatchObject({ title: s.title, description: s.description, citizen: filing.citizen });
    expect(body.rating?.comment).toBe(s.comment);
    const story = await ask('GET', `/v1/appeals/${lived.ids[0]}/timeline`, 'supervision:county');
    const told = [s.supplement, s.urge, s.said, o.progress, o.signal, o.statement];
    expect(told.filter((text) => !story.text.includes(text))).toEqual([]);
    const found = await ask<{ items: View[] }>(
      'GET',
      `/v1/appeals?q=${encodeURIComponent('欧阳标题')}`,
      'centre:county',
    );
    expect(found.body.items).toHaveLength(3);
  });

  it('stands in no document of any collection', async () => {
    const texts = await documentTexts(raw.db(database));
    for (const name of ['appeals', 'events', 'sanctions', 'personKeys', 'accesses', 'outbox', 'hooks']) {
      expect(texts[name]?.length, name).toBeGreaterThan(0);
    }
    for (const [name, text] of Object.entries(texts)) expect(marksIn(text, all), name).toEqual([]);
  });

  it('stands in no line of a log, no metric and nobody else’s refusal', async () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(marksIn(lines.join(''), all)).toEqual([]);
    expect(marksIn((await ask('GET', '/metrics', null)).text, all)).toEqual([]);
    expect(lived.refusals.length).toBeGreaterThan(8);
    expect(marksIn(lived.refusals.join('\n'), all)).toEqual([]);
  });

  it('stands in no workflow’s history, nor in anything that is seen of it without opening it', async () => {
    for (const id of lived.ids) {
      const { history, face } = await workflowTexts(client, id);
      expect(history.length).toBeGreaterThan(1000);
      expect(marksIn(history, all), id).toEqual([]);
      expect(marksIn(face, all), id).toEqual([]);
    }
  });

  it('is found where it does stand: the search of this test finds what is there', async () => {
    expect(marksIn(JSON.stringify(filing), all)).toHaveLength(6);
    expect(marksIn(Buffer.from(s.phone).toString('base64'), all)).toEqual([s.phone]);
  });
});
