import { describe, expect, it } from 'vitest';
import type { AppealFact, Link } from '../../domain/index.ts';
import { isRefusal, register } from '../../domain/index.ts';
import {
  Appeal,
  accepted,
  at,
  centre,
  county,
  filedAt,
  filing,
  given,
  housing,
  integrator,
  iso,
  leaderUrban,
  type Step,
  system,
  units,
} from '../support/domain-kit.ts';

const day = 86_400_000;
const now = at(filedAt);
const fact = (id: string, agoDays: number, more: Partial<AppealFact> = {}): AppealFact => ({
  ...{ id, status: 'closed', outcome: 'satisfied', category: 'road', registeredAtMs: now - agoDays * day },
  ...more,
});
const earlier = (...facts: readonly AppealFact[]) => ({
  appeals: Object.fromEntries(facts.map((one) => [one.id, one])),
});
const confirm = (of: string): Step => ['confirm-repeat', { of }, centre];
const repeat = (appeal: string, agoDays: number, more: Partial<Link> = {}): Link => ({
  ...{ kind: 'repeats', appeal, registeredAtMs: now - agoDays * day, why: 'place-and-title' },
  ...more,
});
const duplicate = (from: string, filed: string) => ({
  ...{ from, registeredAt: iso(filed), newcomers: [{ serial: 0, name: 'n' }] },
});

/** The appeal A1 as the API files it, with what is known of earlier ones. */
function filedWith(links: readonly Link[], dispatchRule?: (typeof county)['dispatchRule']): Appeal {
  const kept = { ...county, ...(dispatchRule ? { dispatchRule } : {}) };
  const done = register('A1', filing, kept, integrator, now, { links });
  if (isRefusal(done)) throw new Error(done.refused);
  return new Appeal(done.state, [...done.events], now);
}

describe('a repeat', () => {
  const proposals = [1, 2, 3].map((n) => repeat(`E${n}`, n, { kind: 'may-repeat', why: 'telephone' }));

  it('is no filing that only came from the same telephone, however many there are', () => {
    expect(filedWith(proposals).state.escalation.state).toBe('none');
  });

  it('counts once triage confirms it, and the one that fills the measure raises the case', () => {
    const appeal = filedWith(proposals).knowing(earlier(fact('E1', 1), fact('E2', 2)));
    appeal.when(...confirm('E1')).brings('repeat-confirmed');
    appeal.when(...confirm('E2')).brings('repeat-confirmed', 'escalated');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'repeated' });
    expect(appeal.state.links.map(({ kind, appeal: id }) => `${kind} ${id}`)).toEqual([
      'may-repeat E3',
      'repeats E1',
      'repeats E2',
    ]);
  });

  it('counts where place and title agree, without anybody’s word', () => {
    expect(filedWith([repeat('E1', 80), repeat('E2', 40)]).state.escalation).toMatchObject({
      reason: 'repeated',
    });
    expect(filedWith([repeat('E1', 91), repeat('E2', 40)]).state.escalation.state).toBe('none');
  });

  it('does not count as a proposal to merge', () => {
    const open = [1, 2, 3].map((n) => repeat(`E${n}`, 1, { kind: 'may-merge' }));
    expect(filedWith(open).state.escalation.state).toBe('none');
  });

  it('is confirmed of another case, an earlier one that was looked into, and once', () => {
    const ends = ['withdrawn', 'declined', 'merged', 'split'] as const;
    const known = ends.map((outcome) => fact(outcome, 2, { outcome }));
    const appeal = given(...accepted).knowing(earlier(...known, fact('E1', 2), fact('L1', -9)));
    appeal.when(...confirm('A1')).refused('repeats-itself');
    appeal.when(...confirm('nothing')).refused('unknown-appeal', { appeal: 'nothing' });
    for (const outcome of ends) appeal.when(...confirm(outcome)).refused('nothing-to-repeat', { outcome });
    appeal.when(...confirm('L1')).refused('filed-later', { appeal: 'L1' });
    appeal.when(...confirm('E1')).brings('repeat-confirmed');
    appeal.when(...confirm('E1')).refused('repeat-confirmed-already', { appeal: 'E1' });
    appeal.when('confirm-repeat', { of: 'E1' }, housing).refused('not-yours');
  });

  it('of an open case filed shortly before is confirmed with a warning: merging may be meant', () => {
    const open = fact('E1', 1, { status: 'handling', outcome: undefined });
    const appeal = given()
      .knowing(earlier(open))
      .when(...confirm('E1'));
    expect(appeal.events.at(-1)?.warnings).toMatchObject([{ code: 'open-and-recent' }]);
    const before = given().knowing(earlier(fact('E2', 4, { status: 'handling', outcome: undefined })));
    before.when(...confirm('E2'));
    expect(before.events.at(-1)?.warnings).toBeUndefined();
  });

  it('already with a leader raises nothing more', () => {
    const raised = given(['escalate', { reason: 'x' }, centre]).knowing(
      earlier(fact('E1', 1), fact('E2', 2)),
    );
    raised.when(...confirm('E1')).brings('repeat-confirmed');
    raised.when(...confirm('E2')).brings('repeat-confirmed');
  });

  it('counted before a case of rules 2 as it did: whatever came from the telephone, or by a merge', () => {
    const appeal = given();
    appeal.state = { ...appeal.state, rules: 2 };
    appeal.when('absorb', duplicate('D1', '2026-03-02 10:00'), system).brings('absorbed');
    appeal.when('absorb', duplicate('D2', '2026-03-02 10:01'), system).brings('absorbed', 'escalated');
  });
});

describe('a duplicate', () => {
  it('filed within three days of its open master is gathered: forty calls about one main raise nothing', () => {
    const appeal = given();
    for (let call = 0; call < 40; call += 1)
      appeal.when('absorb', duplicate(`D${call}`, '2026-03-02 10:06'), system).brings('absorbed');
    expect(appeal.state.escalation.state).toBe('none');
  });

  it('filed later than that, or as long before, counts as a repeat', () => {
    const appeal = given();
    appeal.when('absorb', duplicate('D1', '2026-03-05 10:00'), system).brings('absorbed');
    appeal.when('absorb', duplicate('D2', '2026-03-05 09:59'), system).brings('absorbed');
    appeal.when('absorb', duplicate('D3', '2026-02-27 10:00'), system).brings('absorbed', 'escalated');
  });

  it('that is gathered counts where its master repeats a settled case, whichever came first', () => {
    const first = given()
      .knowing(earlier(fact('E1', 20)))
      .after(confirm('E1'));
    first.when('absorb', duplicate('D1', '2026-03-02 10:06'), system).brings('absorbed', 'escalated');
    const later = given().knowing(earlier(fact('E1', 20)));
    later.when('absorb', duplicate('D1', '2026-03-02 10:06'), system).brings('absorbed');
    later.when(...confirm('E1')).brings('repeat-confirmed', 'escalated');
  });

  it('that triage had confirmed as repeated before is one filing still', () => {
    const open = fact('E1', 20, { status: 'handling', outcome: undefined });
    const appeal = given().knowing(earlier(open)).after(confirm('E1'));
    appeal.when('absorb', duplicate('E1', '2026-02-10 10:00'), system).brings('absorbed');
    appeal.when('absorb', duplicate('D2', '2026-02-20 10:00'), system).brings('absorbed', 'escalated');
  });

  it('that is gathered does not count where what its master repeats is open', () => {
    const open = fact('E1', 20, { status: 'handling', outcome: undefined });
    const appeal = given().knowing(earlier(open)).after(confirm('E1'));
    appeal.when('absorb', duplicate('D1', '2026-03-02 10:06'), system).brings('absorbed');
  });

  it('that was gathered before a ruling is spent: a repeat confirmed afterwards does not bring it back', () => {
    const appeal = given(...accepted).knowing(earlier(fact('E1', 20)));
    for (const from of ['D1', 'D2', 'D3']) appeal.when('absorb', duplicate(from, '2026-03-02 10:06'), system);
    const ruling = { lead: 'housing', dueAt: iso('2026-03-20 18:00'), instruction: 'x' };
    appeal.when('rule', ruling, leaderUrban).brings('ruled');
    appeal.when(...confirm('E1')).brings('repeat-confirmed');
    appeal.when('absorb', duplicate('D4', '2026-03-02 10:06'), system).brings('absorbed', 'escalated');
  });
});

describe('a dispatch rule', () => {
  const twice = [repeat('E1', 80), repeat('E2', 40)];
  const types = (appeal: Appeal) => appeal.events.map(({ type }) => type);
  const [lead, water, transport] = [units.housing!, units.water!, units.transport!];

  it('sends a case that is raised at filing to its unit all the same', () => {
    const appeal = filedWith(twice, { to: 'unit', lead, helpers: [] });
    expect(types(appeal)).toEqual(['registered', 'escalated', 'dispatched']);
    expect(appeal.state).toMatchObject({ firstReceiver: 'housing', escalation: { state: 'raised' } });
    expect(appeal.owed('leader-takeover').owner.person).toBe('leader.urban');
  });

  it('to a pool sends it to the fall-back unit, and without one leaves it to triage', () => {
    const pool = { to: 'pool', units: [water, transport] } as const;
    const sent = filedWith(twice, { ...pool, fallback: lead });
    expect(types(sent)).toEqual(['registered', 'escalated', 'dispatched']);
    expect(sent.state.firstReceiver).toBe('housing');
    const left = filedWith(twice, { ...pool, fallback: null });
    expect(types(left)).toEqual(['registered', 'escalated']);
    expect(left.owed('dispatch').owner.role).toBe('centre');
    expect(types(filedWith([], { ...pool, fallback: lead }))).toEqual(['registered', 'opened-to-claims']);
  });
});
