import { describe, expect, it } from 'vitest';
import { loadCounty, parsePolicy } from '../../county/index.ts';
import { sampleDir } from './edited-county.ts';

const { policy } = await loadCounty(sampleDir);

describe('a policy that somebody sends', () => {
  it('is taken as it is where all of it is right', () => {
    expect(parsePolicy(structuredClone(policy))).toEqual({ ok: true, policy });
  });

  it('is refused with every place that is wrong, in both languages', () => {
    const sent = { ...policy, reviewer: 'nobody', limits: { ...policy.limits, claim: '-15m' }, extra: 1 };
    const answer = parsePolicy(sent);
    if (answer.ok) throw new Error('it was taken');
    expect(answer.problems.map(({ path }) => path.join('.')).sort()).toEqual([
      'extra',
      'limits.claim',
      'reviewer',
    ]);
    expect(answer.problems.find(({ path }) => path.includes('claim'))?.reason).toEqual({
      zh: expect.stringContaining('不是时限'),
      en: expect.stringContaining('no limit'),
    });
  });
});
