import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { issueTokenFor } from '../../privacy/index.ts';
import { eventually } from '../support/eventually.ts';
import { Filed } from '../support/filed.ts';
import { testKeyring } from '../support/keyring.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

const seconds = 900;
const token = (account: string, forSeconds = seconds) =>
  issueTokenFor(testKeyring, 'huiyin-signal', account, forSeconds);
const { Payloads } = proto.temporal.api.common.v1;

describe('messages that reach an appeal', () => {
  const desk = useRealDesk();
  let connection: Connection;
  let outsider: Client;
  beforeAll(async () => {
    connection = await Connection.connect({ address: inject('temporalAddress') });
    outsider = new Client({ connection });
  });
  afterAll(() => connection.close());

  /** The same appeal as somebody with the Temporal CLI has it: without any key. */
  const around = (appeal: Filed) => new Filed(outsider, appeal.id, desk.log);
  /** Bytes under any name, as a program without the SDK may send them. */
  const sendRaw = (appeal: Filed, signalName: string, ...payloads: Payload[]) =>
    outsider.workflowService.signalWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: appeal.id },
      signalName,
      input: { payloads },
    });
  const dispatch = { actor: sample.centre, facts: sample.facts, lead: 'housing' };
  const strict = { policy: { plainMessages: 'refused' } } as const;

  it('from the API and the worker are verified, and nothing is marked', async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.signal('accept', sample.housing);
    await appeal.reaches('accepted');
    expect((await appeal.published()).filter((event) => 'unverified' in event)).toEqual([]);
  });

  it('as plain signals and updates are carried out and marked where the county lets them', async () => {
    const appeal = await desk.file();
    await around(appeal).signal('dispatch', sample.centre, { lead: 'housing' });
    const [dispatched] = await appeal.reaches('dispatched');
    expect(dispatched).toMatchObject({ actor: sample.centre, unverified: true });
    await outsiderUpdate(appeal, 'accept', { actor: sample.housing });
    const [accepted] = await appeal.reaches('accepted');
    expect(accepted).toMatchObject({ actor: sample.housing, unverified: true });
    const [registered] = await appeal.published();
    expect(registered).not.toHaveProperty('unverified');
  });

  /** Its answer is sealed, so the sender reads no more than that it was given. */
  const outsiderUpdate = (appeal: Filed, name: string, input: object) =>
    around(appeal)
      .sendUpdate(name, input)
      .catch((error: unknown) => {
        if (!String(error).includes('binary/encrypted')) throw error;
      });

  it('as plain signals are refused, and recorded, where the county wants proof', async () => {
    const appeal = await desk.file(strict);
    await around(appeal).signal('dispatch', sample.centre, { lead: 'housing' });
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused).toMatchObject({
      data: { command: 'dispatch', code: 'unverified-actor', params: { account: sample.centre.account } },
      unverified: true,
    });
  });

  it('as plain updates fail there, and leave nothing', async () => {
    const appeal = await desk.file(strict);
    await appeal.published();
    const before = (await appeal.history()).length;
    await outsiderUpdate(appeal, 'dispatch', dispatch);
    // The refusal is sealed like any answer: its code shows to whoever has the key.
    const failing = await outsider.workflowService.updateWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: appeal.id },
      waitPolicy: { lifecycleStage: 3 },
      request: {
        meta: { updateId: randomUUID(), identity: 'outsider' },
        input: {
          name: 'dispatch',
          args: Payloads.create({ payloads: [plainPayload(dispatch)] }),
        },
      },
    });
    expect(failing.outcome?.failure?.applicationFailureInfo?.type).toBe('unverified-actor');
    expect((await appeal.history()).length).toBe(before);
    expect(await appeal.give('dispatch', sample.centre, { lead: 'housing' })).toMatchObject({ version: 2 });
  });

  it('in the role of the system are carried out for nobody without a key, whatever the policy', async () => {
    const appeal = await desk.file();
    const actor = { account: 'system', unit: null, role: 'system' };
    await outsiderUpdate(appeal, 'adoptCounty', { actor, policy: { ...sample.policy, callBackAttempts: 9 } });
    expect((await appeal.state()).policy.callBackAttempts).toBe(sample.policy.callBackAttempts);
    expect(await appeal.types()).toEqual(['registered']);
  });

  it('as signals with a token are verified: role and unit are the county’s', async () => {
    const appeal = await desk.file(strict);
    const claimed = { account: sample.centre.account, unit: 'housing', role: 'leader' };
    await around(appeal).sendSignal('dispatch', {
      actor: claimed,
      token: await token(sample.centre.account),
      lead: 'housing',
    });
    const [dispatched] = await appeal.reaches('dispatched');
    expect(dispatched?.actor).toEqual(sample.centre);
    expect(dispatched).not.toHaveProperty('unverified');
    await around(appeal).sendSignal('accept', { token: await token(sample.housing.account) });
    const [accepted] = await appeal.reaches('accepted');
    expect(accepted?.actor).toEqual(sample.housing);
    expect(JSON.stringify([await appeal.state(), await appeal.published()])).not.toContain('eyJ');
  });

  it.each([
    ['has expired', () => token(sample.centre.account, -1)],
    ['is of another account', () => token(sample.housing.account)],
    ['is no token of ours', async () => 'eyJhbGciOiJub25lIn0.e30.'],
  ])('as signals whose token %s are plain', async (_, make) => {
    const appeal = await desk.file(strict);
    await around(appeal).sendSignal('dispatch', {
      actor: sample.centre,
      token: await make(),
      lead: 'housing',
    });
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused?.data).toMatchObject({ code: 'unverified-actor' });
  });

  it('as updates with a token are plain still, for their facts are anybody’s', async () => {
    const appeal = await desk.file();
    await outsiderUpdate(appeal, 'dispatch', { ...dispatch, token: await token(sample.centre.account) });
    const [dispatched] = await appeal.reaches('dispatched');
    expect(dispatched).toMatchObject({ unverified: true });
    expect(JSON.stringify(dispatched)).not.toContain('eyJ');
  });

  it('are not believed for what they say of themselves in their metadata', async () => {
    const appeal = await desk.file(strict);
    const metadata = { 'huiyin-origin': Buffer.from('"sealed"') };
    await sendRaw(appeal, 'dispatch', plainPayload({ actor: sample.centre, lead: 'housing' }, metadata));
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused?.data).toMatchObject({ code: 'unverified-actor' });
  });

  it('are not believed where somebody copied them: out of another appeal, or out of an answer of the worker', async () => {
    const other = await desk.file();
    await other.signal('dispatch', sample.centre, { lead: 'housing' });
    await other.reaches('dispatched');
    const history = await other.history();
    const copied = history.flatMap(
      (e) => e.workflowExecutionSignaledEventAttributes?.input?.payloads ?? [],
    )[0];
    const answer = history.flatMap((e) =>
      Object.values(e.markerRecordedEventAttributes?.details ?? {}).flatMap(({ payloads }) => payloads ?? []),
    );
    const appeal = await desk.file(strict);
    for (const payload of [copied as Payload, ...answer]) await sendRaw(appeal, 'dispatch', payload);
    const refused = await appeal.reaches('signal-refused', 1 + answer.length);
    expect(answer.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ data }) => (data as { code: string }).code))).toEqual(
      new Set(['malformed']),
    );
    await sendRaw(other, 'accept', answer.at(-1) as Payload);
    expect((await other.reaches('signal-refused'))[0]?.data).toMatchObject({ code: 'malformed' });
  });

  it('are not believed where somebody sends an update of the API again, under another name or as a signal', async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    const request = { id: randomUUID(), bodyHash: 'h', command: 'urge' } as const;
    await appeal.give('urge', appeal.citizen, { reason: 'still dark' }, { request });
    const updated = (await appeal.history())
      .flatMap(
        (e) => e.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [],
      )
      .at(-1) as Payload;
    await sendRaw(appeal, 'withdraw', updated);
    const [asked] = await appeal.reaches('withdrawal-requested');
    expect(asked).toMatchObject({ actor: appeal.citizen, unverified: true });
    const again = { ...request, id: randomUUID() };
    const renamed = appeal.give('supplement', appeal.citizen, { text: 'more' }, { request: again });
    expect((await renamed).events.at(-1)).toMatchObject({ unverified: true });
  });

  it('keep where they came from while they wait, across a new run', async () => {
    const appeal = await desk.file({ continueAfterEvents: 30 });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.published();
    const runOf = async () => (await appeal.handle.describe()).runId;
    const firstRun = await runOf();
    await desk.stopWorker();
    const last = { grounds: 'not ours', basis: 'the list' };
    await around(appeal).sendSignal('accept', { token: await token(sample.housing.account) });
    for (let n = 0; n < 12; n++)
      await around(appeal).signal('supplement', appeal.citizen, { text: `plain ${n}` });
    for (let n = 0; n < 12; n++) await appeal.signal('supplement', appeal.citizen, { text: `ours ${n}` });
    await around(appeal).sendSignal('denyOwnership', { token: await token(sample.housing.account), ...last });
    await desk.startWorker();
    const [denied] = await appeal.reaches('ownership-denied');
    expect(await runOf()).not.toBe(firstRun);
    expect(denied).toMatchObject({ actor: sample.housing });
    const events = await appeal.published();
    const kinds = events.map(({ data, unverified }) => [
      (data as { text?: string }).text?.split(' ')[0],
      unverified ?? false,
    ]);
    expect(kinds.filter(([text]) => text === 'plain')).toEqual(Array(12).fill(['plain', true]));
    expect(kinds.filter(([text]) => text !== 'plain').every(([, unverified]) => unverified === false)).toBe(
      true,
    );
  });

  it('are told apart again, and the same, by a worker that replays them', async () => {
    const appeal = await desk.file();
    desk.log.away = true;
    await around(appeal).signal('dispatch', sample.centre, { lead: 'housing' });
    await around(appeal).sendSignal('accept', { token: await token(sample.housing.account) });
    const both = async () => ((await appeal.unpublished()).length >= 3 ? appeal.unpublished() : null);
    const before = await eventually(both, 'both signals are carried out');
    await desk.stopWorker();
    await desk.startWorker();
    expect(await appeal.unpublished()).toEqual(before);
    desk.log.away = false;
    const events = await appeal.published();
    expect(events.map(({ type, unverified }) => [type, unverified ?? false])).toEqual([
      ['registered', false],
      ['dispatched', true],
      ['accepted', false],
    ]);
  });

  it('begin a case that says for ever that it was begun around the API', async () => {
    const model = await desk.file();
    const [registered] = await model.published();
    const id = `T-${randomUUID()}`;
    const data = { ...(registered?.data as object), id };
    await outsider.workflow.start('appeal', {
      workflowId: id,
      taskQueue: desk.taskQueue,
      args: [{ events: [{ ...registered, data }] }],
    });
    expect((await desk.of(id).reaches('registered'))[0]).toMatchObject({ unverified: true });
    const carried = { state: { ...(await model.state()), id }, unpublished: [], requests: [], signals: [] };
    const forged = await outsider.workflow.start('appeal', {
      workflowId: `T-${randomUUID()}`,
      taskQueue: desk.taskQueue,
      args: [{ events: [], carried }],
    });
    await expect(forged.result()).rejects.toThrow();
  });
});

function plainPayload(value: unknown, more: Readonly<Record<string, Uint8Array>> = {}): Payload {
  const metadata = { encoding: Buffer.from('json/plain'), ...more };
  return { metadata, data: Buffer.from(JSON.stringify(value)) };
}
