import { type Actor, type AppealState, audienceOf } from '../../domain/index.ts';
import type { SeenAppeal } from '../attachments/appeal-readers.ts';
import { unknownAppeal } from '../http/problem.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { type SnapshotNeeds, snapshotIfAny } from './snapshots.ts';

export interface StateNeeds extends SnapshotNeeds {
  readonly gateway: { state(appeal: string): Promise<AppealState | null> };
}

/** The appeal as it was last known: the snapshot, else what its workflow says. null: there is none. */
export async function currentState(deps: StateNeeds, appeal: string): Promise<AppealState | null> {
  return (await snapshotIfAny(deps, appeal)) ?? (await deps.gateway.state(appeal));
}

/**
 * The appeal, for who may know of it. For everybody else the same look-ups are made as for a number that does not
 * exist: neither the time an answer takes nor an outage tells one from the other.
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

/** No appeal's id has small letters. */
const nobodys = (appeal: string): string => `${appeal}-nobodys`;

/** What the actor may read; 404 for what is not there and for what the actor may not know of alike. */
export async function readAppeal(deps: StateNeeds, typed: string, actor: Actor): Promise<SeenAppeal> {
  const appeal = asAppealId(typed);
  const known = (state: AppealState) => audienceOf(state, actor) !== null;
  const state = appeal === null ? null : await knownState(deps, appeal, known);
  if (!state) throw unknownAppeal(typed);
  return { state };
}
