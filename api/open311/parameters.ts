import { bodyText } from '../http/body.ts';
import type { ApiContext } from '../http/env.ts';
import { refusal } from './refusal.ts';
import { sentences } from './words.ts';

/** The parameters of a request's query and form. An empty parameter counts as none. */
export interface Parameters {
  /** Trimmed; empty where it is missing. */
  text(name: string): string;
  /** Several values, separated by commas or given more than once. */
  list(name: string): readonly string[];
  /** Answers by the code of their question. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export const queryIn = (c: ApiContext): Parameters => parametersOf(new URL(c.req.url).searchParams);

/** Reads a form post. The query may hold the key and the jurisdiction, as some clients send them. */
export async function formIn(c: ApiContext, most: number): Promise<Parameters> {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/x-www-form-urlencoded') throw refusal(400, sentences.notForm);
  const form = new URLSearchParams(await bodyText(c, most));
  const query = new URL(c.req.url).searchParams;
  for (const name of ['api_key', 'jurisdiction_id']) {
    const value = query.get(name);
    if (value !== null && !form.get(name)) form.set(name, value);
  }
  return parametersOf(form);
}

function parametersOf(given: URLSearchParams): Parameters {
  const all = (name: string) => given.getAll(name).map((value) => value.replaceAll('\r\n', '\n').trim());
  return {
    text: (name) => all(name).find((value) => value !== '') ?? '',
    list: (name) => [
      ...new Set(
        [...all(name), ...all(`${name}[]`)]
          .flatMap((value) => value.split(','))
          .map((value) => value.trim())
          .filter((value) => value !== ''),
      ),
    ],
    attributes: attributesIn(given),
  };
}

/** `attribute[CODE]=value`; several values as `attribute[CODE][]`, `attribute[CODE][0]` or the same name again. */
function attributesIn(given: URLSearchParams): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of given) {
    const [, code] = /^attribute\[([^\]]{1,60})\](?:\[\d{0,4}\])?$/.exec(name) ?? [];
    const text = value.replaceAll('\r\n', '\n').trim();
    if (code !== undefined && text !== '') found.set(code, [...(found.get(code) ?? []), text]);
  }
  return found;
}
