import { type AnyRule, type CommandName, commandNames, commonBody, rules } from '../../domain/index.ts';
import { sampleBody } from '../support/bodies.ts';
import { withoutHead } from '../support/openapi.ts';
import { unlimited } from './fuzz-kit.ts';
import { type Bench, fromSomebodyElse, openBench, rating, type View } from './kit.ts';

/** Cases that not everybody may know of, every operation of the document, and answers that can be compared. */

export interface Operation {
  readonly method: string;
  /** With `{id}`. */
  readonly path: string;
  readonly auth: 'bearer' | 'code' | 'none';
}
type Documented = Readonly<
  Record<string, Readonly<Record<string, { security?: Record<string, unknown>[] }>>>
>;

/** Every operation that the OpenAPI document has. */
export async function operationsOf(bench: Bench): Promise<Operation[]> {
  const { body } = await bench.get<{ paths: Documented }>('/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    withoutHead(methods).map(([method, { security = [] }]) => {
      const auth = Object.keys(security[0] ?? {})[0] as Operation['auth'] | undefined;
      return { method: method.toUpperCase(), path, auth: auth ?? 'none' };
    }),
  );
}

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
/** The command that an operation gives; null where it reads or files. */
export const commandOf = ({ method, path }: Operation): CommandName | null => {
  const last = /^\/v1\/(?:appeals|track)\/\{id\}\/([\w-]+)$/.exec(path)?.[1];
  return method === 'POST' ? (commandNames.find((name) => name === last) ?? null) : null;
};

/** A number that nobody's case has. */
export const nobodys = '20261122-ZZZZZ9';

export interface Hidden {
  readonly bench: Bench;
  /** A citizen's own filing, at work in the housing bureau. */
  readonly theirs: View;
  /** A report of misconduct. */
  readonly secret: View;
  /** Another citizen's, not dispatched. */
  readonly own: View;
}

export const ownersKey = 'the-owners-key';

export async function hiddenCases(): Promise<Hidden> {
  const bench = await openBench({ publicFilings: 1000 }, { edge: unlimited });
  const inPublic = async () => (await bench.post<View>('/v1/public/appeals', fromSomebodyElse())).body;
  const [theirs, own] = [await inPublic(), await inPublic()];
  const give = async (as: string, command: string, body: object = {}) => {
    const headers = { 'Idempotency-Key': ownersKey };
    const done = await bench.post<View>(`/v1/appeals/${theirs.id}/${command}`, body, { as, headers });
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  };
  await give('centre:county', 'dispatch', { lead: 'housing' });
  await give('officer:housing', 'accept');
  await give('officer:housing', 'report-progress', { text: 'x', note: 'n' });
  const told = { text: '吃拿卡要', about: '某科' };
  const report = await bench.post<View>(`/v1/track/${own.id}/report-misconduct`, told, {
    code: own.trackingCode,
  });
  const secret = report.body;
  const code = secret.trackingCode;
  const supplemented = await bench.post<View>(`/v1/track/${secret.id}/supplement`, { text: 'x' }, { code });
  if (supplemented.status !== 200) throw new Error(JSON.stringify(supplemented.body));
  for (const { id } of [theirs, secret, own]) bench.publish(id);
  return { bench, theirs, secret, own };
}

const bodies: Partial<Record<string, object>> = {
  rate: rating,
  vote: rating,
  'record-sanction': { kind: 'notice', unit: 'housing', reason: 'x' },
  'report-misconduct': { text: 'x' },
  'file-again': { reason: 'x' },
};

/** A body that a command takes, so that nothing is wrong but who sends it. */
export function bodyFor(operation: Operation, nowMs: number): object | undefined {
  const name = commandOf(operation);
  const last = operation.path.split('/').at(-1) ?? '';
  if (operation.method === 'GET') return undefined;
  if (bodies[last]) return bodies[last];
  if (name === null) return {};
  const rule: AnyRule = rules[name];
  return sampleBody({ ...rule.body, ...commonBody }, nowMs);
}

/** Everything that the caller can tell of an answer, without the number and the request's id. */
export interface Told {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
  /** What was asked of the database and of Temporal, in order: the work that it took. */
  readonly work: readonly string[];
}

export interface Sent {
  readonly as?: string;
  readonly code?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks and writes down what was told, and which calls it took. */
export class Eavesdropper {
  private readonly bench: Bench;
  private calls: string[] = [];

  constructor(bench: Bench) {
    this.bench = bench;
    const looks = ['snapshot', 'events', 'list', 'sanctions', 'statuses', 'repeats', 'alike', 'similar'];
    this.listenTo(bench.store, looks);
    this.listenTo(bench.engine, ['state', 'command', 'filed', 'start', 'unpublished']);
  }

  async told(method: string, path: string, id: string, sent: Sent = {}): Promise<Told> {
    this.calls = [];
    const response = await this.bench.send(method, path.replace('{id}', id), sent);
    const text = await response.text();
    // How much is left counts what was asked, whatever it was asked of.
    const headers = [...response.headers].filter(([name]) => !['x-request-id', 'ratelimit'].includes(name));
    const plain = (value: string) =>
      (id === '' ? value : value.replaceAll(id, ':id')).replace(/"requestId":"[^"]*"/, '"requestId":""');
    return {
      status: response.status,
      headers: plain(JSON.stringify(headers.sort())),
      body: plain(text),
      work: this.calls,
    };
  }

  private listenTo(target: object, names: readonly string[]): void {
    for (const name of names) {
      const plain = (target as Record<string, (...given: unknown[]) => unknown>)[name]!;
      Object.defineProperty(target, name, {
        value: (...given: unknown[]) => {
          this.calls.push(name);
          return plain.apply(target, given);
        },
      });
    }
  }
}
