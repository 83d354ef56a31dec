import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Change, sightOf, visibilityOf } from '../../store/index.ts';
import { eventually } from '../support/eventually.ts';
import { as, file, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();

/** Follows until the test ends. */
async function following() {
  const heard: Change[] = [];
  const places: (string | null)[] = [];
  const { stop } = real.store.changes.follow({
    heard: (change) => heard.push(change),
    at: (token) => places.push(token),
    lost: () => heard.splice(0),
  });
  onTestFinished(stop);
  await eventually(async () => places[0] ?? null, 'the first answer');
  return {
    heard,
    until: (n: number) => eventually(async () => (heard.length >= n ? heard : null), `${n} changes`),
    at: () => places[places.length - 1] ?? null,
  };
}
const titled = (n: number) => file(`20260302-CHANG${n}`, {}, as('integrator:hotline'), startMs);

describe('changes', () => {
  beforeAll(async () => {
    await real.store.saveSnapshot(titled(0).state);
  });

  it('are told as they are written, to those who see them and those who no longer do', async () => {
    const { until } = await following();
    const filed = titled(1);
    const sent = next(filed, 'dispatch', { lead: 'housing' }, 'centre:county');
    const taken = next(sent, 'accept', {}, 'officer:housing');
    const asked = next(taken, 'request-help', { units: ['power'], reason: 'r' }, 'officer:housing');
    const refused = next(asked, 'answer-help', { agree: false, grounds: 'g' }, 'officer:power');
    for (const { state } of [filed, sent, asked, refused]) await real.store.saveSnapshot(state);
    expect(await real.store.saveSnapshot(taken.state)).toBe('older');
    const changes = (await until(4)).filter((change) => change.kind === 'appeal');
    expect(changes.map(({ id, version }) => [id, version])).toEqual(
      [filed, sent, asked, refused].map(({ state }) => [state.id, state.seq]),
    );
    const seenBy = (account: string) =>
      changes.map(sightOf(visibilityOf(as(account)) ?? { units: [], account }));
    expect(seenBy('officer:power')).toEqual(['unknown', 'unknown', 'seen', 'lost']);
    expect(seenBy('officer:housing')).toEqual(['unknown', 'seen', 'seen', 'seen']);
    expect(seenBy('leader:urban')).toEqual(['seen', 'seen', 'seen', 'seen']);
    expect(changes.map(({ token }) => token)).toEqual(changes.map(({ token }) => token).sort());
  });

  it('are told again from any earlier place in the history, up to a later one', async () => {
    const { heard, until, at } = await following();
    const start = at() as string;
    for (const n of [2, 3, 4]) await real.store.saveSnapshot(titled(n).state);
    await until(3);
    const back = await real.store.changes.since(start, heard[2]?.token ?? null, 100);
    expect(back).toEqual(heard.slice(0, 3));
    expect(await real.store.changes.since(heard[1]?.token as string, null, 100)).toEqual(heard.slice(2, 3));
  });

  it.each([
    ['a text that is no token', 'nonsense', 100],
    ['a place before the history', `80${'0'.repeat(60)}`, 100],
  ])('are not told from %s', async (_, token, most) => {
    expect(await real.store.changes.since(token, null, most)).toBeNull();
  });

  it('are not told where they are too many', async () => {
    const { until, at } = await following();
    const start = at() as string;
    for (const n of [5, 6]) await real.store.saveSnapshot(titled(n).state);
    await until(2);
    expect(await real.store.changes.since(start, null, 1)).toBeNull();
  });

  it('of the county are told by its version', async () => {
    const { until } = await following();
    await real.store.county.add({
      ...{ version: 41, data: {}, filesHash: '', by: 'admin:county', atMs: startMs, parts: [], carry: null },
    });
    expect(await until(1)).toMatchObject([{ kind: 'county', version: 41 }]);
  });
});
