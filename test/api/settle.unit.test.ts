import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, fromSomebodyElse, openBench, rating, type View } from './kit.ts';

interface Row {
  readonly kind: string;
  readonly unit: string | null;
  readonly commands: readonly string[];
}
const clerk = { as: 'clerk:lakeside-village' };
const town = { as: 'centre:lakeside-town' };

let bench: Bench;
let tap: View;
const give = async (command: string, body: object, sent: { as?: string; code?: string }) => {
  const room = sent.code ? 'track' : 'appeals';
  const answer = await bench.post<View>(`/v1/${room}/${tap.id}/${command}`, body, sent);
  bench.nowMs += 60_000;
  await bench.publish(tap.id);
  return answer;
};
const inbox = async (as: string) =>
  (await bench.get<{ items: readonly Row[] }>('/v1/inbox?of=unit', { as })).body.items.map(
    ({ kind, unit }) => `${kind} ${unit}`,
  );

beforeEach(async () => {
  bench = await openBench();
  const body = { ...fromSomebodyElse(), title: '水龙头滴漏', area: 'lakeside-village' };
  tap = (await bench.file(body, clerk)).body;
});

describe('scenario 13 over HTTP: what a village settles on the spot', () => {
  it('goes from the filing to the citizen’s yes without a dispatch', async () => {
    expect(tap.allowedCommands).toContain('settle');
    const { status, body } = await give('settle', { statement: '已更换阀芯。' }, clerk);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'reviewing',
      firstReceiver: 'lakeside-village',
      liable: { unit: 'lakeside-village', person: clerk.as, since: tap.registeredAt },
      triage: 'lakeside-town',
      completion: { result: 'resolved', statement: '已更换阀芯。' },
    });
    expect(await inbox(town.as)).toEqual(['review lakeside-town']);
    expect((await give('approve', {}, town)).body.status).toBe('rating');
    expect((await give('rate', rating, { code: tap.trackingCode })).body).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
    });
    const { body: ledger } = await bench.get<object[]>(`/v1/appeals/${tap.id}/liability`, town);
    expect(ledger).toMatchObject([{ unit: 'lakeside-village', from: tap.registeredAt, why: 'settled' }]);
  });

  it('tells the citizen what was done, in friendly words’ data', async () => {
    await give('settle', { statement: '已更换阀芯。' }, clerk);
    const { body } = await bench.get<View & { items: { type: string; data: object }[] }>(
      `/v1/track/${tap.id}/timeline`,
      { code: tap.trackingCode },
    );
    expect(body.items.at(-1)).toMatchObject({
      type: 'settled',
      data: { unit: 'lakeside-village', completion: { statement: '已更换阀芯。' } },
    });
  });

  it('comes back to the village on a no, in the clerk’s own list, and the clerk completes it', async () => {
    await give('settle', { statement: '已拧紧。' }, clerk);
    await give('approve', {}, town);
    await give('rate', { ...rating, resolved: false, satisfaction: 'no' }, { code: tap.trackingCode });
    expect(await inbox(clerk.as)).toEqual(['complete lakeside-village']);
    const { body } = await bench.get<View>(`/v1/appeals/${tap.id}`, clerk);
    expect(body.allowedCommands).toEqual(expect.arrayContaining(['complete', 'report-progress', 'transfer']));
    const done = await give('complete', { result: 'resolved', statement: '换了阀芯。' }, clerk);
    expect(done.body.status).toBe('reviewing');
  });

  it('is refused to a seat of the county’s centre, which has no centre above, in words', async () => {
    const seat = { as: 'clerk:hotline' };
    tap = (await bench.file(fromSomebodyElse(), seat)).body;
    const { status, body } = await bench.problem('POST', `/v1/appeals/${tap.id}/settle`, {
      ...seat,
      body: { statement: '已答复。' },
    });
    expect([status, body.code]).toEqual([409, 'no-centre-above']);
    expect(tap.allowedCommands).not.toContain('settle');
  });

  it('tells beforehand what it would do', async () => {
    const path = `/v1/appeals/${tap.id}/settle?dryRun=true`;
    const { body } = await bench.post<{ status: string }>(path, { statement: '已更换阀芯。' }, clerk);
    expect(body).toMatchObject({ dryRun: true, status: 'reviewing' });
    expect((await bench.get<View>(`/v1/appeals/${tap.id}`, clerk)).body.status).toBe('registered');
  });
});
