export const appealKinds = [
  'request',
  'complaint',
  'suggestion',
  'consultation',
  'service',
  'proactive',
  'misconduct',
] as const;
export type AppealKind = (typeof appealKinds)[number];
export type Channel = string;

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly phones?: readonly string[];
  readonly email?: string;
}

export interface Participant {
  /** Serial within the appeal: 0 is the citizen who filed, each later person counts on. */
  readonly serial: number;
  readonly name: string | null;
  readonly phone: string | null;
  /** The merged appeal this person came from. */
  readonly from: string | null;
  readonly withdrawn: boolean;
}

/** A person of a merged appeal, by that appeal and its serial there, and the serial here. */
export interface Joined {
  readonly from: string;
  readonly serial: number;
  readonly becomes: number;
}

export interface Registration {
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly location: {
    readonly address?: string;
    readonly longitude?: number;
    readonly latitude?: number;
  } | null;
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: Channel;
  readonly occurredAt: string | null;
  readonly attachments: readonly string[];
  readonly declared: number | null;
}
