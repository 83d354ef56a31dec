import type { AppealState } from '../../domain/index.ts';
import { phoneKey } from '../../store/index.ts';
import { type OpeningNeeds, opened } from '../personal-data/opened.ts';

/** Who of an appeal is reached under this number: 0 who filed, others of a group by their serials. Throws 503. */
export async function serialsOnFile(
  deps: OpeningNeeds,
  { registration, participants }: AppealState,
  phone: string,
): Promise<readonly number[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  const { value } = await opened(deps, { citizen: registration.citizen, participants });
  const filer = phoneKey(value.citizen?.phone) === key ? [0] : [];
  const others = value.participants.filter((person) => phoneKey(person.phone) === key);
  return [...new Set([...filer, ...others.map(({ serial }) => serial)])];
}
