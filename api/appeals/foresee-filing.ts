import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  explainWarning,
  isRefusal,
  type Naming,
  placeWarnings,
  type RegisterBody,
} from '../../domain/index.ts';
import { problem } from '../http/problem.ts';
import { type EarlierNeeds, earlierAppeals } from './earlier-appeals.ts';
import { filerAmong } from './filer.ts';
import { type FollowingNeeds, followedCase } from './followed.ts';
import { type ForesightNeeds, outcomeOf } from './foresee.ts';
import { decideFiling, mayFile } from './register-appeal.ts';

export type FilingForesightNeeds = EarlierNeeds &
  FollowingNeeds &
  Pick<ForesightNeeds, 'store' | 'log' | 'clock'> & {
    readonly county: Pick<County, 'atRegistration' | 'dutyFor' | 'placeFacts' | 'areaOf' | 'isOutside'>;
  };

/** No case has this id, because real ids end in six other characters. */
const nobodys = '00000000-000000';

/** Tells what a filing would do and where the county's rule sends it. Nothing is filed. Throws its refusal. */
export async function foreseeFiling(
  deps: FilingForesightNeeds,
  body: RegisterBody,
  actor: Actor,
  naming: Naming,
) {
  if (!mayFile(body, actor)) throw problem('may-not-register');
  const nowMs = deps.clock();
  const [earlier, into] = await Promise.all([earlierAppeals(deps, body), followedCase(deps, body, actor)]);
  const filer = body.participants?.people?.length ? { filerIs: filerAmong(body) } : {};
  const done = decideFiling(
    deps,
    { body, actor, background: { ...earlier, ...filer, ...(into ? { into } : {}) } },
    nobodys,
    nowMs,
  );
  const told = await outcomeOf(deps, { before: null, after: done.state, events: done.events }, actor, naming);
  const { state } = done;
  const placed = placeWarnings([state.registration], deps.county).map((one) => explainWarning(one, naming));
  return {
    ...told,
    warnings: [...told.warnings, ...placed],
    dispatch: dispatchOf(deps, state, actor, nowMs),
  };
}

/** The county's rule for this category and area. It is null where the centre dispatches. */
function dispatchOf(
  { county }: FilingForesightNeeds,
  { registration }: AppealState,
  actor: Actor,
  nowMs: number,
) {
  const { category, areaId, instruction } = registration;
  const kept = county.atRegistration(category, actor, nowMs, areaId, instruction?.leader);
  const rule = isRefusal(kept) ? null : (kept.dispatchRule ?? null);
  if (rule === null) return null;
  const ids = (units: readonly { readonly id: string }[]) => units.map(({ id }) => id);
  return rule.to === 'unit'
    ? { unit: rule.lead.id, helpers: ids(rule.helpers), pool: null, rule: null }
    : { unit: null, helpers: [], pool: ids(rule.units), rule: null };
}
