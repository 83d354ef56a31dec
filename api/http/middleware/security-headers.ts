import type { ApiContext, ApiMiddleware } from '../env.ts';

interface Transport {
  /** Tells browsers to use TLS only, once they have used it. */
  readonly tlsOnly: boolean;
  readonly trustedProxies: number;
}

const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Permitted-Cross-Domain-Policies': 'none',
} as const;
/** One of our pages may set its own policy. */
const unlessSaid = {
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()',
  'Cache-Control': 'private, no-cache',
} as const;
const year = 31_536_000;

/** Answers are data for programs, without sniffing, frames and scripts. The reference page relaxes its own policy. */
export const securityHeaders =
  ({ tlsOnly, trustedProxies }: Transport): ApiMiddleware =>
  async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    for (const [name, value] of Object.entries(unlessSaid)) {
      if (!headers.has(name)) headers.set(name, value);
    }
    if (tlsOnly && byTls(c, trustedProxies)) headers.set('Strict-Transport-Security', `max-age=${year}`);
  };

/** Only our own proxy knows whether the caller used TLS. */
function byTls(c: ApiContext, trustedProxies: number): boolean {
  const forwarded = (c.req.header('x-forwarded-proto') ?? '').split(',').map((part) => part.trim());
  return trustedProxies > 0 ? forwarded.at(-trustedProxies) === 'https' : c.req.url.startsWith('https:');
}
