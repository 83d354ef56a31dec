import { XMLBuilder } from 'fast-xml-parser';
import type { ApiContext } from '../http/env.ts';
import { languageOf, languageTag } from '../http/language.ts';
import type { Fault, Open311Refusal } from './refusal.ts';

export const formats = ['json', 'xml'] as const;
export type Format = (typeof formats)[number];

/** Each container has one kind of child. JSON leaves out the child's name, by the Spark convention. */
const childOf: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new XMLBuilder({ ignoreAttributes: true, format: false });
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Characters that no XML document may hold, not even as an entity. */
const noXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** Writes what JSON says as XML. Its root has no name in JSON. */
export const xmlOf = (root: string, content: unknown): string =>
  declaration + builder.build({ [root]: inXml(root, content as Value) });

function inXml(name: string, value: Value): unknown {
  if (typeof value === 'string') return value.replace(noXml, '');
  if (typeof value !== 'object') return value;
  if (value === null) return '';
  if (Array.isArray(value)) {
    const child = childOf[name] ?? 'item';
    return value.length === 0 ? '' : { [child]: value.map((one: Value) => inXml(child, one)) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inXml(key, one as Value)]));
}

/** The format that the end of an address asks for. XML is the one that every server has. */
export function formatOf(c: ApiContext): Format {
  const end = c.req.path.split('.').at(-1);
  if (end === 'json' || end === 'xml') return end;
  return /json/.test(c.req.header('accept') ?? '') ? 'json' : 'xml';
}

/** The part of an address before its format, or null where it names no format. */
export function nameIn(file: string): string | null {
  const [, name = null] = /^(.+)\.(?:json|xml)$/.exec(file) ?? [];
  return name;
}

/** Answers in the format of the address. */
export function answer(c: ApiContext, root: string, content: unknown, status: 200 | 400 | 403 | 404 = 200) {
  const format = formatOf(c);
  const type = format === 'json' ? 'application/json' : 'text/xml';
  c.header('Content-Type', `${type}; charset=utf-8`);
  c.header('Content-Language', languageTag[languageOf(c.req.header('accept-language'))]);
  c.header('Vary', 'Accept-Language');
  return c.body(format === 'json' ? JSON.stringify(content) : xmlOf(root, content), status);
}

export function answerRefused(c: ApiContext, { status, faults, headers }: Open311Refusal): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  c.header('Cache-Control', 'no-store');
  return answer(c, 'errors', faults.map(errorOf), status);
}

const errorOf = ({ code, zh, en }: Fault) => ({ code, description: `${zh} ${en}` });
