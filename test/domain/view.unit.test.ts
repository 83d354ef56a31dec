import { describe, expect, it } from 'vitest';
import { type Actor, audienceOf, knownCommands, openReport, viewFor } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  admin,
  at,
  auditor,
  categories,
  centre,
  citizen,
  clerk,
  completed,
  county,
  discipline,
  eastCentre,
  eastTown,
  file,
  filedAt,
  given,
  housing,
  integrator,
  leaderCounty,
  neighbour,
  on,
  promised,
  rated,
  type Step,
  stranger,
  supervision,
  transport,
  water,
} from '../support/domain-kit.ts';

const read = (appeal: Appeal, actor: Actor) => {
  const view = viewFor(appeal.state, actor, appeal.nowMs);
  if (view === null) throw new Error(`${actor.account} may not know of it`);
  return view;
};
const helped: readonly Step[] = [['dispatch', { lead: 'housing', helpers: ['water'] }, centre]];

describe('who may know of a case', () => {
  it.each<[string, Actor, string]>([
    ['the citizen who filed', citizen, 'citizen'],
    ['the liable unit', housing, 'liable'],
    ['a helper', water, 'helper'],
    ['the centre', centre, 'centre'],
    ['supervision', supervision, 'supervision'],
    ['the discipline office', discipline, 'discipline'],
    ['any leader', leaderCounty, 'leader'],
    ['an auditor', auditor, 'auditor'],
    ['an administrator', admin, 'admin'],
  ])('%s', (_, actor, audience) => {
    expect(audienceOf(given(...helped).state, actor)).toBe(audience);
  });

  it.each<[string, Actor]>([
    ['the citizen of another case', stranger],
    ['a serial that nobody has', neighbour],
    ['a unit that has no part in it', transport],
    ['a town that has no part in it', eastTown],
    ['a centre that never held it', eastCentre],
    ['a clerk who did not file it', clerk],
    ['an integrator that did not file it', integrator],
  ])('but not %s', (_, actor) => {
    expect(viewFor(given(...helped).state, actor, at(filedAt))).toBeNull();
  });

  it('includes everybody of a group', () => {
    const group = file({ body: { participants: { people: [{ name: 'Li' }] } } });
    expect(audienceOf(group.state, neighbour)).toBe('participant');
  });

  it('includes the clerk or integrator who filed it', () => {
    expect(audienceOf(file({ by: clerk }).state, clerk)).toBe('clerk');
    expect(audienceOf(file({ by: integrator }).state, integrator)).toBe('integrator');
  });

  it('includes a unit that was liable before and one that was asked', () => {
    const asked = given(...accepted, ['transfer', { to: 'water', reason: 'x' }, housing]);
    expect(audienceOf(asked.state, water)).toBe('helper');
    expect(audienceOf(asked.after(['accept-transfer', {}, water]).state, housing)).toBe('helper');
  });

  it('is its office and its reporter alone where it is a report of misconduct', () => {
    const confidential = { ...county, category: categories.misconduct! };
    const { state } = openReport('A1', { text: 'x', about: null }, confidential, citizen, at(filedAt));
    for (const actor of [supervision, centre, leaderCounty, housing, auditor, admin, stranger]) {
      expect(viewFor(state, actor, at(filedAt))).toBeNull();
    }
    expect(audienceOf(state, discipline)).toBe('liable');
    expect(audienceOf(state, citizen)).toBe('citizen');
  });
});

describe('what a view holds', () => {
  it('gives contact data to those who must reach the citizen, not to helpers or readers', () => {
    const appeal = given(...helped);
    for (const actor of [centre, housing, supervision, citizen]) {
      expect(read(appeal, actor).citizen).toEqual({ name: 'Wang Fang', phone: '13800000000' });
    }
    for (const actor of [water, auditor, admin])
      expect(JSON.stringify(read(appeal, actor))).not.toContain('1380000');
  });

  it('gives nobody of a group the data of another', () => {
    const people = [
      { name: 'Li', phone: '1391' },
      { name: 'Wu', phone: '1392' },
    ];
    const view = read(file({ body: { participants: { people } } }), neighbour);
    expect(view.citizen).toBeNull();
    expect(view.participants.people.map((p) => [p.name, p.phone])).toEqual([
      ['Li', '1391'],
      [null, null],
    ]);
  });

  it('says what is owed by whom until when, and why then', () => {
    const owed = read(given(...accepted), citizen).obligations.find((o) => o.kind === 'complete');
    expect(owed).toMatchObject({
      unit: 'housing',
      dueAt: '2026-03-12T00:00:00+08:00',
      light: 'green',
      suspended: false,
    });
    expect(owed?.explanation).toMatchObject({ counted: 7 });
    expect(owed?.explanation.skipped.length).toBeGreaterThan(0);
  });

  it('gives the case’s light and the liable unit’s own', () => {
    const appeal = given(...completed).until('2026-03-05 00:00');
    const view = read(appeal, supervision);
    expect([view.light, view.liable?.light]).toEqual(['red', 'green']);
  });

  it('is overdue when what its status waits for is past due, at the instant itself and on reading only', () => {
    const appeal = given(...accepted);
    const overdue = (when: string) => viewFor(appeal.state, supervision, at(when))?.overdue;
    expect(overdue('2026-03-11 23:59')).toBe(false);
    expect(overdue('2026-03-12 00:00')).toBe(true);
    expect(viewFor(given(...completed).state, supervision, at('2026-03-05 00:00'))?.overdue).toBe(true);
  });

  it('is not overdue on hold, nor for the citizen’s silence', () => {
    const held = given(
      ...accepted,
      ['request-pause', { reason: 'x' }, housing],
      ['decide-pause', { grant: true, reason: 'x' }, centre],
    );
    expect(viewFor(held.state, supervision, at('2026-03-20 00:00'))).toMatchObject({ overdue: false });
    expect(read(held, supervision).obligations.find((o) => o.kind === 'complete')?.suspended).toBe(true);
    const asked = given(...completed, ['approve', {}, centre]);
    expect(viewFor(asked.state, supervision, at('2026-03-20 00:00'))?.overdue).toBe(false);
  });

  it('writes instants with the county’s offset, and its version is the number of the last event', () => {
    const appeal = given(...promised);
    const view = read(appeal, citizen);
    expect(view.registeredAt).toBe('2026-03-02T10:00:00+08:00');
    expect(view.promise).toMatchObject({ dueAt: '2026-03-06T18:00:00+08:00' });
    expect(view.version).toBe(appeal.events.length);
    expect(JSON.stringify(view)).not.toMatch(/"\w+Ms":/);
  });

  it('keeps supervision’s orders among the offices', () => {
    const order: Step = [
      'supervise',
      { colour: 'red', instruction: 'Now.', replyBy: '2026-03-04T00:00:00Z' },
      supervision,
    ];
    const appeal = given(...accepted, order);
    expect(read(appeal, housing).orders).toHaveLength(1);
    expect(read(appeal, citizen).orders).toEqual([]);
  });

  it('says how and when a case was closed', () => {
    const view = read(
      given(
        ...completed,
        ['approve', {}, centre],
        on(['rate', rated('neutral'), citizen], '2026-03-03 09:00'),
      ),
      citizen,
    );
    expect(view).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      closedAt: '2026-03-03T09:00:00+08:00',
      allowedCommands: [],
    });
  });
});

describe('the commands that an office knows of', () => {
  it('begin with the usual way to meet what it owes, before the rarer ones', () => {
    const { state } = file();
    const owed = knownCommands(state, centre, state.lastAtMs).filter((one) => one.owed);
    expect(owed.map(({ command }) => command)).toEqual([
      'dispatch',
      'open-to-claims',
      'answer',
      'decline',
      'settle',
    ]);
  });
});
