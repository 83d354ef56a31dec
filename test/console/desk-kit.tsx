import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { Gate } from '../../console/app/gate.tsx';
import { type Language, LanguageProvider } from '../../console/app/language.tsx';
import { words } from '../../domain/wording/terms.ts';

/** What the API answers in a test of components: by method and path, to the body that was sent. */
export type Answers = Readonly<Record<string, (body: unknown, request: Sent) => unknown>>;
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}
/** An answer of the API that is no 200. */
export class Refusal {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

const named = (zh: string, en: string) => ({ zh, en });
const unit = (id: string, zh: string, en: string, centre: string | null = null) => ({
  id,
  kind: 'bureau',
  parent: 'county',
  name: named(zh, en),
  head: `officer:${id}`,
  centre,
});
const person = (account: string, of: string | null, zh: string, en: string, role = 'officer') => ({
  account,
  role,
  unit: of,
  name: named(zh, en),
  onLeave: false,
});
const category = {
  id: 'street-lighting',
  name: named('路灯照明', 'Street lighting'),
  limit: '15wd',
  copyToLeader: false,
  confidential: false,
};
const item = {
  id: 'street-lamp-repair',
  name: named('路灯维修', 'Street lamp repair'),
  category: 'street-lighting',
  unit: null,
  standard: '亮灯',
  limit: '10wd',
  fee: 0,
  procedure: [],
  materials: [],
  conditions: [],
  agent: null,
};

/** A small county, and who is signed in. */
export const county: Answers = {
  'GET /v1/me': () => ({
    ...person('officer:housing', 'housing', '李工', 'Li'),
    signedInBy: 'cookie',
    secondFactor: { owed: false, shown: false },
  }),
  'GET /v1/words': () => words,
  'GET /v1/units': () => ({
    items: [
      unit('housing', '住建局', 'Housing'),
      unit('urban-management', '城管局', 'Urban management'),
      unit('county', '县服务中心', 'County centre', 'centre:county'),
    ],
    next: null,
  }),
  'GET /v1/people': () => ({
    items: [
      person('officer:housing', 'housing', '李工', 'Li'),
      person('officer:housing-2', 'housing', '王工', 'Wang'),
      person('officer:urban-management', 'urban-management', '张工', 'Zhang'),
      person('leader:chen', null, '陈副县长', 'Chen', 'leader'),
    ],
    next: null,
  }),
  'GET /v1/catalogue': () => ({ categories: [category], items: [item], areas: [], next: null }),
  'GET /v1/policy': () => ({ declineReasons: ['in-court', 'no-facts'], orderColours: ['blue', 'red'] }),
  'GET /v1/uploads': () => ({
    mostMiB: { picture: 20, sound: 30, video: 200, document: 30 },
    perAppeal: 60,
    types: ['image/jpeg', 'application/pdf'],
  }),
  'GET /v1/texts': () => ({ items: [], next: null, mayWrite: false }),
};

/** Answers every request of the page from a table, and remembers what was sent. */
export function answering(answers: Answers): readonly Sent[] {
  const sent: Sent[] = [];
  const fetched = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const one: Sent = {
      method: request.method,
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: text === '' ? undefined : parsed(text),
    };
    sent.push(one);
    const answer = answers[`${one.method} ${pathname}`];
    const given = answer ? await answer(one.body, one) : new Refusal(404, notFound);
    if (given instanceof Refusal) return json(given.body, given.status);
    return json(given, 200);
  };
  vi.stubGlobal('fetch', fetched);
  return sent;
}

const notFound = { code: 'not-found', zh: '没有', en: 'none' };
const json = (body: unknown, status: number): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Shows a part of the console to whoever is signed in. */
export function show(part: ReactNode, language: Language = 'zh') {
  cleanup();
  localStorage.setItem('huiyin.language', language);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const around = (inner: ReactNode) => (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <ConfigProvider button={{ autoInsertSpace: false }}>
          <App>
            <Gate>{inner}</Gate>
          </App>
        </ConfigProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
  const shown = render(around(part));
  return { ...shown, showAgain: (again: ReactNode) => shown.rerender(around(again)), client };
}
