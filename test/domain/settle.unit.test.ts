import { describe, expect, it } from 'vitest';
import { allowedCommands, audienceOf, knownCommands, liabilityOf, viewFor } from '../../domain/index.ts';
import {
  centre,
  citizen,
  clerk,
  eastCentre,
  file,
  filedAt,
  housing,
  iso,
  leaderUrban,
  local,
  policy,
  rated,
  type Step,
  supervision,
  underRules,
} from '../support/domain-kit.ts';

const inTown = { triage: { unit: 'east-centre', above: ['county-centre'] } } as const;
const filedByClerk = { by: clerk, county: inTown } as const;
const settling: Step = ['settle', { statement: 'The tap is new.', attachments: ['photo'] }, clerk];
const colleague = { ...clerk, account: 'east-centre.head' };
const settled = () => file(filedByClerk).after(settling);

describe('a matter that is settled on the spot', () => {
  it('makes the unit first receiver, and liable from the filing, without a dispatch', () => {
    const { state } = file(filedByClerk)
      .at('2026-03-02 16:00')
      .when(...(settling.slice(0, 3) as [never, never, never]));
    expect(state).toMatchObject({
      firstReceiver: 'east-centre',
      dispatchedAtMs: null,
      stage: { status: 'reviewing', liable: { unit: 'east-centre', person: clerk.account } },
      completion: { result: 'resolved', statement: 'The tap is new.', attachments: ['photo'] },
    });
    expect(liabilityOf(state)).toMatchObject([
      { unit: 'east-centre', person: clerk.account, from: iso(filedAt), to: null, why: 'settled' },
    ]);
  });

  it('goes to the review of the centre above, whoever reviews in that county', () => {
    const county = { ...filedByClerk, policy: { ...policy, reviewer: 'supervision' as const } };
    const appeal = file(county).after(settling);
    expect(appeal.kinds()).toEqual(['review']);
    expect(appeal.owed('review').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
    expect(appeal.state.triage).toEqual({ unit: 'county-centre', above: [] });
    appeal.when('return', { reason: 'no photo' }, centre);
    appeal.after(['complete', { result: 'resolved', statement: 'With a photo.' }, clerk]);
    expect(appeal.owed('review').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
  });

  it.each([clerk, eastCentre, housing])('is not reviewed by the unit itself: $account', (by) => {
    settled().when('approve', {}, by).refused('not-yours');
  });

  it('is rated as any other, and the ledger covers the time from the filing to the close', () => {
    const appeal = settled().after(['approve', {}, centre], ['rate', rated('yes'), citizen]);
    expect(appeal.outcome).toBe('satisfied');
    expect(liabilityOf(appeal.state)).toMatchObject([{ from: iso(filedAt), to: expect.any(String) }]);
  });

  it('owes its call-backs to the citizen through the centre above', () => {
    const appeal = settled().after(['approve', {}, centre]).until('2026-03-12 10:00');
    expect(appeal.owed('call-back').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
  });

  it('comes back as rework to the unit on a no', () => {
    const appeal = settled().after(['approve', {}, centre], ['rate', rated('no'), citizen]);
    expect(appeal.state.stage).toMatchObject({ status: 'handling', liable: { unit: 'east-centre' } });
    expect(appeal.owed('complete')).toMatchObject({
      owner: { unit: 'east-centre' },
      limit: policy.limits.rework,
    });
    appeal.after(['complete', { result: 'resolved', statement: 'Now it is.' }, colleague]);
    expect(appeal.state.completion?.by).toEqual(colleague);
  });

  it('is returned to the date of the filing, for the work was owed since then', () => {
    const first = file(filedByClerk);
    const overall = first.state.overallDueAtMs;
    const appeal = first.after(settling, ['return', { reason: 'no photo' }, centre]);
    expect(appeal.owed('complete')).toMatchObject({
      owner: { role: 'officer', unit: 'east-centre', person: clerk.account },
      sinceMs: first.state.registeredAtMs,
      dueAtMs: overall,
    });
    expect(local(overall)).toBe('2026-03-12 00:00');
  });

  it('answers the citizen’s urge, and passes an order on to the unit', () => {
    const appeal = file(filedByClerk).after(
      ['urge', { reason: 'it drips' }, citizen],
      ['supervise', { colour: 'white', instruction: 'look', replyBy: iso('2026-03-05 00:00') }, supervision],
      settling,
    );
    expect(appeal.kinds()).toEqual(['order-reply', 'review']);
    expect(appeal.owed('order-reply').owner).toMatchObject({ unit: 'east-centre', person: clerk.account });
    expect(appeal.state.urges.every(({ answeredAtMs }) => answeredAtMs !== null)).toBe(true);
    appeal.after(['reply-order', { text: 'It is done.' }, clerk]);
  });
});

describe('who settles', () => {
  it.each([eastCentre, centre, housing, supervision, leaderUrban, citizen])(
    'is nobody but a clerk: $account',
    (by) => {
      file(filedByClerk).when('settle', { statement: 'x' }, by).refused('not-yours');
    },
  );

  it.each([
    [
      'where no centre above could review it',
      file({ by: clerk, county: { triage: { unit: 'east-centre', above: [] } } }),
      'no-centre-above',
    ],
    [
      'once a leader has it',
      file(filedByClerk).after(['escalate', { reason: 'x' }, centre]),
      'awaits-leader',
    ],
    ['on its way into another case', file(filedByClerk).after(['merge', { into: 'B2' }, centre]), 'merging'],
    [
      'after the dispatch',
      file(filedByClerk).after(['dispatch', { lead: 'housing' }, centre]),
      'wrong-status',
    ],
  ] as const)('may not %s', (_, appeal, code) => {
    appeal.when('settle', { statement: 'x' }, clerk).refused(code);
  });

  it('may not any more once it reported the case up', () => {
    file(filedByClerk)
      .after(['report-up', {}, clerk])
      .when('settle', { statement: 'x' }, clerk)
      .refused('not-yours');
  });

  it('may not under rules that do not know it', () => {
    const appeal = underRules(3, () => file(filedByClerk));
    appeal.when('settle', { statement: 'x' }, clerk).refused('older-rules');
  });
});

describe('a unit that handles through its clerks', () => {
  const atWork = () => settled().after(['approve', {}, centre], ['rate', rated('no'), citizen]);

  it('may give every command of an officer of the liable unit, and reads as one', () => {
    const { state, nowMs } = atWork();
    const officer = { ...clerk, role: 'officer' as const };
    const ofLiable = allowedCommands(state, officer, nowMs);
    expect(ofLiable).toContain('complete');
    expect(allowedCommands(state, colleague, nowMs)).toEqual(expect.arrayContaining(ofLiable));
    expect(audienceOf(state, colleague)).toBe('liable');
    expect(viewFor(state, colleague, nowMs)?.citizen).toMatchObject({ phone: '13800000000' });
  });

  it('is shown what it owes, whichever of its clerks looks', () => {
    const { state, nowMs } = atWork();
    const owed = knownCommands(state, colleague, nowMs).filter((known) => known.owed);
    expect(owed.map(({ command, refused }) => [command, refused])).toEqual([['complete', null]]);
  });

  it('passes the matter on as any unit does, and is then as any filing office again', () => {
    const appeal = atWork().after(
      ['transfer', { to: 'housing', reason: 'a main' }, clerk],
      ['accept-transfer', {}, housing],
    );
    expect(audienceOf(appeal.state, clerk)).toBe('clerk');
    appeal.when('complete', { result: 'resolved', statement: 'x' }, clerk).refused('not-yours');
  });

  it('gives clerks no command where an officer’s unit is liable', () => {
    const appeal = file(filedByClerk).after(['dispatch', { lead: 'east-centre' }, centre]);
    appeal.when('accept', {}, clerk).refused('not-yours');
  });
});
