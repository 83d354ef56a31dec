import { type Keyring, openKeyring } from '../../privacy/index.ts';

/** The same for every program of the tests, so that what one seals the others open. */
export const testSecret = 'a secret for tests only, of more than 32 characters';
export const testKeyring: Keyring = openKeyring({ secret: testSecret });
