import type { FieldProblem } from '../../contract/index.ts';
import type { ApiContext } from '../http/env.ts';
import type { Open311Needs } from './needs.ts';
import { type Fault, Open311Refusal, statusFor } from './refusal.ts';
import { sentences } from './words.ts';

/** One question to the API with a platform's key. */
export interface Question {
  readonly path: string;
  readonly apiKey: string;
  /** JSON. With a body the question is a POST. */
  readonly body?: object;
  readonly idempotencyKey?: string;
}

export interface Answered<T> {
  readonly data: T;
  readonly headers: Headers;
}
export type Ask = <T>(question: Question) => Promise<Answered<T>>;

/** Passed on, so that limits by address, the log and the language of a refusal are those of the platform. */
const passedOn = ['x-forwarded-for', 'x-forwarded-proto', 'user-agent', 'host', 'accept-language'];

/** Makes a request's client of the API. It throws the API's refusals in the words of Open311. */
export const asking =
  ({ ask }: Pick<Open311Needs, 'ask'>, c: ApiContext): Ask =>
  async ({ path, apiKey, body, idempotencyKey }) => {
    const headers = new Headers({ 'x-request-id': c.get('requestId'), authorization: `Bearer ${apiKey}` });
    for (const name of passedOn) {
      const value = c.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    if (body) headers.set('content-type', 'application/json');
    if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
    const request = new Request(`http://open311.internal${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body ? JSON.stringify(body) : null,
    });
    const response = await ask(request, c.env);
    if (!response.ok) throw await refusedBy(response);
    return { data: (await response.json()) as never, headers: response.headers };
  };

interface ReadProblem {
  readonly zh?: string;
  readonly en?: string;
  readonly errors?: readonly FieldProblem[];
}

const passedBack = ['retry-after', 'ratelimit', 'ratelimit-policy', 'allow'];

/** Says the API's own refusal in the words of Open311: an entry for each field that it names, otherwise one. */
export async function refusedBy(response: Response): Promise<Open311Refusal> {
  const read = ((await response.json().catch(() => null)) ?? {}) as ReadProblem;
  const { zh = '', en = '', errors = [] } = read;
  const code = response.status === 401 ? 403 : response.status;
  const whole = response.status === 401 ? sentences.wrongKey : { zh, en };
  const faults: Fault[] =
    errors.length > 0 ? errors.map((one) => ({ code, ...fieldFault(one) })) : [{ code, ...whole }];
  const headers = passedBack.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Open311Refusal(statusFor(response.status), faults, Object.fromEntries(headers));
}

/** The fields of a filing under the names by which the platform sent them. */
const parameters: Readonly<Record<string, string>> = {
  title: 'description',
  category: 'service_code',
  areaId: 'address_id',
  'citizen.name': 'first_name',
  'citizen.phone': 'phone',
  'citizen.email': 'email',
  'location.address': 'address_string',
  'location.latitude': 'lat',
  'location.longitude': 'long',
};

const fieldFault = ({ path, zh, en }: FieldProblem) => {
  const name = parameters[path] ?? path;
  return { zh: `${name}：${zh}。`, en: `${name}: ${en}.` };
};
