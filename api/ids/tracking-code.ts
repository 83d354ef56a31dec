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
  /** Returns the filer's further code of this number, from 1 on. It is valid beside the one of its generation. */
  furtherCodeOf(appeal: string, further: number, generation?: number): string;
  /** Finds the holder of a code among these serials, or null. It always takes the same time. */
  serialOf(
    appeal: string,
    typed: string,
    serials: readonly number[],
    generationOf?: GenerationOf,
  ): number | null;
}

/** A filer has at most so many further codes. Later corrections tell the last one again. */
const mostFurther = 9;

/** Derives codes from the appeal's id and stores none: the database yields no code. */
export function trackingCodes(secret: string): TrackingCodes {
  const key = keyFor(secret, 'tracking');
  // The first generation is hashed without its number, so that codes from before generations existed stay valid.
  const plain = (appeal: string, serial: number, generation = 0) =>
    symbols(keyedHash(key, generation === 0 ? [appeal, serial] : [appeal, serial, generation]), length);
  const further = (appeal: string, number: number, generation: number) =>
    symbols(keyedHash(key, [appeal, 0, generation, 'further', Math.min(number, mostFurther)]), length);
  // Nobody was told a further code before it was due, so all of them may be valid from the start.
  const allOf = (appeal: string, serial: number, generation: number): readonly string[] => {
    const numbers = serial === 0 ? Array.from({ length: mostFurther }, (_, index) => index + 1) : [];
    return [
      plain(appeal, serial, generation),
      ...numbers.map((number) => further(appeal, number, generation)),
    ];
  };
  return {
    codeOf: (appeal, serial, generation = 0) => spelt(plain(appeal, serial, generation)),
    furtherCodeOf: (appeal, number, generation = 0) => spelt(further(appeal, number, generation)),
    serialOf: (appeal, typed, serials, generationOf = () => 0) => {
      const given = Buffer.from(readAloud(typed).slice(0, length).padEnd(length), 'latin1');
      const codes = serials.flatMap((serial) =>
        allOf(appeal, serial, generationOf(serial)).map((code) => ({ serial, code })),
      );
      return codes.reduce<number | null>(
        (found, { serial, code }) => (timingSafeEqual(Buffer.from(code), given) ? serial : found),
        null,
      );
    },
  };
}

const spelt = (code: string): string => `${code}${checkSymbol(code)}`.replace(/.{4}(?=.)/g, '$&-');

/** Checks for seventeen symbols with a fitting check symbol. Any other code was mistyped. */
export function isWellFormedCode(typed: string): boolean {
  const text = readAloud(typed);
  return text.length === length + 1 && checkSymbol(text.slice(0, length)) === text[length];
}
