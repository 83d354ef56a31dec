export const roles = [
  'citizen',
  'clerk',
  'centre',
  'officer',
  'leader',
  'supervision',
  'discipline',
  'auditor',
  'admin',
  'integrator',
] as const;
export type Role = (typeof roles)[number];

/** The giver of a command. The API makes it from a token. A signal brings its own. */
export interface Actor {
  readonly account: string;
  readonly unit: string | null;
  readonly role: Role | 'clock' | 'system';
}

export const clockActor: Actor = { account: 'clock', unit: null, role: 'clock' };
/** The county's rules and appeals act under this name. */
export const systemActor: Actor = { account: 'system', unit: null, role: 'system' };
