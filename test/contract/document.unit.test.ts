import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiDocument } from '../../console/build/document.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}
interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: object;
  readonly type?: unknown;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the document of the API', () => {
  let document: Document;
  beforeAll(async () => {
    document = (await apiDocument()) as Document;
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );

  it('is without a finding of redocly, in its strict rules', async () => {
    // A sign-in by an identity provider answers with a redirect and has no 2XX.
    const rules = { 'operation-2xx-response': 'off' as const };
    const config = await createConfig({ extends: ['recommended-strict'], rules });
    const source = JSON.stringify(document);
    const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    const ends = operations().map(({ responses }) =>
      Object.keys(responses).some((status) => /^[23]/.test(status)),
    );
    expect(ends).not.toContain(false);
  });

  it('is without a finding of spectral', async () => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [oas] } as Parameters<typeof spectral.setRuleset>[0]);
    const found = await spectral.run(JSON.parse(JSON.stringify(document)));
    expect(found.map(({ code, message, path }) => `${code}: ${message} ${path.join('/')}`)).toEqual([]);
  }, 60_000);

  it('names its operations in one style, by no word that a language keeps for itself', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(ids.filter((id) => !/^[a-z]+(?:[A-Z][a-z]*)*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const kept =
      'return object class new delete import default switch case in is as for if do void public this with';
    expect(ids.filter((id) => kept.split(' ').includes(id))).toEqual([]);
  });

  it('gives an example of every body, and the headers of every answer', () => {
    const without = operations().filter(({ requestBody }) => {
      const json = requestBody?.content['application/json'];
      return json !== undefined && json.example === undefined;
    });
    expect(without.map(({ operationId }) => operationId)).toEqual([]);
    expect(Object.keys(document.paths['/v1/appeals']?.post?.responses['201']?.headers ?? {})).toEqual(
      expect.arrayContaining(['ETag', 'Location', 'Idempotency-Key', 'RateLimit']),
    );
    expect(
      Object.keys(document.paths['/v1/attachments/{id}']?.head?.responses['200']?.headers ?? {}),
    ).toEqual(expect.arrayContaining(['Upload-Offset', 'Upload-Length']));
  });

  it('tells the kinds of an answer apart by a discriminator', () => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { anyOf, oneOf, discriminator } = value as Schema;
      const kinds = (anyOf ?? oneOf ?? []).filter(({ type }) => type !== 'null');
      if (kinds.length > 1 && !discriminator) bare.push(path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
    };
    walk(document, '');
    expect(bare).toEqual([]);
  });
});
