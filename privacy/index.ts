export { type Key, type KeyPurpose, type Keyring, KeyringProblem, openKeyring } from './keyring.ts';
export { seal, unseal } from './seal.ts';
