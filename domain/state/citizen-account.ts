/** Somebody's place in an appeal: serial 0 filed it, each further person of a group has a serial of its own. */
export interface CitizenPlace {
  readonly appeal: string;
  readonly serial: number;
}

/** The account under which whoever has this place acts. Nobody signs up for it: a code or a phone number opens it. */
export const citizenAccount = ({ appeal, serial }: CitizenPlace): string => `citizen:${appeal}:${serial}`;

/** The place that an account stands for; null for an account of the county. */
export function citizenPlace(account: string): CitizenPlace | null {
  const [, appeal, serial] = /^citizen:([^:]+):(0|[1-9]\d{0,8})$/.exec(account) ?? [];
  return appeal === undefined ? null : { appeal, serial: Number(serial) };
}
