// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useHeldRows } from '../../console/parts/held-rows.ts';

interface Row {
  readonly id: string;
  readonly text: string;
}
const row = (id: string, text = id): Row => ({ id, text });
const held = (first: readonly Row[], scope = 's') =>
  renderHook(({ rows, of }) => useHeldRows(rows, ({ id }) => id, of), {
    initialProps: { rows: first, of: scope },
  });

describe('the rows of a live list', () => {
  it('stay where they are, with their latest content, while others come and go', () => {
    const { result, rerender } = held([row('a'), row('b'), row('c')]);
    rerender({ rows: [row('new'), row('c', 'changed'), row('a')], of: 's' });
    expect(result.current.rows).toEqual([row('a'), row('b'), row('c', 'changed')]);
    expect([result.current.fresh, [...result.current.gone]]).toEqual([1, ['b']]);
  });

  it('follow at a click', () => {
    const latest = [row('new'), row('a')];
    const { result, rerender } = held([row('a'), row('b')]);
    rerender({ rows: latest, of: 's' });
    act(() => result.current.take());
    expect(result.current.rows).toEqual(latest);
    expect([result.current.fresh, result.current.gone.size]).toEqual([0, 0]);
  });

  it('begin anew with another filter, and where there were none', () => {
    const { result, rerender } = held([]);
    rerender({ rows: [row('a')], of: 's' });
    expect(result.current.rows).toEqual([row('a')]);
    rerender({ rows: [row('z')], of: 'other' });
    expect([result.current.rows, result.current.fresh]).toEqual([[row('z')], 0]);
  });
});
