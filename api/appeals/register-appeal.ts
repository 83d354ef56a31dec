import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  areaNamed,
  type CountyAtRegistration,
  type FilingFacts,
  isRefusal,
  levelIn,
  mayInCounty,
  type Recorded,
  type RegisterBody,
  register,
  registerBody,
} from '../../domain/index.ts';
import { type HoldingNeeds, holdingForFiling } from '../attachments/hold-attachments.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import type { AppealIds } from '../ids/appeal-id.ts';
import { filedMarks } from '../personal-data/person-marks.ts';
import { type FilingKeyNeeds, filingKeyOf, keysForFiling, sealBody } from '../personal-data/person-texts.ts';
import { type EarlierNeeds, earlierAppeals } from './earlier-appeals.ts';
import { filerAmong } from './filer.ts';
import { type FollowingNeeds, followedCase } from './followed.ts';
import { byReference, type ReferenceNeeds } from './reference.ts';
import { isStarted, possibleIds, type StartingNeeds, startCase } from './start-case.ts';

export type FilingNeeds = StartingNeeds &
  ReferenceNeeds &
  EarlierNeeds &
  FilingKeyNeeds &
  HoldingNeeds &
  FollowingNeeds &
  DecidingNeeds;

export interface DecidingNeeds {
  readonly county: Pick<County, 'atRegistration' | 'dutyFor' | 'placeFacts'>;
}

export interface NewFiling {
  readonly body: RegisterBody;
  /** The namespace of the idempotency key: an account, or the public. */
  readonly account: string;
  /** Names the filer once the id is known: a citizen without an account belongs to this appeal only. */
  readonly actorOf: (appeal: string) => Actor;
  readonly key: string;
  /** The caller chose the key, so this may be a retry. */
  readonly keyGiven: boolean;
}

/** Files an appeal, or finds the one that the same key filed before. Throws 403 or 422. */
export async function registerAppeal(
  deps: FilingNeeds,
  ids: AppealIds,
  filing: NewFiling,
): Promise<AppealState> {
  const { body, actorOf, ...byKey } = filing;
  if (!mayFile(body, actorOf(''))) throw problem('may-not-register');
  const isReferred = body.reference !== undefined && actorOf('').role === 'integrator';
  const whose = isReferred ? await byReference(deps, byKey.account, body.reference ?? '') : byKey;
  // A retry is the same filing also when its token is over. The filing's memo knows what it followed.
  const into = await followedCase(deps, body, actorOf('')).catch(async (refused) => {
    if (whose.keyGiven && (await isStarted(deps, ids, whose))) return null;
    throw refused;
  });
  const file = async () => {
    const [background, keys] = await Promise.all([
      earlierAppeals(deps, body),
      keysForFiling(deps, body.participants?.people?.length),
    ]);
    const sealed = sealBody(registerBody, body, filingKeyOf(keys));
    const marks = filedMarks(deps.secret, body);
    const filer = body.participants?.people?.length ? { filerIs: filerAmong(body) } : {};
    return startCase(deps, ids, {
      ...whose,
      keys,
      background: into ? { ...background, into } : background,
      content: ['register', body],
      decided: (id, nowMs, known) => {
        const background = { ...known, ...filer, marks };
        return decideFiling(deps, { body: sealed, actor: actorOf(id), background }, id, nowMs);
      },
    });
  };
  const named = body.attachments ?? [];
  if (named.length === 0) return file();
  const appeals = possibleIds(deps, ids, whose);
  // The first id identifies the filing as well as the key does, which is not stored.
  const by = { owner: byKey.account, appeals, holder: `filing ${appeals[0]}` };
  return holdingForFiling(deps, named, by, file);
}

/** Supervision files leaders' instructions, and nothing else. */
export const mayFile = ({ kind }: Pick<RegisterBody, 'kind'>, actor: Actor): boolean =>
  mayInCounty('file', actor) || (kind === 'instruction' && mayInCounty('file-instruction', actor));

interface Decision {
  readonly body: RegisterBody;
  readonly actor: Actor;
  readonly background: FilingFacts;
}

/** Decides the first events of a filing. Throws the refusal as a problem. */
export function decideFiling(
  { county }: DecidingNeeds,
  { body, actor, background }: Decision,
  id: string,
  nowMs: number,
): Recorded {
  const { areas } = county.placeFacts(registerBody, body);
  const area = areaNamed(body, areas) ?? undefined;
  const kept = county.atRegistration(body.category, actor, nowMs, area, body.leader);
  if (isRefusal(kept)) throw refusalProblem(kept);
  const level = levelIn(kept.category, body.urgency ?? 'ordinary');
  const duty = level === 'ordinary' ? {} : { duty: county.dutyFor(unitsOf(kept), nowMs) };
  const done = register(id, body, kept, actor, nowMs, { ...background, areas, ...duty });
  if (isRefusal(done)) throw refusalProblem(done);
  return done;
}

/** The units whose roster an urgent case keeps: those that it knows, and those to which the county's rule sends it. */
function unitsOf({ units, dispatchRule }: CountyAtRegistration): string[] {
  const known = Object.keys(units);
  if (!dispatchRule) return known;
  const { to } = dispatchRule;
  const sent =
    to === 'unit'
      ? [dispatchRule.lead, ...dispatchRule.helpers]
      : [...dispatchRule.units, ...(dispatchRule.fallback ? [dispatchRule.fallback] : [])];
  return [...known, ...sent.map(({ id }) => id)];
}
