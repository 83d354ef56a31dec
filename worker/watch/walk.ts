import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { CaseHead, RepairShelf, Trouble } from '../../store/index.ts';
import { appealWorkflowType } from '../../workflows/messages.ts';
import { type TroubleKind, troublesOf } from './held.ts';
import { type LookNeeds, look } from './look.ts';

export interface WalkNeeds extends LookNeeds {
  readonly client: Client;
  readonly store: { readonly repair: Pick<RepairShelf, 'heads' | 'head' | 'extents'> };
  /** The installation's task queue: others may share the namespace. */
  readonly taskQueue: string;
  /** Compares closed cases with their log too. It reads the whole log’s index, so only a repair asks for it. */
  readonly closed?: boolean;
  readonly signal?: AbortSignal;
  /** Told after each page, so that a long walk shows that it lives. */
  readonly onPage?: (looked: number) => void;
  /** A case with trouble is looked at again after this time, because it may only be on its way. */
  readonly againAfterMs?: number;
}
export interface FoundTrouble extends Trouble {
  readonly kind: TroubleKind;
}
export interface Walked {
  readonly looked: number;
  readonly found: readonly FoundTrouble[];
}

const PAGE = 200;
const AT_ONCE = 8;

/**
 * Compares every open case with its workflow, and every running workflow with its records. Throws the error of a store
 * that is away; then nothing is known.
 */
export async function walk(needs: WalkNeeds): Promise<Walked> {
  const seen = new Set<string>();
  const doubtful: string[] = [];
  const through = async (ids: readonly string[]) => {
    doubtful.push(...(await troubled(needs, ids)).map(({ appeal }) => appeal));
    for (const id of ids) seen.add(id);
    needs.onPage?.(seen.size);
    needs.signal?.throwIfAborted();
  };
  for await (const page of recordedCases(needs)) await through(page);
  for await (const page of runningCases(needs, seen)) await through(page);
  if (doubtful.length === 0) return { looked: seen.size, found: [] };
  await pause(needs.againAfterMs ?? 3_000, undefined, { signal: needs.signal });
  return { looked: seen.size, found: await troubled(needs, [...new Set(doubtful)]) };
}

/** Open cases, and with `closed` those closed ones whose log is not as long as their snapshot says. */
async function* recordedCases({ store, closed = false }: WalkNeeds): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const page = await store.repair.heads({ after, most: PAGE, ...(closed ? {} : { open: true }) });
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const extents = closed ? await store.repair.extents(page.map(({ id }) => id)) : null;
    const isWhole = ({ id, version }: CaseHead) =>
      extents?.get(id)?.last === version && extents.get(id)?.count === version;
    yield page.filter((head) => head.open || !isWhole(head)).map(({ id }) => id);
  }
}

/** Running workflows that no open snapshot stands for. Temporal's list lags by moments, and each is looked at itself. */
async function* runningCases(
  { client, taskQueue }: WalkNeeds,
  seen: ReadonlySet<string>,
): AsyncGenerator<string[]> {
  const running = `WorkflowType = '${appealWorkflowType}' AND ExecutionStatus = 'Running'`;
  const query = `${running} AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
  let page: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 })) {
    if (!seen.has(workflowId)) page.push(workflowId);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function troubled(needs: WalkNeeds, ids: readonly string[]): Promise<FoundTrouble[]> {
  const found: FoundTrouble[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => look(needs, id)));
    found.push(...some.flatMap((held) => troublesOf(held).map((kind) => ({ appeal: held.appeal, kind }))));
  }
  return found;
}
