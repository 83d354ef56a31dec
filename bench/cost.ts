import type { Client } from '@temporalio/client';
import { unpublishedQuery } from '../workflows/messages.ts';
import { filing, officer, promised } from './handled-appeals.ts';
import type { CommandBody, HttpDesk } from './http-desk.ts';
import { waitFor } from './wait-for.ts';

/** The server's cost of a workflow so far. A difference of two is the cost of one command. */
export interface Cost {
  readonly events: number;
  readonly bytes: number;
  /** The number of times that the server wrote the workflow's state. Each is a transaction. */
  readonly transitions: number;
  readonly attributesSet: number;
  readonly timersCancelled: number;
}
export interface StepCost extends Cost {
  readonly command: string;
}

const UPSERT = 40;
const TIMER_CANCELED = 18;

/** Asks the server alone. A description does not count as a transition. */
export async function costSoFar(client: Client, workflow: string): Promise<Cost> {
  const handle = client.workflow.getHandle(workflow);
  const { events } = await handle.fetchHistory();
  const { raw } = await handle.describe();
  const info = raw.workflowExecutionInfo;
  const ofType = (type: number) => (events ?? []).filter(({ eventType }) => eventType === type).length;
  return {
    events: Number(info?.historyLength ?? 0),
    bytes: Number(info?.historySizeBytes ?? 0),
    transitions: Number(info?.stateTransitionCount ?? 0),
    attributesSet: ofType(UPSERT),
    timersCancelled: ofType(TIMER_CANCELED),
  };
}

export const difference = (after: Cost, before: Cost): Cost => ({
  events: after.events - before.events,
  bytes: after.bytes - before.bytes,
  transitions: after.transitions - before.transitions,
  attributesSet: after.attributesSet - before.attributesSet,
  timersCancelled: after.timersCancelled - before.timersCancelled,
});

/** Plays scenario 2 over HTTP, one move after the other. Each move reports its cost up to its publication. */
export async function scenarioTwo(
  client: Client,
  desk: HttpDesk,
): Promise<{ steps: StepCost[]; whole: Cost }> {
  const { id, trackingCode } = await desk.file(filing());
  const code = `Code ${trackingCode}`;
  const move = (account: string, command: string, body?: CommandBody) =>
    desk.move(account, id, command, body);
  const rating = { contacted: true, resolved: true, satisfaction: 'yes' };
  const moves: readonly [string, () => Promise<unknown>][] = [
    ['dispatch', () => move('centre:county', 'dispatch', { lead: 'power', instruction: '已电话核实。' })],
    ['accept', () => move(officer, 'accept')],
    ['promise', () => move(officer, 'promise', promised())],
    ['report-progress', () => move(officer, 'report-progress', { text: '已现场勘测，确定换线方案。' })],
    [
      'complete',
      () => move(officer, 'complete', { result: 'resolved', statement: '更换入户线，电压 225 V。' }),
    ],
    ['approve', () => move('centre:county', 'approve')],
    ['rate', () => desk.post(`/v1/track/${id}/rate`, code, rating)],
  ];
  await published(client, id);
  const steps: StepCost[] = [];
  let before = await costSoFar(client, id);
  for (const [command, give] of moves) {
    await give();
    await published(client, id);
    const after = await costSoFar(client, id);
    steps.push({ command, ...difference(after, before) });
    before = after;
  }
  return { steps, whole: before };
}

/** A query leaves no event. Once the workflow has returned, everything is published. */
const published = (client: Client, id: string): Promise<true> =>
  waitFor(async () => {
    const handle = client.workflow.getHandle(id);
    const { status } = await handle.describe();
    if (status.name !== 'RUNNING') return true;
    return (await handle.query(unpublishedQuery)).length === 0 ? true : null;
  });
