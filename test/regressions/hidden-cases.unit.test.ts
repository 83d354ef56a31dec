import { beforeEach, describe, expect, it } from 'vitest';
import { type AnyRule, commandNames, commonBody, type Kind, rules, type Shape } from '../../domain/index.ts';
import {
  type Bench,
  filing,
  fromSomebodyElse,
  openBench,
  rating,
  toHandling,
  type View,
} from '../api/kit.ts';
import { Eavesdropper, type Hidden, hiddenCases, nobodys } from '../api/matrix-kit.ts';

/** Ways by which somebody could once learn of a case that is not for them to know. */

const centre = 'centre:county';
const town = 'centre:lakeside-town';
const reportBody = { text: '吃拿卡要', about: '某科' };

describe('an appeal that a body names', () => {
  let hidden: Hidden;
  let ear: Eavesdropper;
  beforeEach(async () => {
    hidden = await hiddenCases();
    ear = new Eavesdropper(hidden.bench);
  });
  const merge = (id: string, as: string, into: string) =>
    ear.told('POST', `/v1/appeals/${id}/merge`, into, {
      as,
      body: { into },
      headers: { 'Idempotency-Key': 'one' },
    });

  it('is unknown where it is a report of misconduct, like a number that does not exist', async () => {
    const { own, secret, bench } = hidden;
    const there = await merge(own.id, centre, secret.id);
    expect(there).toEqual(await merge(own.id, centre, nobodys));
    expect([there.status, JSON.parse(there.body).code]).toEqual([404, 'unknown-appeal']);
    expect(bench.store.snapshots.get(own.id)?.merging).toBeNull();
  });

  it('is unknown to who would confirm it as repeated, where it is a report of misconduct', async () => {
    const { own, secret } = hidden;
    const confirm = (of: string) =>
      ear.told('POST', `/v1/appeals/${own.id}/confirm-repeat`, of, {
        ...{ as: centre, body: { of }, headers: { 'Idempotency-Key': 'one' } },
      });
    const there = await confirm(secret.id);
    expect(there).toEqual(await confirm(nobodys));
    expect([there.status, JSON.parse(there.body).code]).toEqual([404, 'unknown-appeal']);
  });

  it('is unknown to a town’s centre that may not read it: else its citizen could be merged into any case', async () => {
    const { theirs, bench } = hidden;
    const clerk = 'clerk:lakeside-village';
    const { body: mine } = await bench.file(fromSomebodyElse(), { as: clerk });
    const there = await merge(mine.id, town, theirs.id);
    expect(there).toEqual(await merge(mine.id, town, nobodys));
    expect(there.status).toBe(404);
    const known = await bench.file(fromSomebodyElse(), { as: clerk });
    expect((await merge(mine.id, town, known.body.id)).status).toBe(200);
  });

  it('is named by `merge` and `confirm-repeat` alone of all commands that people give', () => {
    const names = (kind: Kind): boolean =>
      kind.kind === 'appeal' ||
      ((kind.kind === 'optional' || kind.kind === 'list') && names(kind.of)) ||
      (kind.kind === 'group' && naming(kind.fields));
    const naming = (shape: Shape): boolean => Object.values(shape).some(names);
    const all = commandNames.filter((name) => naming({ ...(rules[name] as AnyRule).body, ...commonBody }));
    expect(all).toEqual(['merge', 'confirm-repeat']);
  });
});

describe('a report of misconduct', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  it('is made of no part of a case: its number would stand in a case that others read', async () => {
    const { id } = await bench.filed();
    const part = { title: 't', description: 'd' };
    const parts = [
      { ...part, category: 'roads' },
      { ...part, category: 'misconduct' },
    ];
    const { status, body } = await bench.post(`/v1/appeals/${id}/split`, { parts }, { as: centre });
    expect([status, body.code]).toEqual([422, 'unknown-category']);
  });

  it('is opened by no sweep, and linked by none', async () => {
    const { id } = await bench.filed(...toHandling, ['leader:urban', 'take-over']);
    const order = { units: ['power'], dueAt: '2026-12-31T18:00:00+08:00', category: 'misconduct' };
    const { status, body } = await bench.post(`/v1/appeals/${id}/order-sweep`, order, { as: 'leader:urban' });
    expect([status, body.code]).toEqual([422, 'unknown-category']);
  });

  it('changes nothing in the case whose code was shown, for nobody', async () => {
    const view = await bench.filed(...toHandling);
    bench.publish(view.id);
    const readAs = ['supervision:county', 'discipline:county', 'officer:housing'];
    const read = async () =>
      Promise.all(
        readAs.flatMap((as) => [
          bench.get(`/v1/appeals/${view.id}`, { as }),
          bench.get(`/v1/appeals/${view.id}/timeline`, { as }),
        ]),
      );
    const bodies = (answers: Awaited<ReturnType<typeof read>>) => answers.map(({ body }) => body);
    const before = bodies(await read());
    const sent = { code: view.trackingCode };
    const { status } = await bench.post(`/v1/track/${view.id}/report-misconduct`, reportBody, sent);
    expect(status).toBe(201);
    expect(bodies(await read())).toEqual(before);
  });

  it('is in no count that others read: neither in metrics nor in what a change of the county tells', async () => {
    const view = await bench.filed(...toHandling);
    const metrics = async () => {
      const text = await bench.metrics.registry.metrics();
      return text.split('\n').filter((line) => /report-misconduct|reply"|\/reply/.test(line));
    };
    const open = await bench.store.countOpen();
    const sent = { code: view.trackingCode };
    const report = await bench.post<View>(`/v1/track/${view.id}/report-misconduct`, reportBody, sent);
    const path = `/v1/appeals/${report.body.id}/reply`;
    expect((await bench.post(path, { text: 'x' }, { as: 'discipline:county' })).status).toBe(200);
    expect(await metrics()).toEqual([]);
    expect(await bench.store.countOpen()).toBe(open);
  });
});

describe('filing again', () => {
  it('tells of the case whose code was shown, and of no other that was filed under the same phone', async () => {
    const bench = await openBench();
    const victim = await bench.file(filing);
    await bench.post(`/v1/appeals/${victim.body.id}/dispatch`, { lead: 'power' }, { as: centre });
    // Anybody can file under somebody's phone number, withdraw at once, and file that again.
    const { body: bait } = await bench.post<View>('/v1/public/appeals', filing);
    const code = bait.trackingCode;
    await bench.post(`/v1/track/${bait.id}/withdraw`, { reason: 'x' }, { code });
    const again = await bench.post<View>(`/v1/track/${bait.id}/file-again`, {}, { code });
    expect(again.status).toBe(201);
    expect(again.body.links.map(({ appeal }) => appeal)).toEqual([bait.id]);
    expect(again.body.proposedLead).toBeNull();
    expect(JSON.stringify(again.body)).not.toContain(victim.body.id);
    const office = await bench.get<View>(`/v1/appeals/${again.body.id}`, { as: centre });
    expect(office.body).toMatchObject({ proposedLead: 'power' });
    expect(office.body.links.map(({ appeal }) => appeal)).toContain(victim.body.id);
  });
});

describe('people of a group', () => {
  it('who came by a merge are not named to the integrator that filed the master', async () => {
    const bench = await openBench();
    const { body: master } = await bench.file(fromSomebodyElse());
    const found = bench.engine.cases.get(master.id)!;
    const newcomer = {
      serial: 7,
      name: '李四',
      phone: '13911112222',
      from: '20261122-AAAAA1',
      withdrawn: false,
    };
    const state = { ...found.state, participants: [...found.state.participants, newcomer] };
    bench.store.snapshots.set(master.id, state);
    const read = async (as: string) =>
      JSON.stringify((await bench.get(`/v1/appeals/${master.id}`, { as })).body);
    expect(await read('integrator:hotline')).not.toContain('13911112222');
    expect(await read(centre)).toContain('13911112222');
  });

  it('vote in secret from the integrator that filed for them', async () => {
    const bench = await openBench();
    const people = [{ name: '甲' }, { name: '乙' }];
    const { body: filed } = await bench.file({ ...fromSomebodyElse(), participants: { people } });
    const codes = (filed as View & { participantCodes: { trackingCode: string }[] }).participantCodes;
    const give = (as: string, command: string, body: object = {}) =>
      bench.post(`/v1/appeals/${filed.id}/${command}`, body, { as });
    await give(centre, 'dispatch', { lead: 'housing' });
    await give('officer:housing', 'accept');
    await give('officer:housing', 'complete', { result: 'resolved', statement: 'x' });
    await give('supervision:county', 'approve');
    const vote = { ...rating, comment: '只有本人知道' };
    const voted = await bench.post(`/v1/track/${filed.id}/vote`, vote, { code: codes[0]!.trackingCode });
    expect(voted.status).toBe(200);
    bench.publish(filed.id);
    const story = async (sent: object) => {
      const room = 'code' in sent ? 'track' : 'appeals';
      return JSON.stringify((await bench.get(`/v1/${room}/${filed.id}/timeline`, sent)).body);
    };
    expect(await story({ code: codes[0]!.trackingCode })).toContain('只有本人知道');
    expect(await story({ as: centre })).toContain('只有本人知道');
    expect(await story({ as: 'integrator:hotline' })).not.toContain('只有本人知道');
    expect(await story({ code: codes[1]!.trackingCode })).not.toContain('只有本人知道');
  });
});
