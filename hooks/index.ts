export {
  AddressRefused,
  type AddressRules,
  isPublicAddress,
  type LookUp,
  longestUrl,
  publicAddresses,
  type UrlProblem,
  urlProblem,
} from './addresses.ts';
export { newSecret } from './secret.ts';
export {
  type HookMessage,
  retryAfterOf,
  type SendOutcome,
  type SendRules,
  sendHook,
  signedHeaders,
} from './send.ts';
