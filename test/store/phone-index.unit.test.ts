import { describe, expect, it } from 'vitest';
import { phoneKey } from '../../phone/index.ts';
import { searchWords } from '../../store/lists/search-words.ts';
import { testKeyring } from '../support/keyring.ts';

describe('the index of telephones', () => {
  const words = searchWords(testKeyring);
  const soughtBy = (written: string) => words.phonesOf('people', phoneKey(written) ?? '');

  it.each(['13912345678', '013912345678', '86013912345678'])(
    'finds what was stored as it had been written: %s',
    (digits) => {
      expect(soughtBy('+86 (0)139 1234 5678')).toContain(words.ofPhone('people', digits));
    },
  );

  it('stores a mobile number as ever, and finds nobody else by it', () => {
    expect(soughtBy('13912345678')[0]).toBe(words.ofPhone('people', '13912345678'));
    expect(soughtBy('13912345678')).not.toContain(words.ofPhone('people', '13912345679'));
    expect(soughtBy('13912345678')).not.toContain(words.ofPhone('repeats', '13912345678'));
  });
});
