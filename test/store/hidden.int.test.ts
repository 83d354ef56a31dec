import { beforeAll, describe, expect, it } from 'vitest';
import { viewFor } from '../../domain/index.ts';
import { visibilityOf } from '../../store/index.ts';
import { as, county, dispatched, file, next } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const title = '灯 the same words';
const handled = next(dispatched('20260302-HANDL1', 'housing', { title }), 'accept', {}, 'officer:housing');
const clerks = file('20260302-CLERK1', { title, category: 'social-aid' }, as('clerk:lakeside-village'));
const pooled = next(
  file('20260302-P00L01', { title }),
  'open-to-claims',
  { units: ['power', 'lakeside-town'] },
  'centre:county',
);
const secret = file('20260302-SECRET', { title, kind: 'misconduct', category: 'misconduct' });
const all = [handled, clerks, pooled, secret].map(({ state }) => state);

beforeAll(async () => {
  for (const state of all) await real.store.saveSnapshot(state);
});

describe('a list in the database', () => {
  it.each(county.people.map(({ account }) => account))(
    'shows %s what they may read, however asked',
    async (account) => {
      const actor = as(account);
      const visibleTo = visibilityOf(actor)!;
      const mine = all.filter((state) => viewFor(state, actor, state.lastAtMs) !== null).map(({ id }) => id);
      const found = async (filter: object) => {
        const { items, next } = await real.store.list({ visibleTo, ...filter });
        return { ids: items.map(({ id }) => id).sort(), next };
      };
      expect(await found({})).toEqual({ ids: mine.sort(), next: null });
      expect(await found({ q: title })).toEqual({ ids: mine.sort(), next: null });
      for (const { id } of all) {
        const own = mine.includes(id) ? [id] : [];
        for (const q of [id, id.toLowerCase()]) expect(await found({ q })).toEqual({ ids: own, next: null });
      }
      const secrets = mine.filter((id) => id === secret.state.id);
      for (const filter of [{ category: 'misconduct' }, { unit: 'discipline' }]) {
        expect(await found(filter)).toEqual({ ids: secrets, next: null });
      }
    },
  );

  it('has no page more for what it does not show', async () => {
    const visibleTo = visibilityOf(as('officer:housing'))!;
    expect((await real.store.list({ visibleTo, limit: 1 })).next).toBeNull();
  });
});
