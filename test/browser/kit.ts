import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { openAccounts } from '../../api/accounts/accounts.ts';
import { buildConsole, isCurrent } from '../../console/build/build.ts';
import { loadCounty } from '../../county/index.ts';
import { Desk } from '../../dev/demo/desk.ts';
import { findChromium } from '../../dev/parts/chromium.ts';
import { cacheRoots, PROJECT_ROOT } from '../../dev/paths.ts';
import { freePort } from '../../dev/ports.ts';
import { say } from '../../dev/trouble.ts';
import { Program } from '../e2e/program.ts';
import { eventually } from '../support/eventually.ts';
import { programKeyring, programSecret } from '../support/keyring.ts';
import { totp } from '../support/totp.ts';
import { openPhones } from './phones.ts';

const withinMs = 60_000;
const password = 'a long enough pass phrase 9';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export type Language = 'zh' | 'en';
export interface Visit {
  readonly language?: Language;
  readonly width?: number;
  readonly height?: number;
  /** Without script, as some phones are set. */
  readonly script?: false;
  /** A folder in which the browser keeps what it stores, so that it can be killed and opened again. */
  readonly folder?: string;
}

/** A browser tab that is watched: what it complained of, and whom else it asked. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the policy, page errors, and requests to another host. */
  readonly complaints: readonly string[];
  go(path: string): Promise<void>;
  /** Saves a picture below `reports/browser/`, where somebody can look at it. */
  picture(name: string): Promise<void>;
  /** Draws a picture of the README anew, where HUIYIN_PICTURES=yes asks for that. Its width is the screen's. */
  readme(name: string): Promise<void>;
}

/** The console on the real stack, in a real browser. */
export interface ConsoleUnderTest {
  readonly base: string;
  /** Files cases and gives commands over HTTP, as programs do. */
  readonly desk: Desk;
  /** A browser of one's own, signed in by password. */
  signedIn(account: string, visit?: Visit): Promise<Tab>;
  /** A browser of one's own where nobody is signed in. */
  visit(visit?: Visit): Promise<Tab>;
  /** Another tab of the same browser. */
  tab(beside: Tab): Promise<Tab>;
  /** The last text message to a telephone. */
  message(phone: string): Promise<string>;
  /** The password of every account that was signed in. */
  readonly password: string;
  /** Gives the account its password, for a sign-in through the form. */
  enable(account: string): Promise<void>;
}

const pictures = join(PROJECT_ROOT, 'reports', 'browser');

/** The tests' own host of tiles stands for the county's. */
const isMap = (url: string): boolean => new URL(url).pathname.startsWith('/tiles/');

/** Starts worker, API and browser once for the tests of a file. */
export function useConsole(env: NodeJS.ProcessEnv = {}): ConsoleUnderTest {
  const console_ = {} as ConsoleUnderTest;
  const close: (() => Promise<unknown>)[] = [];
  const opened: Tab[] = [];
  beforeAll(async () => {
    if (!(await isCurrent())) await buildConsole();
    await mkdir(pictures, { recursive: true });
    const sms = await openPhones();
    close.push(() => sms.close());
    const port = await freePort();
    const database = `browser-${randomUUID()}`;
    const base = `http://127.0.0.1:${port}`;
    await startPrograms({ port, database, base, sms: sms.url, env }, close);
    const accounts = await accountsIn(database, base);
    close.push(() => accounts.close());
    const { program } = await findChromium({ env: process.env, cacheRoots: cacheRoots(process.env), say });
    const launch = { executablePath: program, args: flags.split(' ') };
    const browser = await chromium.launch(launch);
    close.push(() => browser.close());
    const enabled = new Map<string, Promise<void>>();
    const sessions = new Map<string, Cookies>();
    const enable = (account: string): Promise<void> => {
      const known = enabled.get(account) ?? accounts.setPassword(account, password);
      enabled.set(account, known);
      return known;
    };
    const visit = async (given: Visit = {}): Promise<Tab> => {
      const open = given.folder
        ? (settings: BrowserContextOptions) =>
            chromium.launchPersistentContext(given.folder ?? '', { ...launch, ...settings })
        : (settings: BrowserContextOptions) => browser.newContext(settings);
      const tab = await watched(await contextOf(open, given), base);
      opened.push(tab);
      return tab;
    };
    Object.assign(console_, {
      base,
      password,
      enable,
      visit,
      message: sms.messageTo,
      desk: new Desk({ api: base, ui: '', secret: programSecret, say: () => {} }),
      tab: async (beside: Tab) => {
        const tab = await watched(beside.context, base);
        opened.push(tab);
        return tab;
      },
      signedIn: async (account: string, given: Visit = {}) => {
        await enable(account);
        const tab = await visit(given);
        await signIn(tab, base, account, sessions);
        return tab;
      },
    } satisfies ConsoleUnderTest);
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  return console_;
}

interface Started {
  readonly port: number;
  readonly database: string;
  readonly base: string;
  /** The gateway for text messages. */
  readonly sms: string;
  readonly env: NodeJS.ProcessEnv;
}

async function startPrograms(
  { port, database, base, sms, env: more }: Started,
  close: (() => Promise<unknown>)[],
) {
  const env = {
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    MONGODB_URI: inject('mongoUri'),
    MONGODB_DATABASE: database,
    HUIYIN_TASK_QUEUE: database,
    HUIYIN_SECRET: programSecret,
    HUIYIN_SMS_URL: sms,
    PORT: String(port),
    ...more,
  };
  for (const part of ['worker', 'api']) {
    const program = new Program(process.execPath, ['--import', 'tsx', `${part}/main.ts`], env);
    close.push(async () => {
      program.pressCtrlC();
      await program.code();
    });
  }
  const ready = async () => ((await fetch(`${base}/readyz`).catch(() => null))?.ok ? true : null);
  await eventually(ready, 'the API is ready', withinMs);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/**
 * Signs in by password. An account that owes a second factor enrols one, as a leader would. Its code works once in
 * half a minute, so that further browsers take over its session.
 */
async function signIn({ page, context }: Tab, base: string, account: string, sessions: Map<string, Cookies>) {
  const known = sessions.get(account);
  if (known) return context.addCookies(known);
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(`${base}${path}`, { data, headers: { origin: base } });
    if (!answer.ok()) throw new Error(`${account} could not sign in: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await post('/v1/sign-in', { account, password, as: 'cookie' });
  const me = (await (await page.request.get(`${base}/v1/me`)).json()) as {
    secondFactor: { owed: boolean; shown: boolean };
  };
  if (!me.secondFactor.owed || me.secondFactor.shown) return;
  const { secret } = await post<{ secret: string }>('/v1/me/second-factor', { password });
  await post('/v1/me/second-factor/confirm', { code: totp(secret), as: 'cookie' });
  sessions.set(account, await context.cookies());
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

async function accountsIn(database: string, publicUrl: string) {
  return openAccounts({
    county: await loadCounty(join(PROJECT_ROOT, 'county')),
    secret: programSecret,
    keyring: programKeyring,
    publicUrl,
    embedded: true,
    log: quiet,
    clock: Date.now,
    jwt: async () => null,
    sms: null,
    mongodb: { uri: inject('mongoUri'), database },
  });
}

type Open = (settings: BrowserContextOptions) => Promise<BrowserContext>;

async function contextOf(open: Open, { width = 1280, height = 800, language = 'zh', script }: Visit) {
  const context = await open({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    ...(script === false ? { javaScriptEnabled: false } : {}),
  });
  await context.addInitScript(`
    try { localStorage.setItem('huiyin.language', '${language}'); } catch { /* the browser’s own error page */ }
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
    });
  `);
  return context;
}

async function watched(context: BrowserContext, base: string): Promise<Tab> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('policy:')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const own = request.url().startsWith(base) || /^(blob|data):/.test(request.url()) || isMap(request.url());
    if (!own) complaints.push(`foreign: ${request.url()}`);
  });
  return {
    page,
    context,
    complaints,
    go: async (path) => {
      await page.goto(`${base}${path}`);
    },
    readme: async (name) => {
      if (process.env.HUIYIN_PICTURES !== 'yes') return;
      await page.screenshot({ path: join(PROJECT_ROOT, 'docs', 'pictures', `${name}.png`) });
    },
    picture: async (name) => {
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    },
  };
}
