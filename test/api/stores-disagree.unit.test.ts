import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { type Bench, dispatchTo, openBench } from './kit.ts';

/** One store was restored, or a workflow was reset without its messages: the other holds what it has lost. */
describe('a case about which the stores disagree', () => {
  let bench: Bench;
  let id: string;
  let earlier: AppealState;
  const power = 'officer:power';
  const alarms = () => bench.lines.filter((line) => JSON.stringify(line).includes('records-disagree'));
  beforeEach(async () => {
    bench = await openBench();
    id = (await bench.filed()).id;
    earlier = bench.engine.cases.get(id)!.state;
    const [as, command, body] = dispatchTo('power');
    expect((await bench.post(`/v1/appeals/${id}/${command}`, body, { as })).status).toBe(200);
  });

  it('takes no command where the workflow has lost its end, and says so', async () => {
    bench.engine.cases.get(id)!.state = earlier;
    const { status, body } = await bench.problem('POST', `/v1/appeals/${id}/accept`, { as: power, body: {} });
    expect([status, body.code]).toEqual([503, 'records-disagree']);
    expect(alarms().length).toBeGreaterThan(0);
    expect(bench.engine.cases.get(id)!.state.seq).toBe(earlier.seq);
  });

  it('saves nothing where fresh events come under numbers that were read already', async () => {
    const engine = bench.engine;
    const command = engine.command.bind(engine);
    // A worker of an earlier release, which does not compare.
    engine.command = (appeal, name, { request, ...input }, given) => {
      const { read: _, ...bare } = request!;
      return command(appeal, name, { ...input, request: bare } as never, given);
    };
    bench.publish(id);
    engine.cases.get(id)!.state = earlier;
    bench.nowMs += 1000;
    const before = bench.store.snapshots.get(id);
    const [as, name] = dispatchTo('housing');
    const { body } = await bench.problem('POST', `/v1/appeals/${id}/${name}`, {
      as,
      body: { lead: 'housing' },
    });
    expect(body.code).toBe('records-disagree');
    expect(bench.store.snapshots.get(id)).toBe(before);
    expect(alarms().length).toBeGreaterThan(0);
  });

  it('is none where Temporal repeats the answer of an earlier try', async () => {
    const engine = bench.engine;
    const command = engine.command.bind(engine);
    engine.command = async (...given) => {
      const result = await command(...given);
      return result.kind === 'answer' ? { ...result, answer: { ...result.answer, replayed: false } } : result;
    };
    const sent = { as: power, headers: { 'Idempotency-Key': 'again' } };
    for (const published of [false, true]) {
      if (published) bench.publish(id);
      expect((await bench.post(`/v1/appeals/${id}/accept`, {}, sent)).status).toBe(200);
    }
    expect(alarms()).toEqual([]);
  });

  it('tells what it has of a story with a gap, and lets no archive leave', async () => {
    bench.publish(id);
    const events = bench.store.logs.get(id) ?? [];
    bench.store.logs.set(id, events.slice(0, 1).concat(events.slice(2)));
    bench.engine.cases.get(id)!.events.length = 0;
    const as = { as: 'supervision:county' };
    const { body } = await bench.get<{ items: { seq: number }[]; incomplete: number[] }>(
      `/v1/appeals/${id}/timeline`,
      as,
    );
    expect(body.incomplete).toEqual([2]);
    expect(body.items.map(({ seq }) => seq)).toContain(1);
  });
});
