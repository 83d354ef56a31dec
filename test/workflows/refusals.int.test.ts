import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/filed.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

const housing = sample.housing;
const facts = sample.facts;

describe('what an appeal refuses', () => {
  const desk = useRealDesk();

  it('leaves no history of a refused update, and says why in a code, its parameters and both languages', async () => {
    const appeal = await desk.file();
    await appeal.published();
    const before = (await appeal.history()).length;
    const error = await appeal.give('accept', housing).catch((reason: Error) => reason.cause as Error);
    expect(error).toMatchObject({ type: 'not-yours', details: [{ refused: 'not-yours' }] });
    expect((error as Error).message).toMatch(/此项办理限.*Only these may do this/s);
    expect(await appeal.refused('rule', sample.leaderUrban, {})).toMatchObject({ code: 'malformed' });
    expect((await appeal.history()).length).toBe(before);
    expect(await appeal.state()).toMatchObject({ seq: 1 });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'dispatch it'],
    ['no actor', { facts, lead: 'housing' }],
    ['an actor without a role', { actor: { account: 'a', unit: null }, facts, lead: 'housing' }],
    [
      'an actor who is the clock',
      { actor: { account: 'clock', unit: null, role: 'clock' }, facts, lead: 'housing' },
    ],
    ['facts that are a number', { actor: sample.centre, facts: 7, lead: 'housing' }],
    ['a request that is a text', { actor: sample.centre, facts, request: 'r', lead: 'housing' }],
    ['a missing field', { actor: sample.centre, facts }],
    ['a field of the wrong type', { actor: sample.centre, facts, lead: { id: 'housing' } }],
    ['a list where there is none', { actor: sample.centre, facts, lead: 'housing', helpers: 'water' }],
    ['null where there is a text', { actor: sample.centre, facts, lead: 'housing', note: null }],
  ])('refuses an update of %s as malformed, at once and without history', async (_, input) => {
    const appeal = await desk.file();
    await appeal.published();
    const before = (await appeal.history()).length;
    expect(await refusalOf(appeal.sendUpdate('dispatch', input))).toMatchObject({ code: 'malformed' });
    expect((await appeal.history()).length).toBe(before);
  });

  it('refuses an update that it does not know', async () => {
    const appeal = await desk.file();
    await expect(appeal.sendUpdate('abolish', {})).rejects.toThrow();
    expect(await appeal.state()).toMatchObject({ seq: 1 });
  });

  it('compares If-Match with the version that its sender could know', async () => {
    const appeal = await desk.file();
    const request = { id: 'r1', bodyHash: 'h1' };
    expect(
      await appeal.refused(
        'dispatch',
        sample.centre,
        { lead: 'housing' },
        { request: { ...request, ifMatch: 7 } },
      ),
    ).toMatchObject({ code: 'version-differs', params: { wanted: 7, version: 1 } });
    const done = await appeal.give(
      'dispatch',
      sample.centre,
      { lead: 'housing' },
      { request: { ...request, ifMatch: 1 } },
    );
    expect(done).toMatchObject({ version: 2, replayed: false });
  });

  it('carries a request out once, and gives its repetition the same span under any update id', async () => {
    const appeal = await desk.file();
    const request = { id: 'r1', bodyHash: 'h1' };
    const give = (updateId: string) =>
      appeal.give('dispatch', sample.centre, { lead: 'housing' }, { request, updateId });
    const first = await give('u1');
    expect(first).toMatchObject({ fromSeq: 2, toSeq: 2, version: 2, bodyHash: 'h1', replayed: false });
    expect(await give('u1')).toEqual(first);
    await appeal.give('accept', housing);
    expect(await give('u2')).toEqual({ ...first, events: [], version: 3, replayed: true });
    expect((await appeal.types()).filter((type) => type === 'dispatched')).toHaveLength(1);
  });

  it('decides a refused request again when it is repeated', async () => {
    const appeal = await desk.file();
    const request = { id: 'r1', bodyHash: 'h1' };
    expect(await appeal.refused('accept', housing, {}, { request, updateId: 'u1' })).toMatchObject({
      code: 'not-yours',
    });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    expect(await appeal.give('accept', housing, {}, { request, updateId: 'u1' })).toMatchObject({
      replayed: false,
    });
  });
});
