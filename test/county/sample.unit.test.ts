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
