export { type Key, type KeyPurpose, type Keyring, KeyringProblem, openKeyring } from './keyring.ts';
export {
  isSealed,
  type PayloadPlace,
  placeIn,
  placeOf,
  sealedEncoding,
  sealedPayloads,
  sealPayload,
  unsealPayload,
} from './payload-codec.ts';

export { seal, unseal } from './seal.ts';
export { sealUntil, unsealTimed } from './timed-seal.ts';
export { issueTokenFor, type TokenHolder, type TokenUse, tokenHolder } from './token.ts';
