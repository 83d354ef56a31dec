import {
  type AppealEvent,
  type AppealState,
  type Contact,
  type Facts,
  isRecord,
  personOf,
} from '../../domain/index.ts';
import type { GenerationOf, TrackingCodes } from '../ids/tracking-code.ts';
import { personMarks } from '../personal-data/person-marks.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';

/** The edge adds these to a correction of a filing: marks of sealed numbers, and the further tracking code. */

type Body = Readonly<Record<string, unknown>>;

/** Computes the filer's marks before and after a correction. Only the edge reads the sealed numbers. */
export async function marksOfCorrection(
  deps: UnsealingNeeds & { readonly secret: string },
  state: AppealState,
  { name, body }: { readonly name: string; readonly body: Body },
): Promise<Pick<Facts, 'marks'>> {
  if (name !== 'correct' || !isRecord(body.citizen)) return {};
  const given: Contact = body.citizen;
  const { value } = await unseal(deps, {
    citizen: state.registration.citizen,
    name: personOf(state, 0)?.name,
  });
  const before = value.citizen ?? {};
  const known = value.name ?? before.name;
  const after = { ...before, ...(known == null ? {} : { name: known }), ...given };
  return {
    marks: { was: personMarks(deps.secret, before) ?? null, now: personMarks(deps.secret, after) ?? null },
  };
}

export interface FurtherCodeNeeds {
  readonly codes: Pick<TrackingCodes, 'furtherCodeOf'>;
  readonly generations: {
    of(appeal: string): Promise<GenerationOf>;
    known(appeal: string): GenerationOf;
  };
}

/** The further code that these events brought, for the office that tells it to the citizen. */
export function furtherCode(
  { codes, generations }: FurtherCodeNeeds,
  appeal: string,
  events: readonly AppealEvent[],
): string | null {
  const corrected = events.findLast(({ type }) => type === 'corrected');
  const { furtherCode: number } = (corrected?.data ?? {}) as { readonly furtherCode?: number };
  return number === undefined ? null : codes.furtherCodeOf(appeal, number, generations.known(appeal)(0));
}
