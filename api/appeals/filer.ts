import type { RegisterBody } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';

/** The serial of the first listed person with one of the filer's telephones. null: the list has no such person. */
export function filerAmong({ citizen, participants }: RegisterBody): number | null {
  const own = [citizen?.phone, ...(citizen?.phones ?? [])].flatMap((phone) => phoneKey(phone) ?? []);
  const at = (participants?.people ?? []).findIndex(({ phone }) => own.includes(phoneKey(phone) ?? ''));
  return at < 0 ? null : at + 1;
}
