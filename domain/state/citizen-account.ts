/** A person's place in an appeal. Serial 0 filed it. Each further person of a group has a serial. */
export interface CitizenPlace {
  readonly appeal: string;
  readonly serial: number;
}

/** The account of a place in an appeal. Nobody signs up for it: a code or a phone number opens it. */
export const citizenAccount = ({ appeal, serial }: CitizenPlace): string => `citizen:${appeal}:${serial}`;

/** Reads the place out of an account. Returns null for an account of the county. */
export function citizenPlace(account: string): CitizenPlace | null {
  const [, appeal, serial] = /^citizen:([^:]+):(0|[1-9]\d{0,8})$/.exec(account) ?? [];
  return appeal === undefined ? null : { appeal, serial: Number(serial) };
}
