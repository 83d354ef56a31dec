import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  type FilingFacts,
  isRefusal,
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
import { isStarted, possibleIds, type StartingNeeds, startCase } from './start-case.ts';

export type FilingNeeds = StartingNeeds &
  EarlierNeeds &
  FilingKeyNeeds &
  HoldingNeeds &
  FollowingNeeds & { readonly county: Pick<County, 'atRegistration'> };

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
  if (!mayInCounty('file', filing.actorOf(''))) throw problem('may-not-register');
  const { body, actorOf, ...whose } = filing;
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
  const by = { owner: whose.account, appeals, holder: `filing ${appeals[0]}` };
  return holdingForFiling(deps, named, by, file);
}

interface Decision {
  readonly body: RegisterBody;
  readonly actor: Actor;
  readonly background: FilingFacts;
}

/** Decides the first events of a filing. Throws the refusal as a problem. */
export function decideFiling(
  { county }: { readonly county: Pick<County, 'atRegistration'> },
  { body, actor, background }: Decision,
  id: string,
  nowMs: number,
): Recorded {
  const kept = county.atRegistration(body.category, actor, nowMs, body.area);
  if (isRefusal(kept)) throw refusalProblem(kept);
  const done = register(id, body, kept, actor, nowMs, background);
  if (isRefusal(done)) throw refusalProblem(done);
  return done;
}
