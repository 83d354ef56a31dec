import type { Actor } from '../../domain/index.ts';

/** How a request said whose it is. */
export type SignedInBy = 'cookie' | 'bearer' | 'key' | 'code';

/** A signed-in person, of the county's accounts or a citizen; never both. */
export interface Session {
  readonly id: string;
  /** As it is stored; what the person holds is signed beside. */
  readonly token: string;
  readonly userId: string;
  /** The county's account; of a citizen null. */
  readonly account: string | null;
  /** The citizen's phone number, sealed; of an account null. */
  readonly sealedPhone: string | null;
  /** Whether a second factor was shown, or the identity provider vouches for one. */
  readonly secondFactor: boolean;
  readonly expiresAtMs: number;
}

/** What is told of a request beside its actor. */
export interface SignedIn {
  readonly by: SignedInBy;
  readonly session?: Session;
}

export interface SignInDemand {
  /** Told once it is known. */
  readonly tell?: (how: SignedIn) => void;
  /** For enrolling one: an account that owes a second factor is let in too. */
  readonly evenWithoutSecondFactor?: boolean;
}

/** Who sends this request, or null. */
export type Authenticate = (request: Request, asked?: SignInDemand) => Promise<Actor | null>;

/** Roles that decide over others, or over everything: a password alone is not enough for them. */
export const owesSecondFactor = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'leader' || role === 'supervision' || role === 'discipline' || role === 'admin';
