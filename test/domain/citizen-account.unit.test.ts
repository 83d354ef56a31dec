import { describe, expect, it } from 'vitest';
import { citizenAccount, citizenPlace } from '../../domain/index.ts';

describe('the account of a citizen', () => {
  it('says the appeal and the place in it, and is read as it was written', () => {
    const place = { appeal: '20261122-7K3M9Q', serial: 12 };
    expect(citizenAccount(place)).toBe('citizen:20261122-7K3M9Q:12');
    expect(citizenPlace(citizenAccount(place))).toEqual(place);
    expect(citizenPlace(citizenAccount({ ...place, serial: 0 }))).toEqual({ ...place, serial: 0 });
  });

  it.each([
    'officer:wang',
    'citizen:',
    'citizen:A1',
    'citizen:A1:',
    'citizen:A1:01',
    'citizen:A1:-1',
    'citizen:A1:2:3',
  ])('is not %s', (account) => {
    expect(citizenPlace(account)).toBeNull();
  });
});
