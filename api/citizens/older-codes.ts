import type { AppealState } from '../../domain/index.ts';
import type { GenerationOf, TrackingCodes } from '../ids/tracking-code.ts';

/** Accepts codes from before a case was split or moved into confidence, because nobody sends its people new ones. */

/** A person of a part of a split, or of a case that was merged into the whole. */
export interface CodeHolder {
  /** The case that the code was made for. */
  readonly appeal: string;
  readonly serial: number;
  /** The part has this person under the same serial. */
  readonly here: boolean;
}
interface ShownCode {
  readonly codes: TrackingCodes;
  readonly code: string;
  readonly generationsOf: (appeal: string) => GenerationOf;
}

/** A merged case may have had more people than those who joined the master. */
const leftBefore = 20;

export const wholesOf = ({ links }: Pick<AppealState, 'links'>): string[] =>
  links.flatMap(({ kind, appeal }) => (kind === 'split-from' || kind === 'moved-from' ? [appeal] : []));

export const serialsOf = ({ participants }: Pick<AppealState, 'participants'>): number[] => [
  0,
  ...participants.map(({ serial }) => serial),
];

/** Finds the holder of a code from before the split. null: the code does not belong to this part. */
export function holderIn(part: AppealState, { codes, code, generationsOf }: ShownCode): CodeHolder | null {
  const wholes = wholesOf(part);
  if (wholes.length === 0) return null;
  const serials = serialsOf(part);
  // A new code for the part voids this person's older codes.
  const replaced = generationsOf(part.id);
  for (const appeal of wholes) {
    const serial = codes.serialOf(appeal, code, serials, generationsOf(appeal));
    if (serial !== null) return replaced(serial) === 0 ? { appeal, serial, here: true } : null;
  }
  const merged = (part.parts ?? []).map(({ id }) => id).filter((id) => !wholes.includes(id));
  const most = Math.max(...serials) + leftBefore;
  const theirs = Array.from({ length: most + 1 }, (_, serial) => serial);
  for (const appeal of new Set(merged)) {
    const serial = codes.serialOf(appeal, code, theirs, generationsOf(appeal));
    if (serial !== null) return { appeal, serial, here: false };
  }
  return null;
}
