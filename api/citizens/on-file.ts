import { type Actor, type AppealState, citizenAccount, standingOf } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';

/**
 * Finds the people of an appeal with this number. 0 is the filer; people of a group have their serials. Living
 * people of the case come first. Throws 503.
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

/** Makes the actor for one serial of one appeal. */
export const citizenOf = (appeal: string, serial: number): Actor => ({
  account: citizenAccount({ appeal, serial }),
  unit: null,
  role: 'citizen',
});
