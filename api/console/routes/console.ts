import { randomBytes } from 'node:crypto';
import type { MapPolicy } from '../../../map/settings.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { problem } from '../../http/problem.ts';
import type { ConsolePages } from '../pages.ts';

interface ConsoleNeeds {
  readonly pages?: ConsolePages;
  readonly accounts: { readonly oidc: unknown };
  /** Whom the pages may ask for the map. */
  readonly mapPolicy: MapPolicy;
}

const year = 31_536_000;
/** Only this server is asked, for scripts, styles and data. Styles of the kit carry the answer's nonce. */
const policyOf = (nonce: string, mapPolicy: MapPolicy): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob: data:${mapPolicy.images}`,
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${mapPolicy.data}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** A worker has the policy of its own script. It holds the connection to the stream, and does nothing else. */
const workerPolicy = "default-src 'none'; connect-src 'self'";

/** Officers photograph and locate on site, so that the page may ask the browser for camera and place. */
const permissions =
  'camera=(self), geolocation=(self), microphone=(self), display-capture=(), payment=(), usb=()';

/** Serves the console's pages. Every address below `/console` is a page, whose script reads the address. */
export function consoleRoutes(app: App, { pages, accounts, mapPolicy }: ConsoleNeeds): void {
  app.get('/', (c) => c.redirect('/console/'));
  app.get('/console', (c) => c.redirect('/console/'));
  app.get('/console/assets/:name', async (c) => {
    const asset = await pages?.asset(c.req.param('name'), c.req.header('accept-encoding') ?? '');
    if (!asset) throw problem('not-found');
    return c.body(asset.content, 200, {
      'Content-Type': asset.type,
      'Cache-Control': `public, max-age=${year}, immutable`,
      Vary: 'Accept-Encoding',
      'Content-Security-Policy': workerPolicy,
      ...(asset.packed ? { 'Content-Encoding': asset.packed } : {}),
    });
  });
  app.get('/console/*', async (c) => {
    if (isOldEngine(c)) return c.html(oldBrowserPage, 200, { 'Cache-Control': 'no-store' });
    const index = await pages?.index();
    if (!index) throw problem('console-not-built');
    const nonce = randomBytes(16).toString('base64');
    const page = index
      .replaceAll('__CSP_NONCE__', nonce)
      .replace('__IDENTITY_PROVIDER__', accounts.oidc ? 'yes' : 'no');
    return c.html(page, 200, {
      'Content-Security-Policy': policyOf(nonce, mapPolicy),
      'Permissions-Policy': permissions,
      'Cache-Control': 'no-store',
    });
  });
}

/** Internet Explorer, and the mode of Edge that stands for it. */
const isOldEngine = (c: ApiContext): boolean => /Trident\/|MSIE /.test(c.req.header('user-agent') ?? '');

const oldBrowserPage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>请更换浏览器模式</title></head>
<body>
<h1>本页不能在 IE 模式下打开</h1>
<p>请在浏览器右上角的菜单中选择“退出 Internet Explorer 模式”，或改用 Edge、Chrome 及国产浏览器的极速模式，再打开本页地址。</p>
<h1 lang="en">This page does not open in Internet Explorer mode</h1>
<p lang="en">Choose “Exit Internet Explorer mode” in the menu at the top right, or open this address in Edge or Chrome.</p>
</body>
</html>
`;
