import type { Actor } from '../../domain/index.ts';

/** The form of a request's credential. */
export type SignedInBy = 'cookie' | 'bearer' | 'key' | 'code';

/** A signed-in person: an account of the county or a citizen, never both. */
export interface Session {
  readonly id: string;
  /** The stored token. Its holder's token has a signature beside it. */
  readonly token: string;
  readonly userId: string;
  /** The county's account. null: a citizen. */
  readonly account: string | null;
  /** The citizen's phone number, sealed. null: an account. */
  readonly sealedPhone: string | null;
  /** The person showed a second factor, or the identity provider vouches for one. */
  readonly secondFactor: boolean;
  readonly expiresAtMs: number;
}

/** Facts of an authenticated request beside its actor. */
export interface SignedIn {
  readonly by: SignedInBy;
  readonly session?: Session;
}

export interface SignInDemand {
  /** Receives them once they are known. */
  readonly onIdentified?: (how: SignedIn) => void;
  /** Accepts an account that owes a second factor, so that it can enrol one. */
  readonly evenWithoutSecondFactor?: boolean;
}

/** Identifies the sender of a request, or returns null. */
export type Authenticate = (request: Request, asked?: SignInDemand) => Promise<Actor | null>;

/** Roles with power over others need more than a password. */
export const owesSecondFactor = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'leader' || role === 'supervision' || role === 'discipline' || role === 'admin';
