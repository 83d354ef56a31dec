import { type Actor, type AppealState, audienceOf, serialInMaster } from '../../domain/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { currentState, knownState, type StateNeeds } from '../appeals/read-appeal.ts';
import { problem, unknownAppeal } from '../http/problem.ts';
import type { SignedInBy } from '../http/session.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { isWellFormedCode, type TrackingCodes } from '../ids/tracking-code.ts';
import type { UnsealingNeeds } from '../personal-data/unseal.ts';
import type { Generations } from './generations.ts';
import { type CodeHolder, holderIn, serialsOf, wholesOf } from './older-codes.ts';
import { citizenOf, serialsOnFile } from './on-file.ts';

export type TrackingNeeds = StateNeeds &
  UnsealingNeeds & {
    readonly generations: Pick<Generations, 'of' | 'known'>;
    readonly accounts: Pick<Accounts, 'sessionOf' | 'phoneOf'>;
  };

export interface TrackedAppeal {
  readonly state: AppealState;
  readonly actor: Actor;
  readonly by: SignedInBy;
}

/**
 * Returns the case of a code, and its holder as the actor. A wrong code and an unknown number get the same answer,
 * so that nobody learns which numbers exist. The code of a merged case works under its own number and leads to the
 * master. The code of a split case works under the number of each part.
 */
export async function readTracked(
  deps: TrackingNeeds,
  codes: TrackingCodes,
  typed: { id: string; request: Request },
): Promise<TrackedAppeal> {
  const authorization = typed.request.headers.get('authorization')?.trim() ?? '';
  const code = /^Code\s+(.{1,64})$/i.exec(authorization)?.[1];
  if (code === undefined) return readOwn(deps, typed);
  if (!isWellFormedCode(code)) throw unauthenticated('code-mistyped');
  const appeal = asAppealId(typed.id);
  const generations = await deps.generations.of(appeal ?? '');
  const serialOf = (state: Pick<AppealState, 'id' | 'participants'>) =>
    codes.serialOf(state.id, code, serialsOf(state), generations);
  const older = (state: AppealState) =>
    holderIn(state, { codes, code, generationsOf: deps.generations.known });
  let isThere = false;
  const isItsCode = (state: AppealState) => {
    isThere = true;
    return serialOf(state) !== null || older(state) !== null;
  };
  const own = appeal && (await knownState(deps, appeal, isItsCode));
  const known = serialOf(own || { id: '', participants: [] });
  const serial = own && known === null ? await serialHere(deps, own, older(own)) : known;
  const tracked = own && serial !== null ? await trackedAs(deps, own, serial) : null;
  if (!isThere && appeal && codes.serialOf(appeal, code, anySerial, generations) !== null) {
    // Only a case that was filed has such a code, and no store knows it now.
    deps.log.error({ alarm: 'records-missing', appeal }, 'alarm');
    throw problem('records-missing', { headers: { 'Retry-After': '60' } });
  }
  if (!tracked) throw unauthenticated('code-wrong');
  return { ...tracked, by: 'code' };
}

/** Returns the case that has a signed-in citizen's number on file. Another's case counts as missing. */
async function readOwn(
  deps: TrackingNeeds,
  { id, request }: { id: string; request: Request },
): Promise<TrackedAppeal> {
  const session = await deps.accounts.sessionOf(request);
  const phone = session && deps.accounts.phoneOf(session);
  if (!phone) throw unauthenticated('unauthenticated');
  const appeal = asAppealId(id);
  const own = appeal === null ? null : await currentState(deps, appeal);
  const [serial] = own ? await serialsOnFile(deps, own, phone) : [];
  const tracked = own && serial !== undefined ? await trackedAs(deps, own, serial) : null;
  if (!tracked) throw unknownAppeal(id);
  return { ...tracked, by: request.headers.has('authorization') ? 'bearer' : 'cookie' };
}

async function trackedAs(
  deps: TrackingNeeds,
  own: AppealState,
  known: number,
): Promise<Omit<TrackedAppeal, 'by'> | null> {
  const { state, serial } = await mastered(deps, own, known);
  const actor = citizenOf(state.id, serial);
  return audienceOf(state, actor) === null ? null : { state, actor };
}

/** Finds a person's serial in a part. The code is of the whole, or of a case merged into the whole. */
async function serialHere(
  deps: TrackingNeeds,
  part: AppealState,
  holder: CodeHolder | null,
): Promise<number | null> {
  if (holder === null || holder.here) return holder?.serial ?? null;
  const merged = await currentState(deps, holder.appeal);
  if (!merged || !serialsOf(merged).includes(holder.serial)) return null;
  const { state, serial } = await mastered(deps, merged, holder.serial);
  const replaced = deps.generations.known(part.id)(serial) > 0;
  return !replaced && wholesOf(part).includes(state.id) ? serial : null;
}

interface PersonOfCase {
  readonly state: AppealState;
  readonly serial: number;
}

const hops = 10;

/** Follows this person's matter into the master of a merged case, and on into the master's own master. */
async function mastered(deps: TrackingNeeds, state: AppealState, serial: number): Promise<PersonOfCase> {
  let place: PersonOfCase = { state, serial };
  for (let hop = 0; hop < hops; hop += 1) {
    const into = place.state.links.find(({ kind }) => kind === 'merged-into')?.appeal;
    const master = into === undefined ? null : await currentState(deps, into);
    const joined = master && serialInMaster(master, place.state, place.serial);
    if (!master || joined === null) return place;
    place = { state: master, serial: joined };
  }
  return place;
}

/** The people of a case have small numbers, the filer 0. */
const anySerial: readonly number[] = Array.from({ length: 20 }, (_, serial) => serial);

const unauthenticated = (code: 'unauthenticated' | 'code-mistyped' | 'code-wrong') =>
  problem(code, { headers: { 'WWW-Authenticate': 'Code realm="huiyin"' } });
