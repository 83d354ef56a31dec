import { createServer, type Server } from 'node:http';
import Provider, { type Context } from 'oidc-provider';
import { freePort } from '../../dev/ports.ts';

const clientId = 'huiyin';
const clientSecret = 'of the tests';

/** A real OpenID provider on a port of its own, where whoever comes is signed in at once as `who`. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What it says of the person: the claim that names the account. */
  who: string;
  close(): Promise<void>;
}

async function grantAll({ oidc }: Context) {
  const { clientId: client } = oidc.client;
  const grant = new oidc.provider.Grant({ clientId: client, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const state: { who: string; logins: number } = { who: 'officer:housing', logins: 0 };
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'] },
    cookies: { keys: ['of the tests only'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: state.who, name: '某人' }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: grantAll,
    pkce: { required: () => true },
  });
  const callback = provider.callback();
  const server: Server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    state.logins += 1;
    void provider.interactionFinished(request, response, { login: { accountId: `person-${state.logins}` } });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    ...{ issuer, clientId, clientSecret },
    get who() {
      return state.who;
    },
    set who(who) {
      state.who = who;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Follows redirects like a browser, with its cookies, until one leads to `until`; gives that address. */
export async function browse(from: string, until: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(from);
  for (let hop = 0; hop < 10; hop += 1) {
    if (address.href.startsWith(until)) return address;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`no way on from ${address.pathname}: ${answer.status} ${await answer.text()}`);
    address = new URL(next, address);
  }
  throw new Error('redirected for ever');
}
