import { describe, expect, it } from 'vitest';
import { openKeyring } from '../../privacy/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { rekey } from '../../store/rekey.ts';
import { asOf, dispatched } from './appeals.ts';
import { realStore } from './real-store.ts';

const [one, two] = ['1', '2'].map((digit) => digit.repeat(64));
const secret = 'a secret of this test alone, 32+ characters';
const with_ = (keys: string, of = secret) => openKeyring({ secret: of, keys });
const none = { missing: [], other: [] };

describe('the proof of keys', () => {
  const real = realStore();
  const opened: Store[] = [];
  async function prove(keyring: ReturnType<typeof openKeyring>) {
    const store = await openStore({ uri: real.uri, database: real.db.databaseName, keyring });
    opened.push(store);
    const { missing, other } = await store.proveKeys(0);
    await store.close();
    return { missing, other };
  }

  it('passes for the same keys, whoever comes first', async () => {
    expect(await Promise.all([prove(with_('')), prove(with_(''))])).toEqual([none, none]);
  });

  it('names a key of another secret, and leaves no proof of it', async () => {
    const other = 'another secret, of the same length and more';
    expect(await prove(with_('', other))).toEqual({ missing: [], other: ['s0'] });
    expect(await prove(with_(`k9:${one}`, other))).toEqual({ missing: [], other: ['s0'] });
    expect(await prove(with_(''))).toEqual(none);
  });

  it('names a new key that this process has not got yet, and only once somebody uses it', async () => {
    expect(await prove(with_(`k1:${one},k2:${two}`))).toEqual(none);
    expect(await prove(with_(`k1:${one}`))).toEqual(none);
    expect(await prove(with_(''))).toEqual({ missing: ['k1'], other: [] });
    expect(await prove(with_(`k2:${two},k1:${one}`))).toEqual(none);
    expect(await prove(with_(`k1:${one}`))).toEqual({ missing: ['k2'], other: [] });
  });

  it('wants an old key until nothing is sealed with it and a rekeying has said so', async () => {
    const options = (keyring: ReturnType<typeof openKeyring>) => ({
      uri: real.uri,
      database: real.db.databaseName,
      keyring,
    });
    const old = await openStore(options(with_(`k1:${one}`)));
    await old.saveEvents('20260302-CMND07', dispatched('20260302-CMND07').events);
    await old.close();
    const without = with_(`k2:${two}`);
    expect(await prove(without)).toEqual({ missing: ['k1'], other: [] });
    await rekey(options(without));
    expect(await prove(without)).toEqual({ missing: ['k1'], other: [] });
    await rekey(options(with_(`k2:${two},k1:${one}`)));
    await rekey(options(without));
    expect(await prove(without)).toEqual(none);
  });
});

describe('an open case under later rules', () => {
  const real = realStore();

  it('is found, and no closed or older one', async () => {
    const state = asOf(dispatched('20260302-CMND08'), 2);
    await real.store.saveSnapshot({ ...state, rules: 99 });
    await real.store.saveSnapshot({ ...asOf(dispatched('20260302-CMND09'), 2), rules: 3 });
    expect(await real.store.openUnderRulesAfter(98)).toEqual({ id: '20260302-CMND08', rules: 99 });
    expect(await real.store.openUnderRulesAfter(99)).toBeNull();
  });
});
