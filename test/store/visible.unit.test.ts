import { describe, expect, it } from 'vitest';
import { viewFor } from '../../domain/index.ts';
import { keysFor, keysOf, visibilityOf } from '../../store/lists/visible.ts';
import { type Appeal, as, county, dispatched, file, next } from './appeals.ts';

const clerk = as('clerk:lakeside-village');
const filedByClerk = file('20260302-CLERK1', { category: 'social-aid' }, clerk);
const handled = next(dispatched('20260302-HANDL1', 'lakeside-town'), 'accept', {}, 'officer:lakeside-town');
const confidential = file('20260302-SECRET', { kind: 'misconduct', category: 'misconduct' });

const appeals: Readonly<Record<string, Appeal>> = {
  'filed by the hotline': file('20260302-HOTLN1'),
  'filed by a village clerk': filedByClerk,
  'reported up': next(filedByClerk, 'report-up', {}, 'clerk:lakeside-village'),
  'filed by a hotline seat': file('20260302-SEAT01', {}, as('clerk:hotline')),
  "filed by a town's centre": file('20260302-TOWN01', {}, as('centre:lakeside-town')),
  pooled: next(
    file('20260302-P00L01'),
    'open-to-claims',
    { units: ['power', 'housing'], fallback: 'water' },
    'centre:county',
  ),
  'dispatched with a helper': next(
    file('20260302-HELP01'),
    'dispatch',
    { lead: 'housing', helpers: ['lakeside-town'] },
    'centre:county',
  ),
  'handled by a town': handled,
  'asked of another unit': next(handled, 'transfer', { to: 'water', reason: 'r' }, 'officer:lakeside-town'),
  'refused by another unit': next(
    next(handled, 'transfer', { to: 'water', reason: 'r' }, 'officer:lakeside-town'),
    'refuse-transfer',
    { grounds: 'g', basis: 'b' },
    'officer:water',
  ),
  confidential,
};

describe('a list', () => {
  it.each(Object.entries(appeals))(
    'shows an appeal %s to those who may read it and to nobody else',
    (_, { state }) => {
      for (const { account } of county.people) {
        const actor = as(account);
        const visibleTo = visibilityOf(actor);
        const keys = visibleTo && keysFor(visibleTo);
        const has = keysOf(state);
        const all = visibleTo !== null && 'all' in visibleTo;
        const listed = all
          ? !state.category.confidential || visibleTo.confidential === true
          : (keys ?? []).some((key) => has.includes(key));
        expect({ account, listed }).toEqual({
          account,
          listed: viewFor(state, actor, state.lastAtMs) !== null,
        });
      }
    },
  );

  it('is for nobody who follows by a code', () => {
    expect(visibilityOf({ account: 'citizen:20260302-HOTLN1:0', unit: null, role: 'citizen' })).toBeNull();
  });
});
