import { beforeEach, describe, expect, it } from 'vitest';
import { refuse, words } from '../../domain/index.ts';
import { type Bench, openBench, toHandling } from './kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

describe('GET /v1/words', () => {
  it('serves the whole table to anybody, for any cache to keep', async () => {
    const { status, body, headers } = await bench.get<typeof words>('/v1/words');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(words)));
    expect(headers.get('cache-control')).toContain('public');
    const etag = headers.get('etag') ?? '';
    const again = await bench.get('/v1/words', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('has the reasons and colours that the county named itself', async () => {
    const { body: policy } = await bench.get<Record<string, unknown> & { declineReasons: string[] }>(
      '/v1/policy',
      {
        as: 'admin:county',
      },
    );
    const named = {
      ...policy,
      version: 'named',
      declineReasons: [...policy.declineReasons, 'by-law'],
      terms: { 'by-law': { zh: '依法另行处理', en: 'handled under another law' } },
    };
    const changed = await bench.send('PUT', '/v1/policy', { as: 'admin:county', body: named });
    expect(changed.status).toBe(200);
    const { body } = await bench.get<{ declineReasons: Record<string, { zh: string }> }>('/v1/words');
    expect(body.declineReasons['by-law']?.zh).toBe('依法另行处理');
    expect(body.declineReasons['in-court']?.zh).toBe('已进入诉讼程序');
  });
});

describe('a refusal over HTTP', () => {
  it('calls units and people by the county’s names, and quotes what the county does not have', async () => {
    const view = await bench.filed(...toHandling);
    bench.engine.command = async () => ({
      kind: 'refused',
      refusal: refuse('unknown-person', { unit: 'power', person: 'officer:nobody' }),
    });
    const { body } = await bench.post<{ zh: string; en: string }>(
      `/v1/appeals/${view.id}/reassign`,
      { person: 'officer:nobody' },
      { as: 'officer:housing' },
    );
    expect(body.zh).toBe('供电公司没有这名人员：“officer:nobody”，请核对。');
    expect(body.en).toContain('Power Company');
  });
});
