/** Where a message came from, as far as it could be proved. Plain: anybody with the Temporal UI may have sent it. */
export type Origin = 'sealed' | { readonly account: string; readonly untilMs: number } | 'plain';

/** Under this name the worker writes a payload's origin into its metadata. Nobody else's word there is kept. */
export const originField = 'huiyin-origin';
