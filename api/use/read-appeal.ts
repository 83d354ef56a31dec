import { type Actor, type AppealState, type AppealView, viewFor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { problem } from '../problem.ts';
import { snapshotIfAny } from './records.ts';

export interface Read {
  readonly state: AppealState;
  readonly view: AppealView;
}

/** The appeal as it was last known: the snapshot, else what its workflow says. null: there is none. */
export async function currentState(deps: ApiDeps, appeal: string): Promise<AppealState | null> {
  return (await snapshotIfAny(deps, appeal)) ?? (await deps.gateway.state(appeal));
}

/** What the actor may read; 404 for what is not there and for what the actor may not know of alike. */
export async function readAppeal(deps: ApiDeps, typed: string, actor: Actor): Promise<Read> {
  const appeal = asAppealId(typed);
  const state = appeal === null ? null : await currentState(deps, appeal);
  const view = state && viewFor(state, actor, deps.clock());
  if (!state || !view) throw unknownAppeal(typed);
  return { state, view };
}

export const unknownAppeal = (typed: string) =>
  problem('appeal-not-found', { params: { appeal: typed.slice(0, 64) } });

/** Whether time alone has changed what this actor sees since the last event: then a version says too little. */
export const changedByTime = ({ state, view }: Read, actor: Actor): boolean =>
  JSON.stringify(viewFor(state, actor, state.lastAtMs)) !== JSON.stringify(view);
