import { timingSafeEqual } from 'node:crypto';
import { checkSymbol, readAloud, symbols } from './crockford.ts';
import { keyedHash, keyFor } from './keys.ts';

const bits = 80;
const length = bits / 5;

/** Returns the valid generation of a person's code. 0 is the first, and each new one voids those before it. */
export type GenerationOf = (serial: number) => number;

export interface TrackingCodes {
  /** Returns the code of a serial within an appeal (0: the filer), in groups of four with a check symbol. */
  codeOf(appeal: string, serial: number, generation?: number): string;
  /** Finds the holder of a code among these serials, or null. It always takes the same time. */
  serialOf(
    appeal: string,
    typed: string,
    serials: readonly number[],
    generationOf?: GenerationOf,
  ): number | null;
}

/** Derives codes from the appeal's id and stores none: the database yields no code. */
export function trackingCodes(secret: string): TrackingCodes {
  const key = keyFor(secret, 'tracking');
  // The first generation is hashed without its number, so that codes from before generations existed stay valid.
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

/** Checks for seventeen symbols with a fitting check symbol. Any other code was mistyped. */
export function isWellFormedCode(typed: string): boolean {
  const text = readAloud(typed);
  return text.length === length + 1 && checkSymbol(text.slice(0, length)) === text[length];
}
