import { describe, expect, it } from 'vitest';
import { filing, openBench } from './kit.ts';

const centre = { as: 'centre:county' };

describe('a filter that comes twice', () => {
  it('is refused by its name, and does not find nothing', async () => {
    const bench = await openBench();
    await bench.filed();
    for (const path of ['/v1/appeals?unit=a&unit=b', '/v1/inbox?kind=a&kind=b', '/v1/counts?unit=a&unit=b']) {
      const { status, body } = await bench.problem('GET', path, centre);
      expect([status, body.code, body.errors?.map((one) => one.path)]).toEqual([
        400,
        'invalid-query',
        [path.includes('kind') ? 'kind' : 'unit'],
      ]);
    }
  });

  it('may come twice where it takes several', async () => {
    const bench = await openBench();
    const { id } = await bench.filed();
    bench.publish(id);
    const path = '/v1/appeals?status=registered&status=closed';
    const { status, body } = await bench.get<{ items: { id: string }[] }>(path, centre);
    expect([status, body.items.map((one) => one.id)]).toEqual([200, [id]]);
  });
});

describe('a message', () => {
  it('says in words what is wanted, and shows no regular expression', async () => {
    const bench = await openBench();
    const paths = ['/v1/appeals?limit=x', '/v1/audit/anchors?limit=x', '/v1/audit/anchors?cursor=x'];
    for (const path of paths) {
      const { body } = await bench.problem('GET', path, { as: 'auditor:county' });
      expect(body.code).toMatch(/^(?:invalid-query|bad-cursor)$/);
      expect(JSON.stringify(body)).not.toMatch(/\/\^|\\\\d|regex|pattern/i);
    }
  });
});

describe('a body that no program can read', () => {
  it('is called compressed where it is', async () => {
    const bench = await openBench();
    const sent = { headers: { 'Content-Encoding': 'gzip' }, body: { title: 'x' } };
    const { status, body } = await bench.problem('POST', '/v1/public/appeals', sent);
    expect([status, body.code]).toEqual([415, 'encoded-body']);
  });

  it('is called not UTF-8 where it is in GBK', async () => {
    const bench = await openBench();
    const gbk = Buffer.from([0x7b, 0x22, 0xc2, 0xb7, 0xb5, 0xc6, 0x22, 0x7d]);
    const sent = { body: new Uint8Array(gbk) };
    const { status, body } = await bench.problem('POST', '/v1/public/appeals', sent);
    expect([status, body.code]).toEqual([400, 'wrong-charset']);
  });
});

describe('an instant that somebody typed', () => {
  it('comes back in the county’s offset, in the case and in its story', async () => {
    const bench = await openBench();
    const occurredAt = '2026-11-21T23:30:00.123456789Z';
    const { body } = await bench.file({ ...filing, occurredAt });
    expect(body.occurredAt).toBe('2026-11-22T07:30:00.123+08:00');
    const path = `/v1/appeals/${body.id}/timeline`;
    const story = await bench.get<{ items: { data: { occurredAt?: string } }[] }>(path, centre);
    expect(story.body.items[0]?.data.occurredAt).toBe('2026-11-22T07:30:00.123+08:00');
  });
});

interface Schema {
  readonly type?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe('the document that generators read', () => {
  it('has no property that can only be null, and no named schema that may be null as such', async () => {
    const bench = await openBench();
    const { body } = await bench.get<{
      components: { schemas: Record<string, Schema> };
      info: { title: string };
    }>('/openapi.json');
    const named = Object.entries(body.components.schemas);
    const onlyNull = named.flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([field, { type }]) =>
        type === 'null' ? [`${name}.${field}`] : [],
      ),
    );
    expect(onlyNull).toEqual([]);
    const maybe = named.filter(([, { type, anyOf }]) =>
      [type, ...(anyOf ?? []).map((one) => one.type)].flat().includes('null'),
    );
    expect(maybe.map(([name]) => name)).toEqual([]);
    expect(body.info.title).toMatch(/^[\x20-\x7e]+$/);
  });

  it('says that a command may cost its caller the sight of the case', async () => {
    const bench = await openBench();
    const { body } = await bench.get<{
      paths: Record<string, { post: { responses: Record<string, unknown> } }>;
    }>('/openapi.json');
    const answer = JSON.stringify(body.paths['/v1/appeals/{id}/transfer']?.post.responses['200']);
    expect(answer).toContain('OutOfSight');
    expect(answer).toContain('#/components/schemas/Appeal"');
  });

  it('has a name for every body, of its own for each command', async () => {
    const bench = await openBench();
    interface Operation {
      readonly operationId: string;
      readonly requestBody?: { readonly content: Record<string, { schema: { $ref?: string } }> };
    }
    const { body } = await bench.get<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json');
    const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
    const bodies = operations.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema ? [{ operationId, reference: schema.$ref }] : [];
    });
    expect(bodies.filter(({ reference }) => reference === undefined)).toEqual([]);
    const commands = bodies.filter(({ operationId }) => ['approve', 'resume', 'claim'].includes(operationId));
    expect(commands.map(({ reference }) => reference?.split('/').at(-1)).sort()).toEqual([
      'ApproveBody',
      'ClaimBody',
      'ResumeBody',
    ]);
  });
});
