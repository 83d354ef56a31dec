import type { AppealState } from '../../domain/index.ts';
import { phoneKey } from '../../store/index.ts';

/** Who of an appeal is reached under this number: 0 who filed, others of a group by their serials. */
export function serialsOnFile({ registration, participants }: AppealState, phone: string): readonly number[] {
  const key = phoneKey(phone);
  if (key === null) return [];
  const filer = phoneKey(registration.citizen?.phone) === key ? [0] : [];
  const others = participants.filter((person) => phoneKey(person.phone) === key);
  return [...new Set([...filer, ...others.map(({ serial }) => serial)])];
}
