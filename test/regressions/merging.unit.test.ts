import { describe, expect, it } from 'vitest';
import { accepted, centre, citizen, given, grounds, housing, water } from '../support/domain-kit.ts';

describe('a case on its way into a master', () => {
  const merging = () => given(['merge', { into: 'B2' }, centre]);

  it('is not withdrawn meanwhile, so that nobody votes in the master who has left', () => {
    merging().when('withdraw', { reason: 'x' }, citizen).refused('merging', { into: 'B2' });
  });

  it('closes by its master’s acknowledgement alone', () => {
    const after = merging();
    expect(after.state.stage.status).toBe('registered');
    expect(after.state.effects).toHaveLength(1);
  });

  it('takes no denial and no transfer meanwhile, whose escalation nobody would see if the master refuses', () => {
    const asked = given(...accepted, ['transfer', { to: 'water', reason: 'x' }, housing]);
    asked.after(['merge', { into: 'B2' }, centre]);
    asked.when('refuse-transfer', grounds, water).refused('merging', { into: 'B2' });
    asked.when('accept-transfer', {}, water).refused('merging');
    const other = given(...accepted, ['merge', { into: 'B2' }, centre]);
    other.when('deny-ownership', grounds, housing).refused('merging');
    other.when('transfer', { to: 'water', reason: 'x' }, housing).refused('merging');
  });
});
