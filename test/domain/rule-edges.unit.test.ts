import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  centre,
  citizen,
  facts,
  file,
  given,
  housing,
  iso,
  neighbour,
  type Step,
  supervision,
  water,
} from '../support/domain-kit.ts';

const declined: Step = ['decline', { reason: 'not-competent', explanation: 'A court’s matter.' }, centre];
const system = { account: 'system', unit: null, role: 'system' } as const;
const newcomer = {
  from: 'B9',
  registeredAt: iso('2026-03-01 10:00'),
  newcomers: [{ serial: 0, name: 'Li Na' }],
};

describe('a declined case', () => {
  it('takes nobody in by a merge: there is nothing to wait for but an objection', () => {
    given(declined).when('absorb', newcomer, system).refused('declined-object-only');
    given(...approved)
      .when('absorb', newcomer, system)
      .brings('absorbed');
  });

  it('ends what triage owed, an urge’s reply too, and nothing but that', () => {
    const urged = given(['urge', { reason: 'again' }, citizen]);
    expect(urged.kinds()).toContain('urge-reply');
    expect(urged.after(declined).kinds()).toEqual(['call-back', 'citizen-rating']);
  });

  it('is objected to, a finished one is rated: an objection to a completion is none', () => {
    given(...approved)
      .when('object', { reason: 'not done' }, citizen)
      .refused('nothing-declined');
    given(declined).when('object', { reason: 'it is yours' }, citizen).brings('objected');
  });

  it('says what was not asked where an objection is decided that nobody raised', () => {
    given(declined)
      .when('decide-objection', { overturn: true, reason: 'x' }, supervision)
      .refused('nothing-requested', { kind: 'objection' });
  });
});

describe('who is named', () => {
  it('as the leader of an escalation is a leader', () => {
    given(...accepted)
      .when('escalate', { reason: 'at risk', leader: 'housing.head' }, centre)
      .refused('unknown-leader');
    const urban = { 'leader.urban': { unit: null, role: 'leader', onLeave: false } } as const;
    const named = given(...accepted).knowing({ persons: { ...facts.persons, ...urban } });
    named.when('escalate', { reason: 'at risk', leader: 'leader.urban' }, centre).brings('escalated');
    expect(named.state.escalation.leader).toBe('leader.urban');
  });

  it('in a merge is whoever is left: who withdrew does not come along', () => {
    const people = [{ name: 'Li Na' }, { name: 'Wu Jun' }];
    const left = file({ body: { participants: { people } } }).after(
      ['withdraw', { reason: 'mended' }, { ...neighbour, account: 'citizen:A1:1' }],
      ['merge', { into: 'B2' }, centre],
    );
    const [effect] = left.state.effects;
    expect(effect?.kind === 'merge' && effect.newcomers.map(({ name }) => name)).toEqual(['Wu Jun']);
  });

  it('as the target of a transfer signs for itself alone: another unit’s signature is none', () => {
    const asked = given(...accepted, ['transfer', { to: 'water', reason: 'theirs' }, housing]);
    asked.when('accept-transfer', {}, housing).refused('not-yours');
    expect(asked.after(['accept-transfer', {}, water]).state.stage).toMatchObject({
      liable: { unit: 'water' },
    });
    asked.when('accept-transfer', {}, water).refused('not-yours');
  });
});
