import { describe, expect, it } from 'vitest';
import { explainRefusal, handle, type RefusalCode, refuse } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  type Body,
  centre,
  facts,
  given,
  housing,
  type Step,
  supervision,
  system,
} from '../support/domain-kit.ts';

/** The sentence of a refused command, as its giver reads it. */
type Asked = Step | readonly [name: 'adopt-county' | 'settle-effect', body: Body, by: Step[2]];

function said(appeal: Appeal, [name, body, actor]: Asked) {
  const outcome = handle(appeal.state, { name, body }, { nowMs: appeal.nowMs, actor, facts });
  if (outcome.ok) throw new Error(`${name} was carried out`);
  return { code: outcome.refusal.refused, ...explainRefusal(outcome.refusal) };
}

const pause: Step = ['request-pause', { reason: 'x' }, housing];
const onHold = () => given(...accepted, pause, ['decide-pause', { grant: true, reason: 'x' }, centre]);
const raised = () => given(...accepted, ['escalate', { reason: 'x' }, centre]);

describe('a refusal that several commands share', () => {
  it('speaks of a pause to who asks for one while paused, and of a transfer to who transfers', () => {
    expect(said(onHold(), pause)).toMatchObject({
      code: 'paused-already',
      zh: expect.stringContaining('无须再次申请'),
      en: expect.not.stringContaining('transfer'),
    });
    const away = said(onHold(), ['transfer', { to: 'water', reason: 'x' }, housing]);
    expect(away).toMatchObject({
      code: 'on-hold',
      en: expect.stringContaining('Resume it before a transfer'),
    });
  });

  it('while a leader has the case names more time as well as transfer and denial', () => {
    const later = { until: '2026-03-20T00:00:00+08:00', reason: 'x' };
    const asks: readonly Step[] = [pause, ['request-extension', later, housing]];
    for (const step of asks)
      expect(said(raised(), step)).toMatchObject({
        code: 'awaits-leader',
        zh: expect.stringContaining('延期或暂缓办理'),
      });
  });

  it('to a unit that names itself speaks neither of a transfer nor of help', () => {
    const asks: readonly Step[] = [
      ['transfer', { to: 'housing', reason: 'x' }, housing],
      ['request-help', { units: ['housing'], reason: 'x' }, housing],
    ];
    for (const step of asks) {
      const { code, en } = said(given(...accepted), step);
      expect([code, en]).toEqual(['same-unit', '“housing” is the very unit that asks. Name another.']);
    }
  });

  it('that nothing was requested is for requests: what the system brings in vain has its own', () => {
    expect(said(given(), ['adopt-county', {}, system]).code).toBe('nothing-changed');
    const told = { effect: 'A1:9:1', accepted: true };
    expect(said(given(), ['settle-effect', told, system]).code).toBe('unknown-effect');
  });

  it('of a person nobody knows names no unit where none was named', () => {
    const sanction = { kind: 'talk', person: 'nobody', reason: 'x' };
    expect(said(given(), ['record-sanction', sanction, supervision])).toMatchObject({
      code: 'unknown-account',
      zh: '全县人员中没有此人：“nobody”，请核对。',
    });
  });

  it('says words of the code in Chinese where the sentence is Chinese', () => {
    const again = said(given(...accepted, pause), pause);
    expect(again.zh).toBe('已有一项“暂缓办理”申请正在等待处理，请等待结果。');
    expect(again.en).toContain('pending already: pause.');
    expect(explainRefusal(refuse('nothing-to-repeat', { appeal: 'B2', outcome: 'merged' })).zh).toContain(
      '已并案',
    );
    expect(explainRefusal(refuse('unknown-person', { person: 'kind', unit: 'toString' })).zh).toContain(
      'kind',
    );
  });

  it('in a case of rules 2 keeps the code that its history may hold', () => {
    const old = (appeal: Appeal): Appeal => {
      appeal.state = { ...appeal.state, rules: 2 };
      return appeal;
    };
    const codes: readonly [Appeal, Asked, RefusalCode][] = [
      [onHold(), pause, 'on-hold'],
      [given(), ['adopt-county', {}, system], 'nothing-requested'],
      [given(), ['settle-effect', { effect: 'x', accepted: true }, system], 'nothing-requested'],
      [
        given(),
        ['record-sanction', { kind: 'talk', person: 'x', reason: 'x' }, supervision],
        'unknown-person',
      ],
    ];
    for (const [appeal, step, code] of codes) expect(said(old(appeal), step).code).toBe(code);
  });
});
