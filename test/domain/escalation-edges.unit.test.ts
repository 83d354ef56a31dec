import { describe, expect, it } from 'vitest';
import type { Actor, Policy } from '../../domain/index.ts';
import { repeats } from '../../domain/joining/repeats.ts';
import {
  accepted,
  approved,
  at,
  centre,
  completing,
  dispatched,
  file,
  given,
  grounds,
  housing,
  iso,
  leaderUrban,
  leaderUrbanFact,
  policy,
  type Step,
  transport,
  water,
} from '../support/domain-kit.ts';

const deny = (by: Actor): Step => ['deny-ownership', grounds, by];
const ask = (to: string, by: Actor = housing): Step => ['transfer', { to, reason: 'theirs' }, by];
const refuse = (by: Actor): Step => ['refuse-transfer', grounds, by];
const ruling = (lead: string, helpers: readonly string[] = []): Step => [
  'rule',
  { lead, helpers, dueAt: iso('2026-04-30 18:00'), instruction: 'x' },
  leaderUrban,
];
const day = 86_400_000;

describe('what counts towards an escalation', () => {
  it('is what was denied since the last ruling: the denials before it are spent', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
      ['accept', {}, housing],
      deny(housing),
      deny(water),
      ruling('transport', ['urban-management']),
    );
    expect(appeal.state.denials).toHaveLength(2);
    expect(appeal.state.escalation.state).toBe('ruled');
    appeal.when('report-progress', { text: 'x' }, transport).brings('progress-reported');
    expect(appeal.state.escalation.state).toBe('ruled');
  });

  it('is a transfer to one that has refused, whoever else is asked besides', () => {
    const appeal = given(...accepted, ask('water'), refuse(water)).when(...ask('transport'));
    appeal.brings('transfer-requested');
    expect(appeal.state.escalation.state).toBe('none');
  });

  it('is filings on one matter within the days of the policy, the last of them included, and no other link', () => {
    const registeredAtMs = at('2026-03-02 10:00');
    const link = (kind: string, agoDays: number | null) => ({
      ...{ kind, appeal: 'B1' },
      registeredAtMs: agoDays === null ? null : registeredAtMs - agoDays * day,
    });
    const count = (...links: readonly object[]) => repeats({ ...file().state, links: links as never }).length;
    expect(count(link('repeats', 90))).toBe(1);
    expect(count(link('merged-from', -90))).toBe(1);
    expect(count({ ...link('repeats', 90), registeredAtMs: registeredAtMs - 90 * day - 1 })).toBe(0);
    expect(count(link('repeats', null))).toBe(0);
    expect(count(link('similar', 1), link('split-from', 1), link('sweep-of', 1))).toBe(0);
  });
});

describe('an escalation', () => {
  it('says in its event whether it goes to the conference', () => {
    const said = (appeal: ReturnType<typeof given>) =>
      appeal.all('escalated').map(({ data }) => (data as { toConference: boolean }).toConference);
    const once = given(...accepted, ask('water'), refuse(water), ask('transport'), refuse(transport));
    expect(said(once)).toEqual([false]);
    const twice = once.after(
      ['take-over', {}, leaderUrban],
      ['rule', { lead: 'housing', dueAt: iso('2026-03-10 00:00'), instruction: 'x' }, leaderUrban],
    );
    expect(said(twice.until('2026-03-13 00:00'))).toEqual([false, true]);
  });

  it('leaves a matter on the conference’s list as it is listed', () => {
    const supervision: Actor = { account: 'supervision.li', unit: 'supervision', role: 'supervision' };
    const appeal = given(...accepted, ['put-on-conference', { reason: 'two counties' }, supervision]).after([
      'rule',
      { lead: 'housing', dueAt: iso('2026-03-10 00:00'), instruction: 'x' },
      leaderUrban,
    ]);
    appeal.until('2026-03-13 00:00');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised' });
    expect(appeal.state.conference).toMatchObject({ reason: 'two counties', resolution: null });
  });

  it('keeps the note of whoever raised it', () => {
    const appeal = given(...accepted, ['escalate', { reason: 'a bridge is at risk' }, centre]);
    expect(appeal.all('escalated')[0]?.data).toMatchObject({
      reason: 'by-office',
      note: 'a bridge is at risk',
    });
  });

  it('from a pool ends the pool and opens the dispatch again', () => {
    const pool: Step = ['open-to-claims', { units: ['water', 'transport'] }, centre];
    const appeal = given(pool, ['take-over', {}, leaderUrban]);
    expect(appeal.status).toBe('registered');
    expect(appeal.owedAll('claim')).toEqual([]);
    expect(appeal.owed('dispatch').owner.role).toBe('centre');
    const ended = appeal.events.flatMap(({ ledger }) => ledger).filter(({ op }) => op === 'ended');
    expect(ended.map((entry) => 'how' in entry && entry.how)).toContain('void');
  });

  it('from the rating ends what was asked of the citizen, and the completion that was offered', () => {
    const appeal = given(...approved, ['take-over', {}, leaderUrban]);
    expect(appeal.owedAll('citizen-rating')).toEqual([]);
    expect(appeal.state).toMatchObject({ completion: null, votes: [] });
    const inReview = given(...accepted, completing, ['take-over', {}, leaderUrban]);
    expect(inReview.state.completion).not.toBeNull();
  });
});

describe('the clock', () => {
  const lights = (complete: Policy['lights']['default'], when: string) =>
    file({ policy: { lights: { ...policy.lights, complete } } })
      .after(...accepted)
      .until(when)
      .charges()
      .filter((charge) => charge.startsWith('complete'));

  it('turns to yellow before red, and straight to red where yellow would come no sooner', () => {
    expect(lights({ yellow: '-1wd', red: '+0' }, '2026-03-12 12:00')).toEqual([
      'complete yellow housing',
      'complete red housing',
    ]);
    expect(lights({ yellow: '+0', red: '+0' }, '2026-03-12 12:00')).toEqual(['complete red housing']);
  });

  it('deems accepted only what nobody has accepted', () => {
    const appeal = given(...dispatched).until('2026-03-04 00:00');
    expect(appeal.all('acceptance-deemed')).toHaveLength(1);
    expect(appeal.owed('promise').owner).toEqual({
      role: 'officer',
      unit: 'housing',
      person: 'housing.head',
    });
    const how = appeal
      .all('acceptance-deemed')[0]
      ?.ledger.map((entry) => (entry.op === 'ended' ? entry.how : entry.op));
    expect(how).toContain('lapsed');
    expect(
      given(...accepted)
        .until('2026-03-20 00:00')
        .all('acceptance-deemed'),
    ).toEqual([]);
  });

  it('passes a red takeover to the deputy of that very leader, as a leader, and not to the leader again', () => {
    const raised = [...accepted, ask('water'), refuse(water), ask('transport'), refuse(transport)];
    const owner = given(...raised)
      .until('2026-03-04 00:00')
      .owed('leader-takeover').owner;
    expect(owner).toEqual({ role: 'leader', unit: null, person: 'leader.deputy' });
    const own = { ...leaderUrbanFact, deputy: leaderUrbanFact.account };
    const alone = file({ county: { leaders: { category: own, default: own } } }).after(...raised);
    expect(alone.until('2026-03-20 00:00').all('takeover-passed')).toEqual([]);
  });

  it('finds the deputy by the unit where the leader came from the unit', () => {
    const county = {
      leaders: { category: null, default: { account: 'leader.county', deputy: 'nobody', onLeave: false } },
    };
    const raised = file({ county }).after(
      ...accepted,
      ask('water'),
      refuse(water),
      ask('transport'),
      refuse(transport),
    );
    expect(raised.until('2026-03-04 00:00').state.escalation.leader).toBe('leader.deputy');
  });

  it('opens the dispatch again only where a lapsed pool has no fall-back unit', () => {
    const pool = (fallback?: string): Step => [
      'open-to-claims',
      { units: ['water', 'transport'], ...(fallback ? { fallback } : {}) },
      centre,
    ];
    expect(given(pool()).until('2026-03-02 11:00').kinds()).toContain('dispatch');
    expect(given(pool('housing')).until('2026-03-02 11:00').kinds()).not.toContain('dispatch');
  });

  it('does nothing to a closed case', () => {
    const closed = given(...approved, [
      'rate',
      { contacted: true, resolved: true, satisfaction: 'yes' },
      { account: 'citizen:A1:0', unit: null, role: 'citizen' },
    ]);
    const before = closed.events.length;
    closed.until('2027-03-02 10:00');
    expect(closed.outcome).toBe('satisfied');
    expect(closed.events).toHaveLength(before);
  });
});
