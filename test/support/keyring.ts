import { randomBytes } from 'node:crypto';
import { type Keyring, openKeyring, sealedPayloads } from '../../privacy/index.ts';

/** The same for every program of the tests, so that what one seals the others open. */
export const testSecret = 'a secret for tests only, of more than 32 characters';
export const testKeyring: Keyring = openKeyring({ secret: testSecret });

/** For a client that speaks as the API does. */
export const sealing = { dataConverter: { payloadCodecs: [sealedPayloads(testKeyring)] } };

/** For programs that refuse a secret which looks like an example; another one each time. */
export const programSecret = randomBytes(32).toString('hex');
export const programKeyring: Keyring = openKeyring({ secret: programSecret });
export const programSealing = { dataConverter: { payloadCodecs: [sealedPayloads(programKeyring)] } };
