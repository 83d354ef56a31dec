import { beforeEach, describe, expect, it } from 'vitest';
import { trackingCodes } from '../../api/ids/tracking-code.ts';
import { type Bench, dispatchTo, filing, openBench, secret, toRating, type View } from './kit.ts';

const { codeOf } = trackingCodes(secret);
const people = [{ name: '甲' }, { name: '乙' }, { name: '丙' }];

describe('following a case by its code', () => {
  let bench: Bench;
  let filed: View;
  const track = (code: string | undefined, id = filed.id) =>
    bench.get<View & { code: string }>(`/v1/track/${id}`, { code });
  beforeEach(async () => {
    bench = await openBench();
    filed = await bench.filed(dispatchTo('housing'));
  });

  it('shows the citizen the case and what the citizen may do', async () => {
    const { status, body, headers } = await track(filed.trackingCode);
    expect(status).toBe(200);
    expect(body.allowedCommands).toEqual(expect.arrayContaining(['urge', 'withdraw']));
    expect(body.allowedCommands).not.toContain('accept');
    expect(headers.get('etag')).toMatch(new RegExp(`^"${body.version}-[0-9a-f]{12}"$`));
  });

  it('takes the code as it was read aloud: any case, spaces, O for 0, L for 1', async () => {
    const aloud = filed.trackingCode
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect((await track(aloud)).status).toBe(200);
  });

  it('tells a mistyped code from a wrong one', async () => {
    const [first = ''] = filed.trackingCode;
    const mistyped = filed.trackingCode.replace(first, first === '7' ? '8' : '7');
    expect((await track(mistyped)).body.code).toBe('code-mistyped');
    expect((await track(codeOf('20261122-AAAAAA', 0))).body.code).toBe('code-wrong');
  });

  it('is no wrong code where the records of its case are gone: that is an alarm', async () => {
    bench.engine.cases.delete(filed.id);
    bench.store.snapshots.delete(filed.id);
    const { status, body } = await track(filed.trackingCode);
    expect([status, body.code]).toEqual([503, 'records-missing']);
    expect(JSON.stringify(bench.lines)).toContain('records-missing');
    expect((await track(codeOf('20261122-AAAAAA', 0))).body.code).toBe('code-wrong');
  });

  it('answers a wrong code and an unknown number alike', async () => {
    const code = codeOf('20261122-AAAAAA', 0);
    const wrong = await track(code);
    const unknown = await track(code, '20261122-ZZZZZZ');
    expect(unknown.status).toBe(401);
    const { requestId: _, ...said } = wrong.body as View & { code: string; requestId: string };
    expect(unknown.body).toMatchObject(said);
    expect(unknown.headers.get('www-authenticate')).toBe('Code realm="huiyin"');
  });

  it.each([undefined, '', 'Ünknöwn', 'x'.repeat(60), 'x'.repeat(5000)])(
    'is a 401 without a real code: %s',
    async (code) => {
      expect((await track(code)).status).toBe(401);
    },
  );

  it('does not take a bearer token for a code, nor a code for a token', async () => {
    expect((await bench.get(`/v1/track/${filed.id}`, { as: 'centre:county' })).status).toBe(401);
    expect((await bench.get(`/v1/appeals/${filed.id}`, { code: filed.trackingCode })).status).toBe(401);
  });

  it('lets the citizen press once, and says when the answer is due', async () => {
    const urge = () =>
      bench.post(`/v1/track/${filed.id}/urge`, { reason: '请快些' }, { code: filed.trackingCode });
    expect((await urge()).status).toBe(200);
    expect(await urge()).toMatchObject({ status: 409, body: { code: 'urge-open' } });
  });

  it('takes a matter that is settled in part for neither yes nor no', async () => {
    const { id, trackingCode: code } = await bench.filed(...toRating);
    const rate = (resolved: unknown) =>
      bench.post<View & { errors?: { path: string }[] }>(
        `/v1/track/${id}/rate`,
        { contacted: true, resolved, satisfaction: 'neutral' },
        { code },
      );
    for (const wrong of ['mostly', 1, null, undefined]) {
      expect(await rate(wrong)).toMatchObject({ status: 400, body: { errors: [{ path: 'resolved' }] } });
    }
    expect(await rate('partly')).toMatchObject({
      status: 200,
      body: { outcome: 'satisfied', rating: { resolved: false, partly: true } },
    });
  });

  it('has no command but the citizen’s', async () => {
    const { status, body } = await bench.post(
      `/v1/track/${filed.id}/dispatch`,
      {},
      { code: filed.trackingCode },
    );
    expect([status, body.code]).toEqual([404, 'unknown-command']);
  });

  it('shows every move', async () => {
    const { status, body } = await bench.get<{ items: { type: string }[] }>(
      `/v1/track/${filed.id}/timeline`,
      {
        code: filed.trackingCode,
      },
    );
    expect(status).toBe(200);
    expect(body.items.map(({ type }) => type)).toEqual(expect.arrayContaining(['registered', 'dispatched']));
  });

  it('gives each person of a group a code of their own, with one vote', async () => {
    const { body } = await bench.file({ ...filing, participants: { people } });
    const steps = toRating.map(([as, command, given = {}]) => [as, command, given] as const);
    for (const [as, command, given] of steps) {
      expect((await bench.post(`/v1/appeals/${body.id}/${command}`, given, { as })).status).toBe(200);
    }
    const vote = (serial: number, satisfaction: string) =>
      bench.post<View>(
        `/v1/track/${body.id}/vote`,
        { contacted: true, resolved: true, satisfaction },
        { code: codeOf(body.id, serial) },
      );
    expect((await vote(1, 'yes')).body.votes).toMatchObject({ cast: 1, mine: { serial: 1 } });
    expect((await vote(2, 'yes')).body.votes.cast).toBe(2);
    expect((await vote(4, 'yes')).status).toBe(401);
    expect((await vote(3, 'no')).body).toMatchObject({ status: 'closed' });
  });
});

describe('the code of a merged case', () => {
  it('works under its own number and acts on the master', async () => {
    const bench = await openBench();
    const master = await bench.filed();
    const duplicate = await bench.filed();
    const merged = bench.engine.cases.get(duplicate.id)!.state;
    const into = bench.engine.cases.get(master.id)!;
    const newcomer = { serial: 1, name: null, phone: null, from: duplicate.id, withdrawn: false };
    const link = { kind: 'merged-into' as const, appeal: master.id, registeredAtMs: null };
    bench.store.snapshots.set(duplicate.id, { ...merged, links: [link] });
    into.state = { ...into.state, participants: [...into.state.participants, newcomer] };
    bench.store.snapshots.set(master.id, into.state);

    const read = await bench.get<View>(`/v1/track/${duplicate.id}`, { code: duplicate.trackingCode });
    expect(read.body.id).toBe(master.id);
    const urged = await bench.post<View>(
      `/v1/track/${duplicate.id}/urge`,
      { reason: '请快些' },
      { code: duplicate.trackingCode },
    );
    expect(urged.body.urges[0]?.by.account).toBe(`citizen:${master.id}:1`);
  });
});
