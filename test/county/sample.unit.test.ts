import { describe, expect, it } from 'vitest';
import { loadCounty } from '../../county/index.ts';
import { isRefusal, roles } from '../../domain/index.ts';
import { sampleDir } from './edited-county.ts';

const county = await loadCounty(sampleDir);
const nowMs = Date.parse('2026-03-02T10:00:00+08:00');

describe('the sample county', () => {
  it('has the accounts that every tool and test signs in with, all of them at work', () => {
    const wanted = {
      'integrator:hotline': null,
      'centre:county': 'county',
      'centre:lakeside-town': 'lakeside-town',
      'clerk:lakeside-village': 'lakeside-village',
      'officer:lakeside-town': 'lakeside-town',
      'officer:housing': 'housing',
      'officer:urban-management': 'urban-management',
      'officer:power': 'power',
      'officer:water': 'water',
      'officer:civil-affairs': 'civil-affairs',
      'leader:urban': null,
      'leader:deputy': null,
      'supervision:county': 'supervision',
      'discipline:county': 'discipline',
      'auditor:county': null,
      'admin:county': null,
    };
    for (const [account, unit] of Object.entries(wanted)) {
      expect(county.account(account, nowMs)).toMatchObject({
        account,
        unit,
        role: account.split(':')[0],
        onLeave: false,
      });
    }
  });

  it('has what every county has, each with a leader, somebody to handle a case and something to promise', () => {
    const departments = [
      ...['letters-and-visits', 'police', 'justice', 'education', 'health', 'natural-resources'],
      'riverside-subdistrict',
    ];
    const promised = new Set(county.catalogue.map(({ unit }) => unit));
    for (const id of departments) {
      const found = county.people.filter((person) => person.unit === id && person.role === 'officer');
      expect(found.length, id).toBeGreaterThan(0);
      expect(
        county.leaders.some(({ units }) => units.includes(id)),
        id,
      ).toBe(true);
      expect(promised.has(id) || county.unit(id)?.kind === 'town', id).toBe(true);
    }
    const supervisors = county.people.filter(({ role }) => role === 'supervision');
    expect(supervisors.length).toBeGreaterThan(1);
  });

  it('has a leader for every category but misconduct and what belongs nowhere', () => {
    const held = county.leaders.flatMap(({ categories }) => categories);
    const without = county.categories.flatMap(({ id }) => (held.includes(id) ? [] : [id]));
    expect(without).toEqual(['misconduct', 'other']);
  });

  it('has a sub-district whose clerks file for their communities, and pass cases up to it', () => {
    expect(county.areasIn('riverside-subdistrict')).toContain('eastgate-community');
    expect(county.centresAbove('eastgate-community')).toEqual(['riverside-subdistrict', 'county']);
    expect(county.account('clerk:eastgate-community', nowMs)).toMatchObject({ role: 'clerk' });
  });

  it('has somebody for every role but the citizen', () => {
    const taken = new Set(county.people.map(({ role }) => role));
    expect([...taken].sort()).toEqual(roles.filter((role) => role !== 'citizen').sort());
  });

  it('takes a filing in every category, confidential for misconduct alone', () => {
    const actor = { account: 'integrator:hotline', unit: null, role: 'integrator' } as const;
    for (const { id } of county.categories) {
      const kept = county.atRegistration(id, actor, nowMs);
      if (isRefusal(kept)) throw new Error(`${id} was refused`);
      expect(kept.category.confidential).toBe(id === 'misconduct');
    }
  });

  it('lets each bigger unit put another person on rework', () => {
    const bigger = ['housing', 'urban-management', 'power', 'water', 'civil-affairs', 'lakeside-town'];
    for (const unit of bigger) {
      const officers = county.people.filter((person) => person.unit === unit && person.role === 'officer');
      expect(officers.length, unit).toBeGreaterThan(1);
    }
  });
});
