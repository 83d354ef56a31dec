/** The proven origin of a message. Anybody with the Temporal UI may have sent a plain one. */
export type Origin = 'sealed' | { readonly account: string; readonly untilMs: number } | 'plain';

/** The worker writes a payload's origin into its metadata under this name, and removes what others wrote there. */
export const originField = 'huiyin-origin';
