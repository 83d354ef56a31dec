import type { Citizens } from '../accounts/citizens.ts';
import { currentState, type StateNeeds } from '../appeals/read-appeal.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import type { TrackingCodes } from '../ids/tracking-code.ts';
import type { UnsealingNeeds } from '../personal-data/unseal.ts';
import type { Generations } from './generations.ts';
import { serialsOnFile } from './on-file.ts';

export type LostCodeNeeds = StateNeeds &
  UnsealingNeeds & {
    readonly accounts: { readonly citizens: Pick<Citizens, 'sendCode' | 'redeem'> };
    readonly generations: Pick<Generations, 'raise'>;
  };

/** An id that no appeal has takes the same way as one that has none of this phone. */
const namedBy = (typed: string): string => asAppealId(typed) ?? 'NONE';

/** Sends a one-time code where the number is on the appeal's file; the answer is given before that is looked up. */
export function askForNewCode(deps: LostCodeNeeds, typed: string, phone: string): Promise<void> {
  const appeal = namedBy(typed);
  const whether = async () => {
    const state = await currentState(deps, appeal);
    return state !== null && (await serialsOnFile(deps, state, phone)).length > 0;
  };
  return deps.accounts.citizens.sendCode('lost-code', phone, { appeal, whether });
}

/** A new tracking code for whoever shows the one-time code; the old one is void. Throws 401 or 429. */
export async function replaceCode(
  deps: LostCodeNeeds,
  codes: TrackingCodes,
  { id, phone, code }: { id: string; phone: string; code: string },
): Promise<string> {
  const appeal = namedBy(id);
  await deps.accounts.citizens.redeem('lost-code', phone, code, appeal);
  const state = await currentState(deps, appeal);
  const [serial] = state ? await serialsOnFile(deps, state, phone) : [];
  if (serial === undefined) throw problem('one-time-code-wrong');
  const generation = await fromRecords(deps.generations.raise(appeal, serial));
  return codes.codeOf(appeal, serial, generation);
}
