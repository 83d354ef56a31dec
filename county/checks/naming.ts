import type { CountyFile } from '../reading/document.ts';
import { type Names, quoted, reason } from '../reading/names.ts';
import type { CountyContent } from '../reading/read.ts';
import { roleOf } from '../reading/schemas.ts';
import type { Path } from '../reading/zod-problems.ts';

/** Reports a problem at a place of a file. */
export type TellProblem = (file: CountyFile, path: Path, why: Names) => void;

export const noUnit = (id: string): Names => reason(`没有单位${quoted(id)}`, `there is no unit ${id}`);
export const noAccount = (id: string): Names => reason(`没有账号${quoted(id)}`, `there is no account ${id}`);
export const noCategory = (id: string): Names =>
  reason(`没有类别${quoted(id)}`, `there is no category ${id}`);

/** Explains why an account cannot be a county leader. Returns null if it can. */
export function notALeader({ people }: CountyContent, account: string): Names | null {
  if (!people.has(account)) return noAccount(account);
  if (roleOf(account) === 'leader') return null;
  return reason(`${quoted(account)}不是县领导`, `${account} is no county leader`);
}
