import type { CitizenNeeds, PageContext } from '../needs.ts';

/** One question to the API. `code` opens a case; without one the browser's own session does. */
export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly code?: string | null;
  readonly key?: string;
  /** JSON, unless it is a file. */
  readonly body?: object;
  readonly file?: File;
}

export interface Sentences {
  readonly zh: string;
  readonly en: string;
}
/** The API's refusal, in both languages, with the fields that it names. */
export interface Refused extends Sentences {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly errors: readonly (Sentences & { readonly path: string })[];
}
export type Asked<T> =
  | { readonly ok: true; readonly data: T; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly refused: Refused };

export type Ask = <T>(c: PageContext, question: Question) => Promise<Asked<T>>;

/** Passed on, so that limits by address, the log and the language of a refusal are those of the page's reader. */
const passedOn = ['x-forwarded-for', 'x-forwarded-proto', 'user-agent', 'host'];

/** Makes the pages' client of the API. It sends what the browser of a citizen's own program would send. */
export const asking =
  ({ ask }: Pick<CitizenNeeds, 'ask'>): Ask =>
  async (c, { method = 'GET', path, code, key, body, file }) => {
    const headers = new Headers();
    for (const name of passedOn) {
      const value = c.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    const { requestId, language } = c.get('visit');
    headers.set('x-request-id', requestId);
    headers.set('accept-language', language);
    if (code) headers.set('authorization', `Code ${code}`);
    else if (c.req.header('cookie')) {
      headers.set('cookie', c.req.header('cookie') ?? '');
      // The page's own guard has checked where its form came from.
      headers.set('sec-fetch-site', 'same-origin');
    }
    if (key) headers.set('idempotency-key', key);
    if (file) headers.set('content-type', mediaTypeOf(file));
    else if (body) headers.set('content-type', 'application/json');
    const sent = file ?? (body ? JSON.stringify(body) : undefined);
    const request = new Request(`http://pages.internal${path}`, { method, headers, body: sent ?? null });
    return readAnswer(await ask(request, c.env));
  };

/** A form must not choose how its file is read: what looks like a form or JSON goes as plain bytes. */
function mediaTypeOf({ type }: File): string {
  return /^(image|audio|video)\/[\w.+-]+$|^application\/pdf$|^text\/plain$/.test(type)
    ? type
    : 'application/octet-stream';
}

/** A file that the API has taken, and what its sender should know about it. */
export interface TakenFile {
  readonly id: string;
  readonly name: string;
  readonly notes: readonly Readonly<Record<'zh' | 'en', string>>[];
}

/** Sends a file of a form on. `home` is the address at which its case, or the public, uploads. */
export const sendFile = (
  ask: Ask,
  c: PageContext,
  file: File,
  { home, code = null }: { readonly home: string; readonly code?: string | null },
): Promise<Asked<TakenFile>> => {
  const path = `${home}?name=${encodeURIComponent(file.name.slice(0, 200) || 'file')}`;
  return ask(c, { method: 'POST', path, code, file });
};

async function readAnswer<T>(response: Response): Promise<Asked<T>> {
  const text = await response.text();
  const read = jsonOf(text);
  if (response.ok) return { ok: true, data: read as T, cookies: response.headers.getSetCookie() };
  return { ok: false, refused: refusalIn(read, response) };
}

export function refusalIn(read: unknown, response: Response): Refused {
  const given = (read ?? {}) as Partial<Refused>;
  return {
    status: response.status,
    code: given.code ?? 'unknown',
    zh: given.zh ?? '',
    en: given.en ?? '',
    requestId: given.requestId ?? response.headers.get('x-request-id') ?? '',
    errors: given.errors ?? [],
  };
}

export function jsonOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
