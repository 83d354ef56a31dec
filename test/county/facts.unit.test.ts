import { describe, expect, it } from 'vitest';
import { loadCounty } from '../../county/index.ts';
import { type Actor, rules } from '../../domain/index.ts';
import { editedCounty, sampleDir } from './edited-county.ts';

const county = await loadCounty(sampleDir);
const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const nowMs = at('2026-03-02 10:00');
const centre: Actor = { account: 'centre:county', unit: 'county', role: 'centre' };
const housing: Actor = { account: 'officer:housing', unit: 'housing', role: 'officer' };

const away = (account: string, from: string, to: string) =>
  [
    'people.yaml',
    `account: ${account},`,
    `account: ${account}, leave: [{ from: ${from}, to: ${to} }],`,
  ] as const;

describe('the facts of a command', () => {
  it('bring each unit the body names with its head, people and leader, and the own unit', () => {
    const body = { lead: 'housing', helpers: ['power'] };
    const { units } = county.factsFor(rules.dispatch.body, body, centre, nowMs);
    expect(Object.keys(units).sort()).toEqual(['county', 'housing', 'power']);
    expect(units.housing).toEqual({
      id: 'housing',
      head: 'officer:housing',
      handles: true,
      people: ['officer:housing', 'officer:housing-2'],
      leader: { account: 'leader:urban', deputy: 'leader:deputy', onLeave: false },
    });
  });

  it('leave out what the county does not know, an object prototype included', () => {
    const body = { lead: 'constructor', helpers: ['__proto__', 'nowhere'] };
    const { units } = county.factsFor(rules.dispatch.body, body, centre, nowMs);
    expect(Object.keys(units)).toEqual(['county']);
  });

  it('bring a person with unit, role and leave', () => {
    const facts = county.factsFor(rules.accept.body, { person: 'officer:housing-2' }, housing, nowMs);
    expect(facts.persons).toEqual({
      'officer:housing-2': { unit: 'housing', role: 'officer', onLeave: false },
    });
  });

  it('bring the catalogue item that is promised, with what the domain needs of it and no more', () => {
    const facts = county.factsFor(rules.promise.body, { catalogueItem: 'low-voltage' }, housing, nowMs);
    expect(facts.catalogue).toEqual({
      'low-voltage': {
        id: 'low-voltage',
        category: 'power-supply',
        unit: 'power',
        standard: '入户电压达到 198 至 235 伏',
        limit: '5wd',
        fee: 0,
      },
    });
  });

  it('bring the centres above to those who report up, and to nobody else', () => {
    const clerk: Actor = { account: 'clerk:lakeside-village', unit: 'lakeside-village', role: 'clerk' };
    const ask = (actor: Actor) => county.factsFor({}, {}, actor, nowMs).above;
    expect(ask(clerk)).toEqual({ 'lakeside-village': ['lakeside-town', 'county'] });
    expect(ask(housing)).toEqual({});
  });
});

describe('leave', () => {
  it('counts from the first day to the last, by the days of the county', async () => {
    const edited = await editedCounty(away('officer:housing', '2026-03-02', '2026-03-03'));
    const onLeave = (local: string) => edited.account('officer:housing', at(local))?.onLeave;
    expect(onLeave('2026-03-01 23:59')).toBe(false);
    expect(onLeave('2026-03-02 00:00')).toBe(true);
    expect(onLeave('2026-03-03 23:59')).toBe(true);
    expect(onLeave('2026-03-04 00:00')).toBe(false);
  });

  it('puts the next person at work in the place of the head, and takes the head from the people', async () => {
    const edited = await editedCounty(away('officer:housing', '2026-03-02', '2026-03-03'));
    const facts = edited.factsFor(rules.dispatch.body, { lead: 'housing' }, centre, nowMs);
    expect(facts.units.housing).toMatchObject({ head: 'officer:housing-2', people: ['officer:housing-2'] });
  });

  it('leaves the head liable where everybody is away', async () => {
    const edited = await editedCounty(
      away('officer:housing', '2026-03-02', '2026-03-03'),
      away('officer:housing-2', '2026-03-02', '2026-03-03'),
    );
    const facts = edited.factsFor(rules.dispatch.body, { lead: 'housing' }, centre, nowMs);
    expect(facts.units.housing).toMatchObject({ head: 'officer:housing', people: [] });
  });

  it('of a leader is told with the deputy who acts', async () => {
    const edited = await editedCounty(away('leader:urban', '2026-03-02', '2026-03-03'));
    const facts = edited.factsFor(rules.dispatch.body, { lead: 'housing' }, centre, nowMs);
    expect(facts.units.housing?.leader).toEqual({
      account: 'leader:urban',
      deputy: 'leader:deputy',
      onLeave: true,
    });
  });

  it('of the deputy as well gives the county default, where that is somebody else', async () => {
    const third = '  - { account: leader:third, name: { zh: 县长, en: Magistrate } }\n';
    const edited = await editedCounty(
      away('leader:urban', '2026-03-02', '2026-03-03'),
      away('leader:deputy', '2026-03-02', '2026-03-03'),
      ['people.yaml', '  - { account: auditor:county', `${third}  - { account: auditor:county`],
      ['county.yaml', 'defaultLeader: leader:deputy', 'defaultLeader: leader:third'],
    );
    const facts = edited.factsFor(rules.dispatch.body, { lead: 'housing' }, centre, nowMs);
    expect(facts.units.housing?.leader?.deputy).toBe('leader:third');
  });
});

describe('a portfolio', () => {
  it('covers the units beneath a unit it names', async () => {
    const edited = await editedCounty(['leaders.yaml', 'units: [housing', 'units: [lakeside-town, housing']);
    const { units } = edited.factsFor(rules.dispatch.body, { lead: 'lakeside-village' }, centre, nowMs);
    expect(units['lakeside-village']?.leader?.account).toBe('leader:urban');
  });

  it('is nobody where no leader holds the unit or one above', () => {
    const { units } = county.factsFor(rules.dispatch.body, { lead: 'lakeside-town' }, centre, nowMs);
    expect(units['lakeside-town']?.leader).toBeNull();
  });
});
