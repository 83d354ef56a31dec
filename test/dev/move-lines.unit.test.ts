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
    expect(en).toMatch(/^ {4}.+ \(Name\) → awaiting acceptance 🟢 liable: Name$/);
    expect(zh).not.toMatch(/[a-z]/i);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives both sentences of a refusal', () => {
    const why = { zh: '不能抢单。', en: 'It cannot be claimed.' };
    const [zh, en] = refusalLines(nameOf, 'claim', 'officer:power', why);
    expect(zh).toMatch(/^ {2}抢单（名称）→ 未予办理：不能抢单。$/);
    expect(en).toMatch(/^ {4}.+ \(Name\) → refused: It cannot be claimed\.$/);
  });

  it('says that the clock dispatched what nobody claimed', () => {
    const [zh, en] = clockLines(nameOf, view());
    expect(zh).toBe('  抢单时限已过，无人抢单 → 待签收 责任单位：名称');
    expect(en).toBe('    Nobody claimed in time → awaiting acceptance liable: Name');
  });
});
