/** The kind of a request, by which rate limits differ. */
export type RateKind = 'read' | 'command' | 'filing' | 'signIn' | 'platform';

const filings = /^\/v1\/(?:public\/)?appeals\/?$|^\/v1\/track\/[^/]+\/(?:file-again|report-misconduct)\/?$/;
/** Requests that could guess a secret or cause a text message. */
const signIns =
  /^\/(?:v1|api)\/(?:auth|sign-in|sign-up|sign-out|session|token|otp|code|password)|^\/v1\/(?:track\/[^/]+|public)\/(?:lost-code|code|recover)/;

/** Another platform's requests. Each asks the API again with the platform's key, and counts there by itself. */
const platforms = /^\/open311(\/|$)/;

export function kindOf(method: string, path: string): RateKind {
  if (platforms.test(path)) return 'platform';
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'read';
  if (signIns.test(path)) return 'signIn';
  return filings.test(path) ? 'filing' : 'command';
}
