import type { Actor } from '../../../domain/index.ts';
import { asAppealId } from '../../ids/appeal-id.ts';
import { addressOf } from '../edge/address.ts';
import { kindOf, type RateKind } from '../edge/kinds.ts';
import type { Rates } from '../edge/rates.ts';
import { type QuotaUse, Windows } from '../edge/windows.ts';
import type { ApiContext, ApiMiddleware } from '../env.ts';
import { Problem, problem } from '../problem.ts';
import type { Authenticate } from '../session.ts';

interface Limited {
  readonly rates: Rates;
  readonly authenticate: Authenticate;
  readonly trustedProxies: number;
  readonly clock: () => number;
}

/**
 * Applies a quota to every request: an account's by the kind of request, otherwise the address's. A failed
 * authentication counts in a second quota, which answers 429 in place of 401. Wrong codes of others never block a
 * right code or token. Nobody can guess 80 bits at any rate, and otherwise anybody could lock a citizen out.
 */
export function rateLimited({ rates, authenticate, trustedProxies, clock }: Limited): ApiMiddleware {
  const quotas = windowsOf(rates);
  return async (c, next) => {
    const nowMs = clock();
    const address = addressOf(c, trustedProxies);
    const kind = kindOf(c.req.method, c.req.path);
    // A caller who cannot be identified counts as nobody here. Where the route needs the database, it reports the
    // failure.
    const actor = mayBeAccount(c) ? await authenticate(c.req.raw).catch(() => null) : null;
    const standings = quotas.take(actor, address, kind, nowMs);
    const tightest = tightestOf(standings);
    if (tightest.left < 0) throw tooMany(tightest);
    await next();
    const failed = failureOf(c);
    const refused = failed && quotas.takeFailure(failed, address, c.req.path, nowMs);
    if (refused && refused.left < 0) throw tooMany(refused);
    // A route with a stricter limit has reported that one.
    const { headers } = c.res;
    if (headers.has('RateLimit')) return;
    // `c.header` would build the finished answer anew around a stream, which costs more than the rest of it.
    for (const [name, value] of Object.entries(standingHeaders(tightest))) headers.set(name, value);
  };
}

const minute = 60_000;

function windowsOf(rates: Rates) {
  const windows = (name: string, most: number) => new Windows({ name, most, windowMs: minute });
  const byAccount = { read: windows('reads', rates.read), command: windows('commands', rates.command) };
  const filing = windows('filings', rates.filing);
  const integrator = windows('integrator', rates.integrator);
  const office = windows('office', rates.office);
  const nobody = windows('address', rates.address);
  const signIn = windows('sign-in', rates.signIn);
  const failure = windows('failures', rates.failure);
  const wrongCode = windows('wrong-codes', rates.wrongCode);
  const account = { ...byAccount, filing, signIn: byAccount.command, platform: byAccount.command };
  return {
    take(actor: Actor | null, address: string, kind: RateKind, nowMs: number): QuotaUse[] {
      if (kind === 'signIn') return [signIn.take(address, nowMs)];
      // A platform serves a whole city from one address.
      if (actor === null && kind === 'platform') return [integrator.take(`${kind} ${address}`, nowMs)];
      if (actor === null) return [nobody.take(address, nowMs)];
      if (actor.role === 'integrator') return [integrator.take(`${kind} ${actor.account}`, nowMs)];
      return [account[kind].take(actor.account, nowMs), office.take(address, nowMs)];
    },
    takeFailure(code: string, address: string, path: string, nowMs: number): QuotaUse {
      const ofAddress = failure.take(address, nowMs);
      const number = code.startsWith('code-') ? numberIn(path) : null;
      return tightestOf([ofAddress, ...(number === null ? [] : [wrongCode.take(number, nowMs)])]);
    },
  };
}

/** The scheme `Code` marks a tracking code, which belongs to no account. */
const mayBeAccount = (c: ApiContext): boolean =>
  c.req.header('cookie') !== undefined ||
  c.req.header('x-api-key') !== undefined ||
  !/^(?:Code\s|$)/i.test(c.req.header('authorization') ?? '');

/** The number in its normal form, so that other spellings count together. */
function numberIn(path: string): string | null {
  const typed = /^\/v1\/track\/([^/]{1,64})/.exec(path)?.[1];
  return typed === undefined ? null : (asAppealId(typed) ?? typed);
}

/**
 * The code of a 401 for a wrong token, key or tracking code. An expired session is no guess. A whole office may
 * find its sessions expired one morning, and must read 401.
 */
function failureOf(c: ApiContext): string | null {
  const tried = c.req.header('authorization') ?? c.req.header('x-api-key');
  return tried !== undefined && c.error instanceof Problem && c.error.status === 401 ? c.error.code : null;
}

const tightestOf = ([first, ...others]: readonly QuotaUse[]): QuotaUse =>
  others.reduce((a, b) => (b.left / b.quota.most < a.left / a.quota.most ? b : a), first as QuotaUse);

/** Writes the headers of the IETF's draft on rate limits, as structured fields. */
export function standingHeaders({ quota, left, resetsInMs }: QuotaUse): Record<string, string> {
  return {
    'RateLimit-Policy': `"${quota.name}";q=${quota.most};w=${Math.ceil(quota.windowMs / 1000)}`,
    RateLimit: `"${quota.name}";r=${Math.max(0, left)};t=${secondsOf(resetsInMs)}`,
  };
}

export const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

const tooMany = (standing: QuotaUse): Problem =>
  problem('too-many-requests', {
    params: { seconds: secondsOf(standing.resetsInMs) },
    headers: { ...standingHeaders(standing), 'Retry-After': String(secondsOf(standing.resetsInMs)) },
  });
