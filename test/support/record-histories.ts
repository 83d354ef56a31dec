import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { registerSearchAttributes } from '../../dev/servers/search-attributes.ts';
import { startTemporal } from '../../dev/servers/temporal.ts';
import type { AppealEvent, AppealState } from '../../domain/index.ts';
import { issueTokenFor } from '../../privacy/index.ts';
import { eventually } from './eventually.ts';
import { Filed } from './filed.ts';
import { historyFile, type StoredHistory, stateHash, toStored } from './histories.ts';
import { sealing, testKeyring } from './keyring.ts';
import { quietRuntime } from './quiet-runtime.ts';
import * as sample from './sample-county.ts';
import { darkStreet, lowVoltage } from './scenarios.ts';
import { type Desk, openDesk } from './workflow-kit.ts';

/**
 * Records the histories that are replayed by test/workflows/replay.int.test.ts:
 * `npx tsx test/support/record-histories.ts NAME …`, all that are missing where none is named; then `npm run format`.
 * Record a new one beside the old ones when the shell's sequence of commands or the rules change. An old one stays, for
 * cases that run are as old as it is: nothing is written over it.
 */
const inAWink = { limits: { ...sample.policy.limits, accept: '2s', promise: '2s' } };

const recordings: Readonly<Record<string, (desk: Desk) => Promise<Filed>>> = {
  'scenario-1': async (desk) => {
    const appeal = await desk.file();
    await darkStreet(appeal, Date.now());
    return appeal;
  },
  'scenario-2': async (desk) => {
    const appeal = await desk.file();
    await lowVoltage(appeal, Date.now());
    return appeal;
  },
  'deemed-acceptance': async (desk) => {
    const appeal = await desk.file({ policy: inAWink });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.reaches('acceptance-deemed');
    await appeal.reaches('light-turned', 4);
    return appeal;
  },
  'odd-messages': async (desk) => {
    const appeal = await desk.file();
    await appeal.sendSignal('abolish', { by: 'me' });
    await appeal.sendSignal('dispatch', 'please');
    await appeal.signal('accept', sample.housing);
    await appeal.handle.cancel();
    await appeal.reaches('signal-refused', 3);
    await appeal.reaches('cancel-requested');
    await appeal.give('open-to-claims', sample.centre, { units: ['housing', 'water'] });
    return appeal;
  },
  continued: async (desk) => {
    const appeal = await desk.file({ continueAfterEvents: 40 });
    const firstRun = (await appeal.handle.describe()).runId;
    const request = { id: 'r1', bodyHash: 'h1' };
    await appeal.give('dispatch', sample.centre, { lead: 'housing' }, { request });
    for (let n = 0; n < 4; n++) await appeal.give('supplement', appeal.citizen, { text: `supplement ${n}` });
    const another = async () => ((await appeal.handle.describe()).runId === firstRun ? null : true);
    await eventually(another, 'another run');
    await appeal.give('dispatch', sample.centre, { lead: 'housing' }, { request });
    return appeal;
  },
  // From here on under rules 2: sealed, with messages around the API told apart.
  'sealed-scenario-1': (desk) => recordings['scenario-1']!(desk),
  'sealed-continued': (desk) => recordings.continued!(desk),
  'verified-actors': async (desk) => {
    const appeal = await desk.file();
    const around = new Filed(new Client({ connection }), appeal.id, desk.log);
    const token = await issueTokenFor(testKeyring, 'huiyin-signal', sample.housing.account, 60);
    await around.signal('dispatch', sample.centre, { lead: 'housing' });
    await around.sendSignal('accept', { token });
    await around.sendSignal('supplement', { actor: sample.housing, token: 'none', text: 'not mine' });
    await appeal.signal('supplement', appeal.citizen, { text: 'mine' });
    await appeal.reaches('supplemented');
    await appeal.give('urge', appeal.citizen, { reason: 'still a hole' });
    return appeal;
  },
  sweep: async (desk) => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('take-over', sample.leaderUrban);
    const dueAt = new Date(Date.now() + 60 * 86_400_000).toISOString();
    await appeal.give('order-sweep', sample.leaderUrban, { units: ['water'], dueAt });
    await appeal.reaches('effect-acknowledged');
    return appeal;
  },
  // From here on under rules 3: who may still decide, and what a clock may be made to do.
  'rules-3-scenario-1': (desk) => recordings['scenario-1']!(desk),
  'rules-3-scenario-2': (desk) => recordings['scenario-2']!(desk),
  'rules-3-continued': (desk) => recordings.continued!(desk),
  'rules-3-sweep': (desk) => recordings.sweep!(desk),
  'rules-3-returned-twice': async (desk) => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('accept', sample.housing);
    const done = { result: 'resolved', statement: 'Filled.' };
    for (const reason of ['no photo', 'still a hole']) {
      await appeal.give('complete', sample.housing, done);
      await appeal.give('return', sample.centre, { reason });
    }
    await appeal.reaches('returned', 2);
    return appeal;
  },
  'rules-3-merged': async (desk) => {
    const [master, duplicate] = [await desk.file(), await desk.file()];
    await master.give('dispatch', sample.centre, { lead: 'housing' });
    await duplicate.give('merge', sample.centre, { into: master.id });
    await duplicate.reaches('merged');
    return master;
  },
  // From here on under rules 4: levels, wrong dispatches, corrections, what is settled or answered at once.
  'rules-4-gas': async (desk) => {
    const critical = { accept: '2s', complete: '24h', contain: '2h', takeOver: '2h' };
    const appeal = await desk.file({ policy: { urgency: { critical } } });
    const raised = { urgency: 'critical', reason: 'it smells of gas' };
    await appeal.give('classify', sample.centre, raised);
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.reaches('escalated');
    await appeal.give('take-over', sample.leaderUrban);
    await appeal.give('report-progress', sample.housing, { text: 'The gas is off.', contained: true });
    await appeal.give('complete', sample.housing, { result: 'resolved', statement: 'The joint is new.' });
    await appeal.give('approve', sample.leaderUrban);
    await appeal.give('rate', appeal.citizen, { contacted: true, resolved: 'partly', satisfaction: 'yes' });
    return appeal;
  },
  'rules-4-wrong-desk': async (desk) => {
    const appeal = await desk.file({ policy: { redispatch: { askWithin: '4h', mostAsked: 1 } } });
    await appeal.give('dispatch', sample.centre, { lead: 'housing', helpers: ['transport'] });
    await appeal.give('redispatch', sample.centre, { lead: 'water', reason: 'a pipe' });
    const asked = { grounds: 'no pipe of ours', basis: 'the list, 4.2', to: 'housing' };
    await appeal.give('request-redispatch', sample.water, asked);
    await appeal.give('decide-redispatch', sample.centre, { grant: false, reason: 'it is yours' });
    await appeal.give('classify', sample.supervision, { category: 'noise', reason: 'it hums' });
    await appeal.give('correct', sample.centre, { title: 'A pipe that hums', reason: 'misheard' });
    return appeal;
  },
  'rules-4-settled': async (desk) => {
    const triage = { unit: 'east-centre', above: ['county-centre'] };
    const appeal = await desk.file({ county: { triage } });
    await appeal.give('settle', sample.clerk, { statement: 'Filled at once.' });
    await appeal.give('approve', sample.centre);
    return appeal;
  },
  'rules-4-answered': async (desk) => {
    const limits = { ...sample.policy.limits, rating: '2s' };
    const appeal = await desk.file({ body: { kind: 'consultation' }, policy: { limits } });
    await appeal.give('answer', sample.centre, { text: 'Until five.' });
    await appeal.reaches('answer-unjudged');
    return appeal;
  },
  'rules-4-merged': async (desk) => {
    const [master, duplicate] = [await desk.file(), await desk.file()];
    await master.give('dispatch', sample.centre, { lead: 'housing' });
    await duplicate.give('classify', sample.centre, { urgency: 'critical', reason: 'gas' });
    await duplicate.give('merge', sample.centre, { into: master.id });
    await duplicate.reaches('merged');
    return master;
  },
};

async function record(name: string, desk: Desk): Promise<void> {
  if (existsSync(historyFile(name))) throw new Error(`${name} is recorded; cases as old as it may run`);
  const appeal = await recordings[name]!(desk);
  const events = await appeal.published();
  const history = toStored(await appeal.handle.fetchHistory());
  const state = await appeal.state();
  const stored = { name, workflowId: appeal.id, expected: expectedOf(state, events), history };
  await writeFile(historyFile(name), `${anonymous(stored)}\n`);
  console.log(`${name}: ${events.length} events, ${state.stage.status}`);
}

const expectedOf = (state: AppealState, events: readonly AppealEvent[]): StoredHistory['expected'] => ({
  rules: state.rules,
  seq: state.seq,
  status: state.stage.status,
  types: events.map(({ type }) => type),
  stateHash: stateHash(state),
  unverified: events.filter(({ unverified }) => unverified).map(({ seq }) => seq),
});

/** Without the process and the machine on which it was recorded. */
const anonymous = (stored: StoredHistory): string =>
  JSON.stringify(stored, null, 1).replaceAll(/\b\d+@[\w.-]+?(?=["-])/g, 'worker');

quietRuntime();
const temporal = await startTemporal();
const connection = await Connection.connect({ address: temporal.address });
try {
  await registerSearchAttributes(connection, 'default');
  const desk = await openDesk(temporal.address, new Client({ connection, ...sealing }), async () =>
    Date.now(),
  );
  const wanted = process.argv.slice(2);
  const missing = Object.keys(recordings).filter((name) => !existsSync(historyFile(name)));
  for (const name of wanted.length > 0 ? wanted : missing) await record(name, desk);
  await desk.stopWorker();
} finally {
  await connection.close();
  await temporal.kill();
}
