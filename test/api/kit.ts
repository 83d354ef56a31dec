import { fileURLToPath } from 'node:url';
import { openAccounts } from '../../api/accounts/accounts.ts';
import { bearerTokens, issueToken } from '../../api/accounts/token.ts';
import { createApp } from '../../api/app.ts';
import { openGenerations } from '../../api/citizens/generations.ts';
import type { ApiDeps } from '../../api/deps.ts';
import type { Limits } from '../../api/http/limits.ts';
import { usualLimits } from '../../api/http/limits.ts';
import type { Log } from '../../api/http/log.ts';
import { createMetrics } from '../../api/http/metrics.ts';
import { openStreams } from '../../api/stream/streams.ts';
import type { ProblemBody } from '../../contract/index.ts';
import { type County, type LiveCounty, liveCounty, loadCounty } from '../../county/index.ts';
import type { AppealView } from '../../domain/index.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';
import { FakeStore } from './fake-store.ts';
import { FakeEngine, publish } from './fakes.ts';

export const secret = testSecret;
export const countyDirectory = fileURLToPath(new URL('../../county/', import.meta.url));

export type Json = Readonly<Record<string, unknown>>;
export type View = AppealView & { trackingCode: string };

export const filing = {
  kind: 'request',
  title: '路灯不亮',
  description: '学校门口三百米路灯全部不亮。',
  category: 'street-lighting',
  area: 'lakeside-town',
  citizen: { name: '王芳', phone: '13800000000' },
  channel: 'phone',
} as const;
let citizens = 0;
/** The same from a citizen who has filed nothing before: a third filing by one would go to the leader. */
export const fromSomebodyElse = () => {
  citizens += 1;
  return { ...filing, citizen: { ...filing.citizen, phone: String(13_900_000_000 + citizens) } };
};
export const rating = { contacted: true, resolved: true, satisfaction: 'yes' } as const;

export interface Line {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

interface Sent {
  readonly as?: string;
  readonly code?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, read: status, headers, and the body as what the test takes it for. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The API on fakes, with a clock of its own. */
export class Bench {
  nowMs = Date.parse('2026-11-22T09:00:00+08:00');
  readonly clock = () => this.nowMs;
  readonly engine = new FakeEngine(this.clock);
  readonly store = new FakeStore();
  readonly lines: Line[] = [];
  readonly metrics = createMetrics();
  readonly live: LiveCounty;
  readonly deps: ApiDeps;
  readonly app: ReturnType<typeof createApp>;
  private readonly tokens = new Map<string, string>();

  /** Where accounts are kept; by default they are away, and only tokens of ours open anything. */
  constructor(
    county: County,
    limits: Partial<Limits> = {},
    deps: Partial<ApiDeps> = {},
    mongodb?: { readonly uri: string; readonly database: string },
  ) {
    const keep = (level: keyof Log) => (fields: object, message: string) => {
      this.lines.push({ level, fields, message });
    };
    this.live = liveCounty(county);
    const keyring = testKeyring;
    const accounts = openAccounts({
      ...{ county: this.live.county, keyring, secret, clock: deps.clock ?? this.clock },
      // Outside the county: nobody's phone rings.
      sms: mongodb ? { send: async () => {} } : null,
      ...{
        publicUrl: 'http://127.0.0.1:8080',
        embedded: true,
        log: { info: keep('info'), warn: keep('warn'), error: keep('error') },
      },
      mongodb: mongodb ?? { uri: 'mongodb://127.0.0.1:1/', database: 'none' },
      jwt: bearerTokens(secret, this.live.county),
    });
    this.deps = {
      ...{
        county: this.live.county,
        live: this.live,
        store: this.store,
        gateway: this.engine,
        secret,
        metrics: this.metrics,
      },
      ...{ keyring, accounts, authenticate: accounts.authenticate },
      generations: openGenerations(deps.store?.codes ?? this.store.codes, deps.clock ?? this.clock),
      log: { info: keep('info'), warn: keep('warn'), error: keep('error') },
      clock: this.clock,
      streams: openStreams({ changes: (deps.store ?? this.store).changes }),
      limits: { ...usualLimits, ...limits },
      ...deps,
    };
    this.app = createApp(this.deps);
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Response> {
    const auth = sent.code ? `Code ${sent.code}` : sent.as ? `Bearer ${await this.token(sent.as)}` : null;
    const { body: given } = sent;
    const raw = typeof given === 'string' || given instanceof ReadableStream || given instanceof Uint8Array;
    const body = sent.body === undefined || raw ? sent.body : JSON.stringify(sent.body);
    const headers = {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(auth ? { Authorization: auth } : {}),
      ...sent.headers,
    };
    return this.app.request(path, { method, headers, body: body as never, duplex: 'half' } as RequestInit);
  }

  async ask<T = Json>(method: string, path: string, sent: Sent = {}): Promise<Answer<T>> {
    const response = await this.send(method, path, sent);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  }

  get = <T = Json>(path: string, sent: Sent = {}) => this.ask<T>('GET', path, sent);
  post = <T = Json>(path: string, body: unknown, sent: Sent = {}) =>
    this.ask<T>('POST', path, { ...sent, body });
  problem = (method: string, path: string, sent: Sent = {}) => this.ask<ProblemBody>(method, path, sent);

  file = (body: Json = filing, sent: Sent = { as: 'integrator:hotline' }) =>
    this.post<View>('/v1/appeals', body, sent);

  /** A case as filed, then these commands; each must succeed. */
  async filed(...steps: readonly (readonly [as: string, command: string, body?: Json])[]): Promise<View> {
    const { body } = await this.file(fromSomebodyElse());
    let view = body;
    for (const [as, command, given = {}] of steps) {
      const sent = as === 'code' ? { code: body.trackingCode } : { as };
      const room = as === 'code' ? 'track' : 'appeals';
      const done = await this.post<View>(`/v1/${room}/${body.id}/${command}`, given, sent);
      if (done.status !== 200) throw new Error(`${command}: ${JSON.stringify(done.body)}`);
      view = { ...done.body, trackingCode: body.trackingCode };
      this.nowMs += 60_000;
    }
    return view;
  }

  /** Does what the worker would do in the background. */
  publish = (appeal: string) => publish(this.engine, this.store, appeal);

  async token(account: string): Promise<string> {
    const known = this.tokens.get(account) ?? (await issueToken(secret, account, 3600));
    this.tokens.set(account, known);
    return known;
  }
}

let county: Promise<County> | undefined;
export async function openBench(limits: Partial<Limits> = {}, deps: Partial<ApiDeps> = {}): Promise<Bench> {
  county ??= loadCounty(countyDirectory);
  const bench = new Bench(await county, limits, deps);
  // As at the start of a server: keys for filings are there before anybody files.
  await bench.store.persons.fill();
  return bench;
}

export const dispatchTo = (lead: string) => ['centre:county', 'dispatch', { lead }] as const;
export const toHandling = [dispatchTo('housing'), ['officer:housing', 'accept']] as const;
export const toRating = [
  ...toHandling,
  ['officer:housing', 'complete', { result: 'resolved', statement: '已修复。' }],
  ['supervision:county', 'approve'],
] as const;
export const toClosed = [...toRating, ['code', 'rate', rating]] as const;
