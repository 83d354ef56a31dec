import { z } from 'zod';
import { integer, line, oneOf, optional, phone, text } from '../domain/body/shape.ts';
import { onePage } from './nothing.ts';

/** Schemas for signing in and for accounts. */

const longest = 256;
/** Chooses how the client receives the session. A cookie is safest for a browser, and a program takes the token. */
const as = optional(oneOf('token', 'cookie'));
const code = line(40);

export const signInBody = { account: line(200), password: text(longest), as } as const;
export const secondFactorBody = { code, challenge: optional(line(400)), as } as const;
export const setPasswordBody = { account: line(200), token: line(200), password: text(longest) } as const;
export const signOutBody = { everywhere: optional({ kind: 'flag' }) } as const;
export const changePasswordBody = { current: text(longest), password: text(longest) } as const;
export const enrolBody = { password: optional(text(longest)) } as const;
export const confirmBody = { code, as } as const;
export const keyBody = { name: line(100), days: optional(integer(1, 366)) } as const;
export const codesBody = { phone } as const;
export const citizenSignInBody = { phone, code, as } as const;
export const newCodeBody = { phone, code } as const;

const shown = z.string();
const instant = shown.meta({ format: 'date-time', example: '2026-11-22T21:00:00+08:00' });

export const signedIn = z
  .object({
    type: z.literal('signed-in'),
    signedIn: z.boolean(),
    account: shown.nullable().meta({ description: 'null for a citizen' }),
    expiresAt: instant,
    token: shown.optional().meta({ description: 'A bearer token, unless a cookie was asked for' }),
  })
  .meta({ id: 'SignedIn' });
export const challenged = z
  .object({
    type: z.literal('challenge'),
    signedIn: z.boolean(),
    challenge: shown.meta({ description: 'For the second step, within ten minutes' }),
  })
  .meta({ id: 'Challenged', description: 'The password was right, and a second factor is owed' });
export const signInAnswer = z.discriminatedUnion('type', [signedIn, challenged]);

export const enrolment = z
  .object({ secret: shown, uri: shown, backupCodes: z.array(shown) })
  .meta({ id: 'SecondFactor', description: 'For an authenticator app; each backup code works once' });

export const listedKey = z
  .object({
    id: shown,
    name: shown,
    start: shown.nullable().meta({ description: 'How the key begins' }),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'ListedKey' });
export const madeKey = listedKey
  .extend({ key: shown.meta({ description: 'Shown this once' }) })
  .meta({ id: 'MadeKey' });
export const keys = z.object({ items: z.array(listedKey), next: onePage }).meta({ id: 'Keys' });

export const passwordLink = z
  .object({ account: shown, token: shown, expiresAt: instant })
  .meta({ id: 'PasswordLink', description: 'Sets a password once' });

export const accountOverview = z
  .object({
    account: shown,
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    sessions: z.int(),
    lockedUntil: instant.nullable(),
  })
  .meta({ id: 'AccountOverview' });

export const codeSent = z
  .object({ lastsSeconds: z.int() })
  .meta({ id: 'CodeSent', description: 'The same whether anything was sent or not' });
export const newTrackingCode = z.object({ trackingCode: shown }).meta({ id: 'NewTrackingCode' });
