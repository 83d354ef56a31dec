import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { openStore, type Store, type StoreLog } from '../../store/index.ts';
import { testKeyring } from '../support/keyring.ts';

/** A store on the tests' mongod with a database of its own, dropped afterwards; and that database in the raw. */
export function realStore(log?: StoreLog) {
  const database = `store-${randomUUID()}`;
  const raw = new MongoClient(inject('mongoUri'));
  const real = { store: {} as Store, db: raw.db(database), uri: inject('mongoUri') };
  beforeAll(async () => {
    real.store = await openStore({ uri: inject('mongoUri'), database, keyring: testKeyring }, log);
    await real.store.ensureIndexes();
  });
  afterAll(async () => {
    await real.db.dropDatabase();
    await Promise.all([real.store.close(), raw.close()]);
  });
  return real;
}
