import { beforeEach, describe, expect, it } from 'vitest';
import { serialsOnFile } from '../../api/citizens/on-file.ts';
import { type ProblemBody, parseBody } from '../../contract/index.ts';
import { rules } from '../../domain/index.ts';
import { bodyProblem } from '../../workflows/body-problem.ts';
import { type Bench, filing, openBench, toClosed, type View } from './kit.ts';

describe('contact data over HTTP', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const refused = async (more: object) => {
    const { status, body } = await bench.ask<ProblemBody>('POST', '/v1/appeals', {
      as: 'integrator:hotline',
      body: { ...filing, ...more },
    });
    return [status, body.errors?.map(({ path }) => path)];
  };

  it('is refused at its field where it is no number, no address or no single line', async () => {
    expect(await refused({ citizen: { phone: '无' } })).toEqual([422, ['citizen.phone']]);
    expect(await refused({ citizen: { phone: '13912345678、13912345679' } })).toEqual([
      422,
      ['citizen.phone'],
    ]);
    expect(await refused({ citizen: { phones: ['110', 'abc'] } })).toEqual([422, ['citizen.phones.1']]);
    expect(await refused({ citizen: { email: 'wang@' } })).toEqual([422, ['citizen.email']]);
    expect(await refused({ participants: { people: [{ name: '甲', phone: 'x' }] } })).toEqual([
      422,
      ['participants.people.0.phone'],
    ]);
    expect(await refused({ title: '路灯\n不亮' })).toEqual([400, ['title']]);
    expect(await refused({ location: { address: '一号\u2028二号' } })).toEqual([400, ['location.address']]);
  });

  it('has further numbers, sealed and shown like the first', async () => {
    const citizen = { name: '王芳', phone: '95598', phones: ['+86 (0)139 1234 5678', '0719-1234567'] };
    const { status, body } = await bench.file({ ...filing, citizen });
    expect(status).toBe(201);
    expect(body.citizen).toEqual(citizen);
    const stored = JSON.stringify(bench.engine.cases.get(body.id)?.events);
    for (const written of citizen.phones) expect(stored).not.toContain(written);
    const read = (as: string) => bench.get<View>(`/v1/appeals/${body.id}`, { as });
    expect((await read('centre:county')).body.citizen).toEqual(citizen);
    expect((await read('auditor:county')).body.citizen ?? null).toBeNull();
  });

  it('finds a person by each of their numbers, however either was written', async () => {
    const citizen = { name: '王芳', phone: '0719-7654321', phones: ['+86 (0)139 1234 5678'] };
    const { body } = await bench.file({ ...filing, citizen });
    const state = bench.engine.cases.get(body.id)!.state;
    for (const phone of ['१३९१२३४५६७८', '13912345678', '+86 719 7654321']) {
      expect(await serialsOnFile(bench.deps, state, phone), phone).toEqual([0]);
    }
    bench.publish(body.id);
    expect((await bench.store.byPhone('0086 139 1234 5678')).map(({ id }) => id)).toEqual([body.id]);
    expect(await serialsOnFile(bench.deps, state, '13912345679')).toEqual([]);
  });

  it('finds the person of the case before a filer who is none', async () => {
    const people = [{ name: '甲' }, { name: '王芳', phone: '13912345678' }];
    const citizen = { name: '王芳', phone: '+86 139 1234 5678' };
    const { body } = await bench.file({ ...filing, citizen, participants: { people } });
    const state = bench.engine.cases.get(body.id)!.state;
    expect(await serialsOnFile(bench.deps, state, '13912345678')).toEqual([2, 0]);
  });

  it('goes with an erased person, further numbers too', async () => {
    const closed = await bench.filed(...toClosed);
    const state = bench.engine.cases.get(closed.id)!.state;
    const citizen = { phone: '13912345678', phones: ['13912345679'] };
    const plain = { ...state, registration: { ...state.registration, citizen } };
    bench.store.snapshots.set(closed.id, plain);
    const body = { phone: '+86 139 1234 5679', reason: '本人申请', dryRun: true };
    const found = await bench.ask<{ unsealed: string[] }>('POST', '/v1/erasures', {
      as: 'admin:county',
      body,
    });
    expect([found.status, found.body.unsealed]).toEqual([200, [closed.id]]);
  });

  it('by a signal is checked by the same shape: a line is a line', () => {
    const body = { at: '2026-11-22T09:00:00+08:00', means: '电\n话', reached: true, said: '一\n二' };
    expect(parseBody(rules['record-call-back'].body, body).ok).toBe(false);
    expect(bodyProblem(rules['record-call-back'].body, body)).toEqual({
      zh: '方式须为一行文字',
      en: 'means must be one line',
    });
    expect(bodyProblem(rules['record-call-back'].body, { ...body, means: '电话' })).toBeNull();
  });
});
