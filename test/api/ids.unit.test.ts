import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appealIds, asAppealId } from '../../api/ids/appeal-id.ts';
import { alphabet, checkSymbol, symbols } from '../../api/ids/crockford.ts';
import { bodyHashOf, updateIdOf } from '../../api/ids/keys.ts';
import { isWellFormedCode, trackingCodes } from '../../api/ids/tracking-code.ts';
import { secret } from './kit.ts';

const codes = trackingCodes(secret);
const anyCode = fc.tuple(fc.uuid(), fc.nat(500)).map(([id, serial]) => codes.codeOf(id, serial));
const bare = (code: string) => code.replaceAll('-', '');

describe('a tracking code', () => {
  it('has 80 bits and a check symbol in groups of four', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(bare(code)).toHaveLength(17);
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
        expect(isWellFormedCode(code)).toBe(true);
      }),
    );
  });

  it('shows every single mistyped symbol', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(16), fc.constantFrom(...alphabet), (code, at, symbol) => {
        const text = bare(code);
        fc.pre(text[at] !== symbol);
        expect(isWellFormedCode(text.slice(0, at) + symbol + text.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('belongs to one serial of one appeal of one installation', () => {
    const code = codes.codeOf('A', 2);
    expect(codes.serialOf('A', code, [0, 1, 2, 3])).toBe(2);
    expect(codes.serialOf('A', code, [0, 1])).toBeNull();
    expect(codes.serialOf('B', code, [0, 1, 2])).toBeNull();
    expect(trackingCodes(`${secret}!`).serialOf('A', code, [0, 1, 2])).toBeNull();
  });

  it('is never matched by anything else, of whatever length or alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        expect(codes.serialOf('A', typed, [0, 1])).toBeNull();
      }),
    );
  });
});

describe('an appeal’s id', () => {
  const ids = appealIds(secret);

  it('is the same for the same account, key and attempt on the same day, and no other', () => {
    const id = ids('2026-11-22', 'a', 'k', 0);
    expect(id).toMatch(/^20261122-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(ids('2026-11-22', 'a', 'k', 0)).toBe(id);
    const others = [
      ids('2026-11-22', 'a', 'k', 1),
      ids('2026-11-22', 'ak', '', 0),
      ids('2026-11-22', 'a', 'k2', 0),
      ids('2026-11-23', 'a', 'k', 0),
      appealIds('another secret')('2026-11-22', 'a', 'k', 0),
    ];
    expect(others).not.toContain(id);
  });

  it('is read in any case, and nothing else is taken for one', () => {
    expect(asAppealId('20261122-7k3m9q')).toBe('20261122-7K3M9Q');
    for (const text of ['', 'a', '../x', 'a b', '诉求', '-1234', 'x'.repeat(65)])
      expect(asAppealId(text)).toBeNull();
  });
});

describe('hashes', () => {
  it('spread bits over the whole alphabet', () => {
    expect(
      symbols(
        Uint8Array.from({ length: 20 }, (_, i) => (i * 73) % 256),
        32,
      ),
    ).toHaveLength(32);
    expect(symbols(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff]), 8)).toBe('ZZZZZZZZ');
    expect(symbols(new Uint8Array([0, 0, 0, 0, 31]), 8)).toBe('0000000Z');
    expect(checkSymbol('!')).toBeNull();
  });

  it('of bodies do not depend on the order of fields', () => {
    expect(bodyHashOf('secret', { a: 1, b: { c: [1, 2], d: undefined } })).toBe(
      bodyHashOf('secret', { b: { c: [1, 2] }, a: 1 }),
    );
    expect(bodyHashOf('secret', { a: [1, 2] })).not.toBe(bodyHashOf('secret', { a: [2, 1] }));
  });

  it('of updates cannot be shifted from one word into the next', () => {
    expect(updateIdOf('a', 'b', 'c', 'd')).not.toBe(updateIdOf('ab', '', 'c', 'd'));
  });
});
