import { describe, expect, it } from 'vitest';
import { spansOf } from '../../console/case/spans.ts';

const at = (hour: number) => `2026-11-26T${String(hour).padStart(2, '0')}:00:00+08:00`;
const ms = (hour: number) => Date.parse(at(hour));
const line = (unit: string, from: number, to: number | null, why = 'dispatch') => ({
  ...{ unit, person: `officer:${unit}`, from: at(from), to: to === null ? null : at(to), why },
});

describe('the band of liability', () => {
  it('joins what one person answered for without a break', () => {
    const spans = spansOf(
      [line('housing', 1, 2), line('housing', 2, 6, 'accept'), line('power', 6, null)],
      ms(10),
      null,
    );
    expect(spans).toMatchObject([
      { unit: 'housing', from: at(1), to: at(6), whys: ['dispatch', 'accept'] },
      { unit: 'power', from: at(6), to: null },
    ]);
  });

  it('gives each span its part of the time, and the time ahead its own', () => {
    const spans = spansOf([line('housing', 0, 4), line('power', 4, null)], ms(10), ms(20));
    expect(spans.map(({ kind, share }) => [kind, share])).toEqual([
      ['liable', 20],
      ['liable', 30],
      ['ahead', 50],
    ]);
  });

  it('keeps the shortest span readable, and has no time ahead once it is overdue', () => {
    const spans = spansOf([line('housing', 0, 0), line('power', 0, null)], ms(20), ms(19));
    expect(spans.map(({ share }) => share)).toEqual([12, 100]);
  });
});
