import { type Actor, type AppealState, citizenAccount, standingOf } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';

/**
 * Who of an appeal is reached under this number: 0 who filed, others of a group by their serials; living people of the
 * case first. Throws 503.
 */
export async function serialsOnFile(
  deps: UnsealingNeeds,
  state: AppealState,
  phone: string,
): Promise<readonly number[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  const { registration, participants } = state;
  const { value } = await unseal(deps, { citizen: registration.citizen, participants });
  const filersOwn = [value.citizen?.phone, ...(value.citizen?.phones ?? [])];
  const filer = filersOwn.some((number) => phoneKey(number) === key) ? [0] : [];
  const others = value.participants.filter((person) => phoneKey(person.phone) === key);
  const serials = [...new Set([...filer, ...others.map(({ serial }) => serial)])];
  const isPerson = (serial: number) => standingOf(state, citizenOf(state.id, serial)) === 'person';
  return [...serials.filter(isPerson), ...serials.filter((serial) => !isPerson(serial))];
}

/** A citizen of one appeal: one serial of it, and nothing else. */
export const citizenOf = (appeal: string, serial: number): Actor => ({
  account: citizenAccount({ appeal, serial }),
  unit: null,
  role: 'citizen',
});
