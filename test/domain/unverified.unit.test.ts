import { describe, expect, it } from 'vitest';
import { markUnverified } from '../../domain/event/unverified.ts';
import {
  type Handled,
  handle,
  type Policy,
  recordOne,
  signalRefused,
  tick,
  timelineFor,
} from '../../domain/index.ts';
import { given } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';

const lead = { name: 'dispatch', body: { lead: 'housing' } } as const;
const { state, events } = given();
const under = (plainMessages: Policy['plainMessages']) => ({
  ...state,
  policy: { ...state.policy, plainMessages },
});
const nowMs = state.lastAtMs + 60_000;
const sent = (to = state, more: object = {}): Handled =>
  handle(to, lead, { nowMs, actor: sample.centre, facts: sample.facts, unverified: true, ...more });
const refusalOf = (outcome: Handled) => (outcome.ok ? null : outcome.refusal.refused);

describe('a message that nobody proved to be its actor’s', () => {
  it('is carried out where the county lets it, and its events say so', () => {
    for (const to of [state, under('marked')]) {
      const outcome = sent(to);
      expect(outcome).toMatchObject({ ok: true, state: { stage: { status: 'assigned' } } });
      expect(outcome.ok && outcome.events.map(({ unverified }) => unverified)).toEqual([true]);
    }
  });

  it('leaves no mark on what the clock brought before it', () => {
    const late = sent(state, { nowMs: state.lastAtMs + 3 * 86_400_000 });
    const types = late.ok ? late.events.map(({ type, unverified }) => [type, unverified ?? false]) : [];
    expect(types).toEqual([
      ['light-turned', false],
      ['light-turned', false],
      ['dispatched', true],
    ]);
  });

  it('is refused where the county wants proof', () => {
    expect(refusalOf(sent(under('refused')))).toBe('unverified-actor');
    expect(sent(under('refused'), { unverified: false }).ok).toBe(true);
  });

  it('never acts as the county itself', () => {
    expect(refusalOf(sent(state, { actor: sample.system }))).toBe('unverified-actor');
    expect(refusalOf(sent(state, { actor: sample.system, unverified: false }))).toBe('not-yours');
  });

  it('is taken as before by an appeal that began before there were proofs', () => {
    const outcome = sent({ ...under('refused'), rules: 1 });
    expect(outcome.ok && outcome.events.map((event) => 'unverified' in event)).toEqual([false]);
  });

  it('shows in the timeline, and nothing shows on the rest', () => {
    const outcome = sent();
    if (!outcome.ok) throw new Error('refused');
    const timeline = timelineFor(outcome.state, [...events, ...outcome.events], sample.centre);
    expect(timeline.map(({ type, unverified }) => [type, unverified])).toEqual([
      ['registered', undefined],
      ['dispatched', true],
    ]);
  });

  it('is marked where only its refusal is recorded', () => {
    const ticked = tick(state, nowMs);
    const by = { nowMs, actor: sample.housing };
    const refused = recordOne(ticked, signalRefused('accept', { refused: 'wrong-status', params: {} }), by);
    expect(markUnverified(refused, ticked, true).events.at(-1)).toMatchObject({
      type: 'signal-refused',
      unverified: true,
    });
    expect(markUnverified(refused, ticked, false)).toEqual(refused);
  });
});
