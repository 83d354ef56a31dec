import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, toHandling } from './kit.ts';

interface Present {
  readonly items: readonly { readonly account: string; readonly appeal?: string; readonly since: string }[];
}

describe('who has a case open', () => {
  let bench: Bench;
  let path: string;
  let id: string;
  const look = async (as: string) => (await bench.ask<Present>('PUT', path, { as })).body.items;
  const names = async (as: string) => (await look(as)).map(({ account }) => account);
  beforeEach(async () => {
    bench = await openBench();
    ({ id } = await bench.filed(...toHandling));
    path = `/v1/appeals/${id}/presence`;
  });

  it('is told to each about the others, until they leave or fall silent', async () => {
    expect(await names('officer:housing')).toEqual([]);
    bench.nowMs += 5_000;
    expect(await look('centre:county')).toEqual([
      { account: 'officer:housing', unit: 'housing', since: '2026-11-22T09:02:00+08:00' },
    ]);
    expect(await names('officer:housing')).toEqual(['centre:county']);
    await bench.ask('PUT', path, { as: 'officer:housing', body: { open: false } });
    expect(await names('centre:county')).toEqual([]);
    await look('officer:housing');
    bench.nowMs += 51_000;
    expect(await names('centre:county')).toEqual([]);
  });

  it('names no leader and no office that oversees, though they see the others', async () => {
    await look('officer:housing');
    for (const as of ['leader:urban', 'supervision:county', 'auditor:county', 'discipline:county']) {
      expect(await names(as)).toEqual(['officer:housing']);
    }
    expect(await names('officer:housing')).toEqual([]);
  });

  it('is told to a desk for all its cases', async () => {
    await look('officer:housing');
    const { body } = await bench.get<Present>('/v1/presence', { as: 'officer:housing-2' });
    expect(body.items).toMatchObject([{ appeal: id, account: 'officer:housing' }]);
    expect((await bench.get<Present>('/v1/presence', { as: 'officer:housing' })).body.items).toEqual([]);
    expect((await bench.get<Present>('/v1/presence', { as: 'officer:power' })).body.items).toEqual([]);
  });
});
