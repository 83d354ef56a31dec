import { describe, expect, it } from 'vitest';
import { centre, citizen, given } from '../support/domain-kit.ts';

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
});
