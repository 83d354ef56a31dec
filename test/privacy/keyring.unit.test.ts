import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyringProblem, openKeyring, seal, unseal } from '../../privacy/index.ts';

const secret = 'a secret of at least thirty-two characters';
const hex = (digit: string) => digit.repeat(64);

describe('a keyring', () => {
  it('seals with its newest key and still opens what older ones sealed', () => {
    const before = openKeyring({ secret, keys: `k1:${hex('1')}` });
    const sealed = seal(before.current('records'), Buffer.from('旧'));
    const after = openKeyring({ secret, keys: `k2:${hex('2')}\nk1:${hex('1')}` });
    expect(after.current('records').id).toBe('k2');
    expect(unseal(after.byId('records', 'k1') as never, sealed)?.toString()).toBe('旧');
  });

  it('opens what was sealed before it was given keys', () => {
    const sealed = seal(openKeyring({ secret }).current('records'), Buffer.from('old'));
    const after = openKeyring({ secret, keys: `k1:${hex('1')}` });
    expect(unseal(after.byId('records', 's0') as never, sealed)?.toString()).toBe('old');
  });

  it('has another key for each purpose', () => {
    const ring = openKeyring({ secret });
    const purposes = ['temporal', 'records', 'persons', 'search', 'token', 'pages', 'forms'] as const;
    expect(new Set(purposes.map((purpose) => ring.current(purpose).bytes.toString('hex'))).size).toBe(
      purposes.length,
    );
  });

  it('knows nothing of a key that it was not given', () => {
    expect(openKeyring({ secret }).byId('records', 'k9')).toBeNull();
  });

  it.each(['k1:12', 'k1', `:${hex('1')}`, `k 1:${hex('1')}`, `k1:${hex('1')},k1:${hex('2')}`])(
    'refuses %s and does not repeat it',
    (keys) => {
      expect(() => openKeyring({ secret, keys })).toThrow(KeyringProblem);
      expect(() => openKeyring({ secret, keys })).not.toThrow(hex('1'));
    },
  );
});

describe('what is sealed', () => {
  const key = openKeyring({ secret }).current('records');

  it('comes back as it was, in its own context', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, context) => {
        expect(unseal(key, seal(key, bytes, context), context)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is not opened in another context, by another key, or with any bit changed', () => {
    const sealed = seal(key, Buffer.from('secret'), 'here');
    expect(unseal(key, sealed, 'there')).toBeNull();
    expect(unseal(openKeyring({ secret }).current('persons'), sealed, 'here')).toBeNull();
    for (let at = 0; at < sealed.byteLength; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(key, changed, 'here')).toBeNull();
    }
    expect(unseal(key, Buffer.alloc(5), 'here')).toBeNull();
  });
});
