import { type Actor, type AppealState, viewFor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { isWellFormedCode, type TrackingCodes } from '../ids/tracking-code.ts';
import { problem } from '../problem.ts';
import { currentState, knownState, type Read } from './read-appeal.ts';

/** A citizen by code: one serial of one appeal, and nothing else. */
export const citizenOf = (appeal: string, serial: number): Actor => ({
  account: `citizen:${appeal}:${serial}`,
  unit: null,
  role: 'citizen',
});

/**
 * The case that a code opens, and as whom. A wrong code and an unknown number are told alike, so that nobody can
 * learn which numbers exist. The code of a merged case works under its own number and opens the master.
 */
export async function readTracked(
  deps: ApiDeps,
  codes: TrackingCodes,
  typed: { id: string; authorization: string | undefined },
): Promise<Read & { actor: Actor }> {
  const code = /^Code\s+(.{1,64})$/i.exec(typed.authorization?.trim() ?? '')?.[1];
  if (code === undefined) throw unauthenticated('unauthenticated');
  if (!isWellFormedCode(code)) throw unauthenticated('code-mistyped');
  const appeal = asAppealId(typed.id);
  const serialOf = ({ id, participants }: Pick<AppealState, 'id' | 'participants'>) =>
    codes.serialOf(id, code, [0, ...participants.map(({ serial }) => serial)]);
  const own = appeal && (await knownState(deps, appeal, (state) => serialOf(state) !== null));
  const known = serialOf(own || { id: '', participants: [] });
  if (!own || known === null) throw unauthenticated('code-wrong');
  const { state, serial } = await mastered(deps, own, known);
  const actor = citizenOf(state.id, serial);
  const view = viewFor(state, actor, deps.clock());
  if (!view) throw unauthenticated('code-wrong');
  return { state, view, actor };
}

interface Place {
  readonly state: AppealState;
  readonly serial: number;
}

const hops = 10;

/** Where this person's matter goes on: in the master of a merged case, and in that one's. */
async function mastered(deps: ApiDeps, state: AppealState, serial: number): Promise<Place> {
  let place: Place = { state, serial };
  for (let hop = 0; hop < hops; hop += 1) {
    const into = place.state.links.find(({ kind }) => kind === 'merged-into')?.appeal;
    const master = into === undefined ? null : await currentState(deps, into);
    const joined = master && serialIn(master, place);
    if (!master || joined === null) return place;
    place = { state: master, serial: joined };
  }
  return place;
}

/** Newcomers stand in the master in the order in which they stood in the merged case, each with a new serial. */
function serialIn(master: AppealState, { state, serial }: Place): number | null {
  const went = state.participants.filter((p) => !p.withdrawn);
  const origins = new Set(went.map((p) => p.from ?? state.id));
  const came = master.participants.filter((p) => p.from !== null && origins.has(p.from));
  return came[went.findIndex((p) => p.serial === serial)]?.serial ?? null;
}

const unauthenticated = (code: 'unauthenticated' | 'code-mistyped' | 'code-wrong') =>
  problem(code, { headers: { 'WWW-Authenticate': 'Code realm="huiyin"' } });
