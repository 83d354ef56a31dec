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

/** An id without an appeal takes the same path as an appeal without this phone number. */
const namedBy = (typed: string): string => asAppealId(typed) ?? 'NONE';

/** Sends a one-time code where the number is on the appeal's file. The answer goes out before the look-up. */
export function askForNewCode(deps: LostCodeNeeds, typed: string, phone: string): Promise<void> {
  const appeal = namedBy(typed);
  const whether = async () => {
    const state = await currentState(deps, appeal);
    return state !== null && (await serialsOnFile(deps, state, phone)).length > 0;
  };
  return deps.accounts.citizens.sendCode('lost-code', phone, { appeal, whether });
}

/** Issues a new tracking code for the right one-time code and voids the old one. Throws 401 or 429. */
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
