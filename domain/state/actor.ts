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

/** Who gives a command: always made by the API from a token, or taken from a signal as it came. */
export interface Actor {
  readonly account: string;
  readonly unit: string | null;
  readonly role: Role | 'clock' | 'system';
}

export const clockActor: Actor = { account: 'clock', unit: null, role: 'clock' };
/** The county's rules and appeals among themselves. */
export const systemActor: Actor = { account: 'system', unit: null, role: 'system' };
