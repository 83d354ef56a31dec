import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { AppealEvent, AppealState } from '../../domain/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import { keyIdsIn, type Store } from '../../store/index.ts';
import { appealStart } from '../../workflows/start-options.ts';
import { look } from '../watch/look.ts';
import type { Material, Plan, Side, Step } from './plan.ts';
import { rememberedOf } from './remembered.ts';

export interface RepairNeeds {
  readonly store: Pick<Store, 'repair' | 'snapshot' | 'events' | 'saveEvents' | 'recordAct'>;
  readonly client: Client;
  readonly keyring: Keyring;
  readonly taskQueue: string;
  readonly clock: () => number;
}

/** Ids of persons' keys that the case needs and MongoDB has lost: nobody reads those names and numbers any more. */
export const lostKeysOf = ({ store }: RepairNeeds, state: AppealState | null): Promise<string[]> =>
  state === null ? Promise.resolve([]) : store.repair.lostKeys([...keyIdsIn(state)]);

/** Gathers what both stores hold of a case. Throws the error of a store that is away. */
export async function materialOf({ store, client, keyring }: RepairNeeds, appeal: string): Promise<Material> {
  const held = await look({ store, client }, appeal);
  const [log, remembered, snapshot] = await Promise.all([
    store.repair.everything(appeal),
    held.workflow.kind === 'none'
      ? { events: new Map<number, AppealEvent>(), requests: [] }
      : rememberedOf(client, keyring, appeal),
    // A damaged snapshot is made anew from the events.
    store.snapshot(appeal).catch(() => null),
  ]);
  return { held, log, remembered, snapshot };
}

export interface Repairing {
  readonly material: Material;
  readonly plan: Plan;
  /** The operator's name, for the log of acts. */
  readonly by: string;
  readonly side: Side | null;
}

/**
 * Carries a plan out, step by step, and puts it on record before. Each step finds its own work done, so a repair that
 * was interrupted is given again. Throws where somebody else changes the case at the same time.
 */
export async function carryOut(needs: RepairNeeds, repairing: Repairing): Promise<void> {
  const { plan, material, by, side } = repairing;
  const { appeal } = material.held;
  if (!plan.state || plan.steps.length === 0) return;
  await needs.store.recordAct({
    kind: 'case-repaired',
    by,
    about: appeal,
    atMs: needs.clock(),
    detail: { steps: plan.steps.map(said), side, version: plan.state.seq, before: said(material.held) },
    ...(plan.state.category.confidential ? { confidential: true } : {}),
  });
  for (const step of plan.steps) await carryOutStep(needs, repairing, step, plan.state);
  await needs.store.repair.dropTroubles(appeal);
}

/** A step as the log of acts says it: numbers, never what a citizen wrote. */
const said = (value: object): object =>
  'events' in value && Array.isArray(value.events)
    ? { ...value, events: value.events.map(({ seq }: AppealEvent) => seq) }
    : value;

async function carryOutStep(
  needs: RepairNeeds,
  { material, plan, by }: Repairing,
  step: Step,
  state: AppealState,
): Promise<void> {
  const { store, clock } = needs;
  const { appeal, snapshot } = material.held;
  switch (step.do) {
    case 'set-aside':
      await store.repair.setAside(appeal, step.fromSeq, `repaired by ${by}`, clock());
      return;
    case 'keep-aside':
      await store.repair.keepAside(appeal, step.events, `repaired by ${by}`, clock());
      return;
    case 'fill-log':
      await store.saveEvents(appeal, step.events);
      return;
    case 'put-snapshot':
      if (!(await store.repair.putSnapshot(state, snapshot?.version ?? null)))
        throw new ChangedMeanwhile(appeal);
      return;
    case 'end-workflow':
      await endWorkflow(needs, appeal);
      return;
    case 'restart':
      await restart(needs, plan, state);
  }
}

async function endWorkflow({ client }: RepairNeeds, appeal: string): Promise<void> {
  try {
    await client.workflow.getHandle(appeal).terminate('repair: the case has closed');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** Starts the workflow anew with the state of the log, and with the memo by which a repeated filing finds its case. */
async function restart(
  { client, taskQueue }: RepairNeeds,
  { requests }: Plan,
  state: AppealState,
): Promise<void> {
  const memo = await client.workflow
    .getHandle(state.id)
    .describe()
    .then(({ memo }) => memo)
    .catch(() => undefined);
  const carried = { state, unpublished: [], requests: requests.slice(-256), signals: [] };
  const { workflowType, ...start } = appealStart(state, { events: [], carried });
  await client.workflow.start(workflowType, {
    ...start,
    taskQueue,
    ...(memo === undefined ? {} : { memo }),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}

export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
}
