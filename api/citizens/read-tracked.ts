import { type Actor, type AppealState, audienceOf, citizenAccount } from '../../domain/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { currentState, knownState, type Read, type StateNeeds } from '../appeals/read-appeal.ts';
import { problem, unknownAppeal } from '../http/problem.ts';
import type { SignedInBy } from '../http/session.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { isWellFormedCode, type TrackingCodes } from '../ids/tracking-code.ts';
import type { OpeningNeeds } from '../personal-data/opened.ts';
import type { Generations } from './generations.ts';
import { serialsOnFile } from './on-file.ts';

export type TrackingNeeds = StateNeeds &
  OpeningNeeds & {
    readonly generations: Pick<Generations, 'of'>;
    readonly accounts: Pick<Accounts, 'sessionOf' | 'phoneOf'>;
  };

/** A citizen by code: one serial of one appeal, and nothing else. */
export const citizenOf = (appeal: string, serial: number): Actor => ({
  account: citizenAccount({ appeal, serial }),
  unit: null,
  role: 'citizen',
});

/**
 * The case that a code opens, and as whom. A wrong code and an unknown number are told alike, so that nobody can
 * learn which numbers exist. The code of a merged case works under its own number and opens the master.
 */
export async function readTracked(
  deps: TrackingNeeds,
  codes: TrackingCodes,
  typed: { id: string; request: Request },
): Promise<Read & { actor: Actor; by: SignedInBy }> {
  const authorization = typed.request.headers.get('authorization')?.trim() ?? '';
  const code = /^Code\s+(.{1,64})$/i.exec(authorization)?.[1];
  if (code === undefined) return readOwn(deps, typed);
  if (!isWellFormedCode(code)) throw unauthenticated('code-mistyped');
  const appeal = asAppealId(typed.id);
  const generations = await deps.generations.of(appeal ?? '');
  const serialOf = ({ id, participants }: Pick<AppealState, 'id' | 'participants'>) =>
    codes.serialOf(id, code, [0, ...participants.map(({ serial }) => serial)], generations);
  const own = appeal && (await knownState(deps, appeal, (state) => serialOf(state) !== null));
  const known = serialOf(own || { id: '', participants: [] });
  const opened = own && known !== null ? await opening(deps, own, known) : null;
  if (!opened) throw unauthenticated('code-wrong');
  return { ...opened, by: 'code' };
}

/** The case that a signed-in citizen's phone number is on file of, and as whom. What is not theirs is not there. */
async function readOwn(
  deps: TrackingNeeds,
  { id, request }: { id: string; request: Request },
): Promise<Read & { actor: Actor; by: SignedInBy }> {
  const session = await deps.accounts.sessionOf(request);
  const phone = session && deps.accounts.phoneOf(session);
  if (!phone) throw unauthenticated('unauthenticated');
  const appeal = asAppealId(id);
  const own = appeal === null ? null : await currentState(deps, appeal);
  const [serial] = own ? await serialsOnFile(deps, own, phone) : [];
  const opened = own && serial !== undefined ? await opening(deps, own, serial) : null;
  if (!opened) throw unknownAppeal(id);
  return { ...opened, by: request.headers.has('authorization') ? 'bearer' : 'cookie' };
}

async function opening(
  deps: TrackingNeeds,
  own: AppealState,
  known: number,
): Promise<(Read & { actor: Actor }) | null> {
  const { state, serial } = await mastered(deps, own, known);
  const actor = citizenOf(state.id, serial);
  return audienceOf(state, actor) === null ? null : { state, actor };
}

interface Place {
  readonly state: AppealState;
  readonly serial: number;
}

const hops = 10;

/** Where this person's matter goes on: in the master of a merged case, and in that one's. */
async function mastered(deps: TrackingNeeds, state: AppealState, serial: number): Promise<Place> {
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
