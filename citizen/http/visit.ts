import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CitizenEnv, CitizenNeeds, PageContext, Visit } from '../needs.ts';
import { formToken } from './form-token.ts';

const formCookie = 'huiyin_form';
const lookCookie = 'huiyin_look';

type VisitNeeds = Pick<CitizenNeeds, 'keyring' | 'secure'>;

/**
 * Learns who reads: the language and size that they chose, otherwise the browser's language. Gives the browser the
 * cookie to which its forms are bound. Both cookies end with the browser.
 */
export const visiting =
  ({ keyring, secure }: VisitNeeds): MiddlewareHandler<CitizenEnv> =>
  async (c, next) => {
    const cookie = formCookieOf(c, secure);
    const [language, size] = (getCookie(c, lookCookie) ?? '').split('.');
    const chosen = language === 'zh' || language === 'en' ? language : browserLanguage(c);
    c.set('visit', {
      language: chosen,
      large: size === 'large',
      path: c.req.path,
      token: formToken(keyring, cookie),
      kept: isKept(c, secure),
      requestId: (c.env as { requestId?: string } | undefined)?.requestId ?? '',
    });
    await next();
  };

/** A cookie that scripts cannot read, that other sites' requests do not carry, and that ends with the browser. */
export const cookieOptions = (secure: boolean, path: string) =>
  ({ httpOnly: true, secure, sameSite: 'Strict', path }) as const;

function formCookieOf(c: PageContext, secure: boolean): string {
  const known = getCookie(c, formCookie);
  if (known && /^[\w-]{22}$/.test(known)) return known;
  const fresh = randomBytes(16).toString('base64url');
  setCookie(c, formCookie, fresh, cookieOptions(secure, '/'));
  return fresh;
}

export const shownFormCookie = (c: PageContext): string => getCookie(c, formCookie) ?? '';

export function chooseLook(c: PageContext, secure: boolean, look: Pick<Visit, 'language' | 'large'>): void {
  const value = `${look.language}.${look.large ? 'large' : 'usual'}`;
  setCookie(c, lookCookie, value, cookieOptions(secure, '/'));
}

/** Chinese, unless the browser asks for English and not for Chinese first. */
function browserLanguage(c: PageContext): Visit['language'] {
  const asked = (c.req.header('accept-language') ?? '').toLowerCase().split(',');
  const first = asked.map((range) => range.trim().slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
  return first === 'en' ? 'en' : 'zh';
}

/** Browsers keep drafts and service workers only for TLS and for their own machine. */
function isKept(c: PageContext, secure: boolean): boolean {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  return secure || ['localhost', '127.0.0.1', '[::1]'].includes(host);
}
