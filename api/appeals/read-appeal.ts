import { type Actor, type AppealState, audienceOf } from '../../domain/index.ts';
import type { SeenAppeal } from '../attachments/appeal-readers.ts';
import { unknownAppeal } from '../http/problem.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { type SnapshotNeeds, snapshotIfAny } from './snapshots.ts';

export interface StateNeeds extends SnapshotNeeds {
  readonly gateway: { state(appeal: string): Promise<AppealState | null> };
}

/** The last known state: the snapshot, otherwise the workflow's answer. null: there is no such appeal. */
export async function currentState(deps: StateNeeds, appeal: string): Promise<AppealState | null> {
  return (await snapshotIfAny(deps, appeal)) ?? (await deps.gateway.state(appeal));
}

/**
 * Returns an appeal to those who may know of it. For everybody else it makes the same look-ups as for a number that
 * does not exist. Neither the time of an answer nor an outage reveals the difference.
 */
export async function knownState(
  deps: StateNeeds,
  appeal: string,
  mayKnow: (state: AppealState) => boolean,
): Promise<AppealState | null> {
  const snapshot = await snapshotIfAny(deps, appeal);
  const state = snapshot ?? (await deps.gateway.state(appeal));
  if (state && mayKnow(state)) return state;
  if (snapshot) await deps.gateway.state(nobodys(appeal));
  return null;
}

/** No appeal has this id, for ids have no small letters. */
const nobodys = (appeal: string): string => `${appeal}-nobodys`;

/** Returns an appeal that the actor may read. Throws the same 404 for a missing appeal and for a hidden one. */
export async function readAppeal(deps: StateNeeds, typed: string, actor: Actor): Promise<SeenAppeal> {
  const appeal = asAppealId(typed);
  const known = (state: AppealState) => audienceOf(state, actor) !== null;
  const state = appeal === null ? null : await knownState(deps, appeal, known);
  if (!state) throw unknownAppeal(typed);
  return { state };
}
