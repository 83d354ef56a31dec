/** What a request is, as far as limits tell requests apart. */
export type RateKind = 'read' | 'command' | 'filing' | 'signIn';

const filings = /^\/v1\/(?:public\/)?appeals\/?$|^\/v1\/track\/[^/]+\/(?:file-again|report-misconduct)\/?$/;
/** Where a secret can be guessed or an SMS be caused. */
const signIns =
  /^\/(?:v1|api)\/(?:auth|sign-in|sign-up|sign-out|session|token|otp|code|password)|^\/v1\/(?:track\/[^/]+|public)\/(?:lost-code|code|recover)/;

export function kindOf(method: string, path: string): RateKind {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'read';
  if (signIns.test(path)) return 'signIn';
  return filings.test(path) ? 'filing' : 'command';
}
