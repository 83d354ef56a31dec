import { describe, expect, it } from 'vitest';
import { commandFacts } from '../../county/index.ts';
import { rules } from '../../domain/index.ts';
import { as, county, dispatched, file, startMs } from '../store/appeals.ts';

const handled = dispatched('20260302-HANDL1').state;
const secret = file('20260302-SECRET', { kind: 'misconduct', category: 'misconduct' }).state;
const cases = new Map([handled, secret].map((state) => [state.id, state]));
const sources = {
  county,
  appeal: async (id: string) => cases.get(id) ?? null,
  store: { openClaims: async () => 0, similar: async () => ({ items: [], leftOut: 0 }) },
};
const facts = (account: string, name: keyof typeof rules, body: Record<string, unknown>) =>
  commandFacts(sources, {
    name,
    shape: rules[name].body,
    body,
    actor: as(account),
    category: null,
    nowMs: startMs,
  });
const into = async (account: string, id: string) =>
  Object.keys((await facts(account, 'merge', { into: id })).appeals);

describe('what a command names, whether it comes through the API or as a signal', () => {
  it('is an appeal only to who may read it', async () => {
    expect(await into('centre:county', handled.id)).toEqual([handled.id]);
    expect(await into('centre:lakeside-town', handled.id)).toEqual([]);
    expect(await into('centre:county', 'NOBODYS')).toEqual([]);
  });

  it('is a report of misconduct to nobody but its office', async () => {
    for (const account of ['centre:county', 'supervision:county', 'leader:urban', 'admin:county']) {
      expect([account, await into(account, secret.id)]).toEqual([account, []]);
    }
    expect(await into('discipline:county', secret.id)).toEqual([secret.id]);
  });

  it('is no category that cases go into in confidence', async () => {
    const parts = ['roads', 'misconduct'].map((category) => ({ title: 't', description: 'd', category }));
    expect(Object.keys((await facts('centre:county', 'split', { parts })).categories)).toEqual(['roads']);
  });
});
