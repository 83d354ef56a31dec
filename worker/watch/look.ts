import { type Client, type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import type { RepairShelf } from '../../store/index.ts';
import { versionQuery } from '../../workflows/messages.ts';
import type { Held, HeldWorkflow } from './held.ts';

export interface LookNeeds {
  readonly client: Client;
  readonly store: { readonly repair: Pick<RepairShelf, 'head' | 'extents'> };
}

/** Reads what both stores hold of a case now. Throws the error of a store that is away. */
export async function look({ client, store }: LookNeeds, appeal: string): Promise<Held> {
  const workflow = await workflowOf(client, appeal);
  const [extents, snapshot] = await Promise.all([store.repair.extents([appeal]), store.repair.head(appeal)]);
  return { appeal, snapshot, log: extents.get(appeal) ?? { last: 0, count: 0, anchored: 0 }, workflow };
}

const answersWithinMs = 5_000;

async function workflowOf(client: Client, appeal: string): Promise<HeldWorkflow> {
  const handle = client.workflow.getHandle(appeal);
  const found = await handle.describe().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  });
  if (!found) return { kind: 'none' };
  const attempts = found.raw.pendingWorkflowTask?.attempt ?? 1;
  const asked =
    attempts > 2 ? null : client.withDeadline(Date.now() + answersWithinMs, () => handle.query(versionQuery));
  const version = (await asked?.catch(() => null)) ?? null;
  if (found.status.name !== 'RUNNING') return { kind: 'ended', how: found.status.name, version };
  return { kind: 'running', version, attempts, publication: publicationOf(found) };
}

const failures: Readonly<Record<string, 'event-conflict' | 'event-log-broken'>> = {
  EventConflict: 'event-conflict',
  'event-conflict': 'event-conflict',
  'event-log-broken': 'event-log-broken',
};

function publicationOf({ raw }: WorkflowExecutionDescription) {
  const types = (raw.pendingActivities ?? [])
    .filter(({ activityType }) => activityType?.name === 'publish')
    .map(({ lastFailure }) => lastFailure?.applicationFailureInfo?.type ?? '');
  return types.map((type) => failures[type]).find((failure) => failure !== undefined) ?? null;
}
