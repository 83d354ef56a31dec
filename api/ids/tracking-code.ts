import { timingSafeEqual } from 'node:crypto';
import { checkSymbol, readAloud, symbols } from './crockford.ts';
import { keyedHash, keyFor } from './keys.ts';

const bits = 80;
const length = bits / 5;

/** Which of a person's tracking codes counts: 0 is the first, each new one voids those before it. */
export type GenerationOf = (serial: number) => number;

export interface TrackingCodes {
  /** The code of a serial within an appeal (0: who filed), in groups of four with a check symbol. */
  codeOf(appeal: string, serial: number, generation?: number): string;
  /** Whose code it is among these serials, or null. It takes the same time whichever it is. */
  serialOf(
    appeal: string,
    typed: string,
    serials: readonly number[],
    generationOf?: GenerationOf,
  ): number | null;
}

/** Codes are derived from the appeal's id and kept nowhere: who has the database has no code. */
export function trackingCodes(secret: string): TrackingCodes {
  const key = keyFor(secret, 'tracking');
  // The first generation stands for itself: codes given out before there was a second stay as they are.
  const plain = (appeal: string, serial: number, generation = 0) =>
    symbols(keyedHash(key, generation === 0 ? [appeal, serial] : [appeal, serial, generation]), length);
  return {
    codeOf: (appeal, serial, generation = 0) => {
      const code = plain(appeal, serial, generation);
      return `${code}${checkSymbol(code)}`.replace(/.{4}(?=.)/g, '$&-');
    },
    serialOf: (appeal, typed, serials, generationOf = () => 0) => {
      const given = Buffer.from(readAloud(typed).slice(0, length).padEnd(length), 'latin1');
      return serials.reduce<number | null>(
        (found, serial) =>
          timingSafeEqual(Buffer.from(plain(appeal, serial, generationOf(serial))), given) ? serial : found,
        null,
      );
    },
  };
}

/** Seventeen symbols whose last fits the others: anything else was mistyped. */
export function isWellFormedCode(typed: string): boolean {
  const text = readAloud(typed);
  return text.length === length + 1 && checkSymbol(text.slice(0, length)) === text[length];
}
