import { Window } from 'happy-dom';
import type { Bench } from '../api/kit.ts';

const host = 'county.test';

interface Cookie {
  readonly value: string;
  readonly path: string;
}

interface Control {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly checked: boolean;
}

/** A phone without script: it keeps cookies by path, reads pages, fills forms in and presses their buttons. */
export class Reader {
  readonly cookies = new Map<string, Cookie>();
  status = 0;
  html = '';
  headers = new Headers();
  /** The path to which the last answer led. */
  path = '';
  private readonly bench: Bench;
  private readonly language: string;

  constructor(bench: Bench, language = 'zh-CN') {
    this.bench = bench;
    this.language = language;
  }

  async go(path: string): Promise<this> {
    return this.send('GET', path);
  }

  /** The text that a person sees. */
  get text(): string {
    return this.document().body.textContent?.replace(/\s+/g, ' ') ?? '';
  }

  document() {
    const window = new Window({ url: `http://${host}${this.path}` });
    window.document.write(this.html);
    return window.document;
  }

  /** Values of the form that holds the button, as a browser would send them. */
  form(button: string, fill: Readonly<Record<string, string | File | readonly File[]>> = {}) {
    const found = [...this.document().querySelectorAll('button')].find(
      ({ textContent, type }) => type === 'submit' && textContent?.trim() === button,
    );
    const form = found?.closest('form');
    if (!found || !form) throw new Error(`no button “${button}” on ${this.path}: ${this.text}`);
    const data = new FormData();
    for (const field of form.querySelectorAll('input, textarea, select')) {
      const { name, type, value, checked } = field as unknown as Control;
      const isOff = (type === 'checkbox' || type === 'radio') && !checked;
      if (name === '' || isOff || type === 'file' || name in fill) continue;
      data.append(name, value);
    }
    for (const [name, value] of Object.entries(fill)) {
      for (const one of Array.isArray(value) ? value : [value]) data.append(name, one as string);
    }
    if (found.name !== '') data.append(found.name, found.value);
    return { action: form.getAttribute('action') ?? this.path, data };
  }

  async press(button: string, fill: Parameters<Reader['form']>[1] = {}): Promise<this> {
    const { action, data } = this.form(button, fill);
    return this.send('POST', action, data);
  }

  /** Sends as this browser does, and follows where the answer leads. */
  async send(
    method: string,
    path: string,
    body?: FormData,
    headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin', origin: `http://${host}` },
  ): Promise<this> {
    const encoded = body && new Response(body);
    const bytes = encoded && new Uint8Array(await encoded.arrayBuffer());
    const response = await this.bench.app.request(`http://${host}${path}`, {
      method,
      headers: {
        host,
        cookie: this.cookieFor(path),
        'accept-language': this.language,
        ...(encoded && bytes
          ? {
              'content-type': encoded.headers.get('content-type') ?? '',
              'content-length': String(bytes.byteLength),
            }
          : {}),
        ...(method === 'POST' ? headers : {}),
      },
      ...(bytes ? { body: bytes } : {}),
    });
    this.keep(response.headers.getSetCookie());
    const next = response.headers.get('location');
    if (response.status === 303 && next) return this.send('GET', next);
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    this.path = path;
    return this;
  }

  cookieFor(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(set: readonly string[]): void {
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]*)/i.exec(line)?.[1] ?? '/';
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }
}
