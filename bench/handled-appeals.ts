import { randomInt } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { AppealEvent } from '../domain/index.ts';
import type { Store } from '../store/index.ts';
import type { CommandBody, HttpDesk } from './http-desk.ts';
import { waitFor } from './wait-for.ts';
import { rehearse } from './workflows/messages.ts';

const dayMs = 24 * 3_600_000;
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

/** Each filing has a new citizen, because a citizen's third one on a matter goes to the leader automatically. */
export const filing = (): CommandBody => ({
  kind: 'request',
  title: '租住房电压低',
  description: '晚上电压低，空调无法启动，整栋楼都是这样，已持续一周。',
  category: 'power-supply',
  channel: 'web',
  citizen: { name: '李先生', phone: `138${String(randomInt(1e8)).padStart(8, '0')}` },
});

export const officer = 'officer:power';
export const promised = (): CommandBody => ({
  catalogueItem: 'low-voltage',
  dueAt: inDays(2),
  contactedAt: inDays(0),
  contactMeans: 'phone',
});
/** The measured command has an account, facts, a decision and a new limit. */
export const progress: CommandBody = {
  text: '已现场勘测，确定更换入户线的方案，材料明日到位，预计三天内完工。',
};

/** Files an appeal and brings it to its unit over the usual way. Returns its id. */
export async function handled(desk: HttpDesk): Promise<string> {
  const { id } = await desk.file(filing());
  await desk.move('centre:county', id, 'dispatch', { lead: 'power' });
  await desk.move(officer, id, 'accept');
  await desk.move(officer, id, 'promise', promised());
  return id;
}

/** The history of an appeal, and the event that a report of progress on it adds. */
export interface Model {
  readonly past: readonly AppealEvent[];
  readonly answer: AppealEvent;
}

export async function modelOf(desk: HttpDesk, store: Store): Promise<Model> {
  const id = await handled(desk);
  const { version } = await desk.move(officer, id, 'report-progress', progress);
  const events = await waitFor(async () => {
    const found = await store.events(id);
    return found.length === version ? found : null;
  });
  const answer = events.at(-1) as AppealEvent;
  // The new obligation replaces itself, so the state keeps its size.
  const opened = answer.ledger.find((entry) => entry.op === 'opened');
  const ledger = answer.ledger.map((entry) =>
    entry.op === 'ended' && opened ? { ...entry, id: opened.obligation.id } : entry,
  );
  return { past: events, answer: { ...answer, ledger } };
}

/** Files at an API whose appeals are stand-ins, and puts one into the position of a real appeal. */
export async function rehearsed(desk: HttpDesk, client: Client, { past, answer }: Model): Promise<string> {
  const { id, version } = await desk.file(filing());
  const events = past.filter(({ seq }) => seq > version);
  await client.workflow.getHandle(id).signal(rehearse, { events, answer });
  const authorization = await desk.bearer(officer);
  await waitFor(async () => {
    const { status } = await desk.send('GET', `/v1/appeals/${id}`, { authorization });
    return status === 200 ? id : null;
  });
  return id;
}
