import { describe, expect, it } from 'vitest';
import { clockLines, moveLines, refusalLines } from '../../dev/demo/move-lines.ts';
import { type AppealView, viewFor } from '../../domain/index.ts';
import { at, centre, dispatched, given } from '../support/domain-kit.ts';

const name = { zh: '名称', en: 'Name' };
const nameOf = () => name;
const view = (): AppealView => {
  const seen = viewFor(given(...dispatched).state, centre, at('2026-03-02 12:00'));
  if (!seen) throw new Error('the centre sees no appeal');
  return seen;
};

describe('a line of the demonstration', () => {
  it('tells a move in Chinese and in English, without a code', () => {
    const [zh = '', en = ''] = moveLines(nameOf, 'dispatch', centre.account, view());
    expect(zh).toBe('  派单（名称）→ 待签收 🟢 责任单位：名称');
    expect(en).toMatch(/^ {4}.+ \(Name\) → awaiting acceptance 🟢 liable unit: Name$/);
    expect(zh).not.toMatch(/[a-z]/i);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  it('tells the outcome of a closed case in place of a liable unit', () => {
    const closed: AppealView = { ...view(), status: 'closed', outcome: 'satisfied', liable: null };
    const [zh, en] = moveLines(nameOf, 'rate', 'citizen', closed);
    expect(zh).toBe('  评价（诉求人）→ 已销号，结果：满意');
    expect(en).toBe('    rate (citizen) → closed, outcome: satisfied');
  });

  it('tells which county leader was asked to take over', () => {
    const raised = view();
    const escalation = { ...raised.escalation, state: 'raised', leader: 'leader:urban' } as const;
    const [zh, en] = moveLines(nameOf, 'escalate', centre.account, { ...raised, escalation });
    expect(zh).toMatch(/；县领导：名称（已提请领办）$/);
    expect(en).toMatch(/; county leader: Name \(asked to take over\)$/);
  });

  it('gives both sentences of a refusal', () => {
    const why = { zh: '不能抢单。', en: 'It cannot be claimed.' };
    const [zh, en] = refusalLines(nameOf, 'claim', 'officer:power', why);
    expect(zh).toMatch(/^ {2}抢单（名称）→ 未予办理：不能抢单。$/);
    expect(en).toMatch(/^ {4}.+ \(Name\) → refused: It cannot be claimed\.$/);
  });

  it('says that the clock dispatched what nobody claimed', () => {
    const [zh, en] = clockLines(nameOf, 'unclaimed', view());
    expect(zh).toBe('  抢单时限已过，无人抢单，系统自动派单 → 待签收 🟢 责任单位：名称');
    expect(en).toBe(
      '    nobody claimed in time, dispatched automatically → awaiting acceptance 🟢 liable unit: Name',
    );
  });

  it('says that a leader got what nobody accepted', () => {
    const [zh, en] = clockLines(nameOf, 'unanswered', view());
    expect(zh).toMatch(/^ {2}签收时限已过，无人签收，.+ → 待签收/);
    expect(en).toMatch(/^ {4}nobody accepted in time: .+ → awaiting acceptance/);
  });
});
