import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundUnder, phoneKey, phoneProblem } from '../../phone/index.ts';

/** The older index kept the digits of a number as they were written. */
function oldKey(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const local = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return local.length < 7 ? null : local;
}

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join(''));
const landline = fc
  .tuple(fc.constantFrom('719', '27', '10', '21'), digits(7))
  .map(([area, number]) => ({ area, number }));
const zeros = [0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1d7ce, 0x104a0];
const inScript = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const spellings = (number: string) => [
  number,
  `+86${number}`,
  `+86 (0)${number}`,
  `+86 0${number}`,
  `86${number}`,
  `0086 ${number}`,
  `0${number}`,
  `${number.slice(0, 3)}-${number.slice(3, 7)} ${number.slice(7)}`,
  `\u202d${number}\u202c`,
  ` ${number}\u200b `,
  ...zeros.map((zero) => inScript(number, zero)),
  ...zeros.map((zero) => inScript(`+86 ${number}`, zero)),
];

describe('a telephone number', () => {
  it.each([
    ['13912345678', '13912345678'],
    ['+86 (0)139 1234 5678', '13912345678'],
    ['１３９１２３４５６７８', '13912345678'],
    ['०१३९१२३४५६७८', '13912345678'],
    ['+86 719 1234567', '07191234567'],
    ['(0719) 123-4567', '07191234567'],
    ['0719-1234567转801', '07191234567x801'],
    ['0719-1234567-801', '07191234567x801'],
    ['+852 2123 4567', '+85221234567'],
    ['1234567', '1234567'],
  ])('passes and is compared in one form: %s', (written, key) => {
    expect(phoneProblem(written)).toBeNull();
    expect(phoneKey(written)).toBe(key);
  });

  it.each(['110', '12345', '95598', '9 5598'])('may be short, and is then nobody’s own: %s', (written) => {
    expect(phoneProblem(written)).toBeNull();
    expect(phoneKey(written)).toBeNull();
  });

  it.each(['无', 'abc', '', '-', '12', '王芳13912345678', '+86', '13912345678a', '+0', '没有电话'])(
    'is not any text: %s',
    (written) => {
      expect(phoneProblem(written)).toBe('phone');
      expect(phoneKey(written)).toBeNull();
    },
  );

  it.each([
    '13912345678、13912345679',
    '13912345678/0719-1234567',
    '13912345678 13912345679',
    '1391234567813912345679',
    '13912345678或13912345679',
    '110，120',
  ])('is one: %s', (written) => {
    expect(phoneProblem(written)).toBe('two-phones');
  });

  it('is the same in all its spellings', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        expect([...new Set(spellings(number).map((written) => phoneKey(written)))]).toEqual([number]);
      }),
    );
    fc.assert(
      fc.property(landline, ({ area, number }) => {
        const written = [
          `0${area}${number}`,
          `0${area}-${number}`,
          `+86 ${area} ${number}`,
          `+86 (0)${area} ${number}`,
        ];
        expect([...new Set(written.map((text) => phoneKey(text)))]).toEqual([`0${area}${number}`]);
      }),
    );
  });

  it('has a normal form that is its own, whatever was written', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789+-() 转x,、'), maxLength: 24 }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(anything, (written) => {
        const key = phoneKey(written);
        if (key === null) return;
        expect(phoneKey(key)).toBe(key);
        expect(phoneProblem(written)).toBeNull();
        expect(phoneProblem(key)).toBeNull();
      }),
      // Seven digits with a zero before them and an extension once made a number that read as a foreign one.
      { numRuns: 1000, examples: [['0900000转0'], ['00 900000 转 12']] },
    );
  });

  it('is found where it was stored as it had been written', () => {
    fc.assert(
      fc.property(mobile, fc.nat(9), (number, way) => {
        const before = oldKey(spellings(number)[way] ?? number);
        expect(foundUnder(phoneKey(number)!)).toContain(before);
      }),
    );
    fc.assert(
      fc.property(landline, fc.constantFrom('0', '+86 ', '+86 0', '0086'), ({ area, number }, prefix) => {
        const written = `${prefix}${area} ${number}`;
        expect(foundUnder(phoneKey(written)!)).toContain(oldKey(written));
      }),
    );
    expect(foundUnder(phoneKey('0719-1234567转801')!)).toContain(oldKey('0719-1234567转801'));
    expect(foundUnder(phoneKey('+852 2123 4567')!)).toContain(oldKey('+852 2123 4567'));
  });
});
