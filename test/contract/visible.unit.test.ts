import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../contract/index.ts';
import { registerBody, visible } from '../../domain/index.ts';
import { comparable } from '../../store/index.ts';

const titled = (title: string) =>
  parseBody(registerBody, { kind: 'request', title, description: 'd', category: 'roads' });

describe('characters that nobody sees', () => {
  it.each([
    ['a zero-width space inside a word', '路\u200b灯不亮', '路灯不亮'],
    ['a byte-order mark', '\ufeff路灯不亮', '路灯不亮'],
    ['a mark of direction', '路灯\u202e不亮', '路灯不亮'],
    ['a choice of glyph behind a letter', 'a\ufe0fb', 'ab'],
    ['a letter in two parts', 'Cafe\u0301', 'Café'],
  ])('%s is dropped, so that the text is found', (_, typed, stored) => {
    const parsed = titled(typed);
    expect(parsed.ok && parsed.body.title).toBe(stored);
    expect(comparable(typed)).toBe(comparable(stored));
  });

  it.each([
    ['a family of emoji', '👨‍👩‍👧'],
    ['a red heart', '❤️'],
    ['a rare form of a surname', '葛\u{e0100}'],
    ['a joiner of Persian', 'می\u200cخواهم'],
  ])('%s stays as it was written', (_, written) => {
    const parsed = titled(written);
    expect(parsed.ok && parsed.body.title).toBe(written.normalize('NFC'));
  });

  it('alone make no title', () => {
    const parsed = titled('\u200b\ufeff\u2060');
    expect(!parsed.ok && parsed.problems.map(({ path }) => path)).toEqual(['title']);
  });

  it('are gone after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = visible(text);
        expect(visible(once)).toBe(once);
      }),
    );
  });
});
