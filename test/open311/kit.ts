import { XMLParser } from 'fast-xml-parser';
import type { ListFilter } from '../../store/index.ts';
import type { FakeStore } from '../api/fake-store.ts';
import { type Bench, openBench } from '../api/kit.ts';

export type Item = Readonly<Record<string, unknown>>;
export type Format = 'json' | 'xml';
export const home = '/open311/v2';
export const jurisdiction_id = 'chenghu.example';

/** An answer as a platform reads it: XML in the shape that JSON has by the Spark convention. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

const containers = [
  'services',
  'attributes',
  'values',
  'service_requests',
  'errors',
  'endpoints',
  'formats',
] as const;
const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** Reads the XML of an answer. Every value is a text; what repeats within a container is an array. */
export function readXml(text: string): unknown {
  const [root] = Object.entries(parser.parse(text) as Item);
  if (!root) throw new Error(`no root: ${text}`);
  return spark(root[0], root[1]);
}
function spark(name: string, value: unknown): unknown {
  if (!containers.some((one) => one === name)) {
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spark(key, one)]))
      : value;
  }
  if (value === '' || value === undefined) return [];
  const [child] = Object.entries(value as Item);
  const items = Array.isArray(child?.[1]) ? child[1] : [child?.[1]];
  return items.map((one) => spark(child?.[0] ?? '', one));
}

/** A platform that uses the interface of the bench. */
export class Platform {
  readonly bench: Bench;
  readonly key: string;
  constructor(bench: Bench, key: string) {
    this.bench = bench;
    this.key = key;
  }

  async get(
    path: string,
    query: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Told> {
    const asked = new URLSearchParams(query);
    return told(await this.bench.app.request(`${path}?${asked}`, { headers }));
  }
  /** With the key. */
  own = (path: string, query: Record<string, string> = {}) => this.get(path, { api_key: this.key, ...query });

  async post(
    form: Record<string, string> | string,
    { format = 'json', headers = {} }: { format?: Format; headers?: Record<string, string> } = {},
  ): Promise<Told> {
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
    return told(
      await this.bench.app.request(`${home}/requests.${format}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
        body,
      }),
    );
  }

  /** Files, and asks the number of the token. */
  async file(more: Record<string, string> = {}): Promise<string> {
    const { body, status, text } = await this.post({ api_key: this.key, ...report, ...more });
    if (status !== 200) throw new Error(text);
    const { token } = (body as Item[])[0] ?? {};
    const found = await this.get(`${home}/tokens/${token}.json`);
    return String((found.body as Item[])[0]?.service_request_id);
  }

  async one(id: string): Promise<Item> {
    const { body } = await this.own(`${home}/requests/${id}.json`);
    return (body as Item[])[0] ?? {};
  }
}

async function told(response: Response): Promise<Told> {
  const text = await response.text();
  const isXml = (response.headers.get('content-type') ?? '').startsWith('text/xml');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isXml ? readXml(text) : JSON.parse(text),
  };
}

export const report = {
  jurisdiction_id,
  service_code: 'street-lighting',
  lat: '28.3001',
  long: '109.7001',
  address_string: '学府路12号门前',
  first_name: '芳',
  last_name: '王',
  phone: '13800000000',
  email: 'wang@example.cn',
  description: '路灯不亮。\n已有三天。',
};

export async function openPlatform(
  limits: Parameters<typeof openBench>[0] = {},
  deps: Parameters<typeof openBench>[1] = {},
): Promise<Platform> {
  const bench = await openBench(limits, deps);
  listsAsAsked(bench.store);
  return new Platform(bench, await bench.token('integrator:hotline'));
}

/** The fake store ignores conditions. This one keeps those that a platform's list depends on. */
function listsAsAsked(store: FakeStore): void {
  store.list = async (filter: ListFilter) => {
    const { status, category, registeredFromMs = 0, registeredToMs = Infinity, limit = 50 } = filter;
    const wanted = [...store.snapshots.values()]
      .filter(({ registeredAtMs: ms }) => ms >= registeredFromMs && ms < registeredToMs)
      .filter(({ category: { id } }) => category === undefined || id === category)
      .filter(({ stage }) => status === undefined || [status].flat().includes(stage.status))
      .toSorted((a, b) => b.registeredAtMs - a.registeredAtMs);
    const to = Number(filter.cursor ?? 0) + limit;
    return { items: wanted.slice(to - limit, to), next: to < wanted.length ? String(to) : null };
  };
}
