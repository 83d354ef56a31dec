import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, dispatchTo, filing, fromSomebodyElse, openBench, toHandling } from './kit.ts';

interface Known {
  readonly version: number;
  readonly items: readonly {
    readonly command: string;
    readonly possible: boolean;
    readonly owed: boolean;
    readonly dueAt: string | null;
    readonly refused: { readonly code: string; readonly zh: string; readonly en: string } | null;
  }[];
}
interface Dry {
  readonly dryRun: boolean;
  readonly status: string;
  readonly liable: { readonly unit: string } | null;
  readonly opened: readonly { readonly kind: string; readonly explanation: { readonly zh: string } }[];
  readonly ended: readonly { readonly kind: string }[];
  readonly events: readonly { readonly type: string }[];
  readonly citizenReads: { readonly zh: string; readonly en: string } | null;
  readonly dispatch?: { readonly unit: string | null } | null;
}

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
const knownTo = async (as: string, id: string) =>
  (await bench.get<Known>(`/v1/appeals/${id}/commands`, { as })).body.items;

describe('the commands of a case', () => {
  it('say what is owed, what is possible, and why the rest is not', async () => {
    const { id } = await bench.filed(dispatchTo('housing'));
    const items = await knownTo('officer:housing', id);
    const accept = items.find(({ command }) => command === 'accept');
    expect(accept).toMatchObject({ possible: true, owed: true, refused: null });
    expect(accept?.dueAt).toMatch(/\+08:00$/);
    const complete = items.find(({ command }) => command === 'complete');
    expect(complete).toMatchObject({ possible: false, refused: { code: 'wrong-status' } });
    expect(complete?.refused?.zh).toContain('待签收');
  });

  it('are possible exactly where the view allows them', async () => {
    const { id } = await bench.filed(...toHandling);
    for (const as of ['officer:housing', 'centre:county', 'supervision:county', 'officer:housing-2']) {
      const { body } = await bench.get<{ allowedCommands: string[] }>(`/v1/appeals/${id}`, { as });
      const possible = (await knownTo(as, id)).filter((one) => one.possible).map(({ command }) => command);
      expect(possible.sort()).toEqual([...body.allowedCommands].sort());
    }
  });

  it('hold none that a citizen alone gives', async () => {
    const { id } = await bench.filed(...toHandling);
    const names = (await knownTo('officer:housing', id)).map(({ command }) => command);
    expect(names).not.toContain('vote');
  });

  it('are nobody’s who may not know of the case', async () => {
    const { id } = await bench.filed(...toHandling);
    const { status, body } = await bench.problem('GET', `/v1/appeals/${id}/commands`, {
      as: 'officer:transport',
    });
    expect([status, body.code]).toEqual([404, 'appeal-not-found']);
  });
});

describe('a dry run', () => {
  it('tells who would be liable and what would fall due, and changes nothing', async () => {
    const { id, version } = await bench.filed();
    const path = `/v1/appeals/${id}/dispatch?dryRun=true`;
    const { status, body } = await bench.post<Dry>(path, { lead: 'housing' }, { as: 'centre:county' });
    expect([status, body.dryRun, body.status]).toEqual([200, true, 'assigned']);
    expect(body.liable).toEqual({ unit: 'housing', person: 'officer:housing' });
    expect(body.opened.map(({ kind }) => kind)).toContain('accept');
    expect(body.opened.every(({ explanation }) => explanation.zh.length > 0)).toBe(true);
    expect(body.ended.map(({ kind }) => kind)).toContain('dispatch');
    expect(body.events.map(({ type }) => type)).toContain('dispatched');
    expect(body.citizenReads?.zh).toMatch(/待签收.*住房和城乡建设局/);
    const after = await bench.get<{ version: number; status: string }>(`/v1/appeals/${id}`, {
      as: 'centre:county',
    });
    expect(after.body).toMatchObject({ version, status: 'registered' });
  });

  it('is refused as the command itself would be', async () => {
    const { id } = await bench.filed(...toHandling);
    const asked = { as: 'centre:county', body: { lead: 'housing' } };
    const dry = await bench.problem('POST', `/v1/appeals/${id}/dispatch?dryRun=true`, asked);
    const real = await bench.problem('POST', `/v1/appeals/${id}/dispatch`, asked);
    expect({ ...dry.body, requestId: '' }).toEqual({ ...real.body, requestId: '' });
    expect(dry.status).toBe(409);
  });

  it.each(['yes', '1', ''])('takes %j for a mistake, and never for the command', async (value) => {
    const { id, version } = await bench.filed();
    const path = `/v1/appeals/${id}/dispatch?dryRun=${value}`;
    const { status, body } = await bench.problem('POST', path, {
      as: 'centre:county',
      body: { lead: 'housing' },
    });
    expect([status, body.code]).toEqual([400, 'invalid-query']);
    const after = await bench.get<{ version: number }>(`/v1/appeals/${id}`, { as: 'centre:county' });
    expect(after.body.version).toBe(version);
  });

  it('of a filing tells where the county’s rule sends it, and files nothing', async () => {
    const { status, body } = await bench.post<Dry>('/v1/appeals?dryRun=true', fromSomebodyElse(), {
      as: 'clerk:hotline',
    });
    expect([status, body.dryRun]).toEqual([200, true]);
    expect(body.opened.length).toBeGreaterThan(0);
    expect(body.dispatch === null || typeof body.dispatch === 'object').toBe(true);
    expect(bench.engine.cases.size).toBe(0);
  });

  it('of a filing is refused as the filing would be', async () => {
    const wrong = { ...filing, category: 'no-such-thing' };
    const dry = await bench.problem('POST', '/v1/appeals?dryRun=true', { as: 'clerk:hotline', body: wrong });
    const real = await bench.problem('POST', '/v1/appeals', { as: 'clerk:hotline', body: wrong });
    expect([dry.status, dry.body.code]).toEqual([real.status, real.body.code]);
    expect(dry.status).toBeGreaterThanOrEqual(400);
  });
});
