interface Line {
  readonly unit: string;
  readonly person: string;
  readonly from: string;
  readonly to: string | null;
  readonly why: string;
}

/** A stretch of the band. `share` is its part of the whole width, at least a readable one. */
export type Span =
  | {
      readonly kind: 'liable';
      readonly unit: string;
      readonly person: string;
      readonly from: string;
      readonly to: string | null;
      readonly whys: readonly string[];
      readonly share: number;
    }
  | { readonly kind: 'ahead'; readonly from: string; readonly share: number };

/** The least share of a span, so that a short one can be read too. */
const least = 12;

/**
 * Spans of liability in their order, and the time ahead until the deadline (epoch ms, null: none). Lines of one
 * unit and one person that follow each other are one span.
 */
export function spansOf(lines: readonly Line[], nowMs: number, dueMs: number | null): readonly Span[] {
  const merged: (Line & { whys: string[] })[] = [];
  for (const line of lines) {
    const last = merged[merged.length - 1];
    if (last && last.unit === line.unit && last.person === line.person) {
      merged[merged.length - 1] = { ...last, to: line.to, whys: [...last.whys, line.why] };
    } else merged.push({ ...line, whys: [line.why] });
  }
  const lengths = merged.map(({ from, to }) => Math.max(0, (to ? Date.parse(to) : nowMs) - Date.parse(from)));
  const ahead = dueMs === null ? 0 : Math.max(0, dueMs - nowMs);
  const whole = lengths.reduce((sum, length) => sum + length, ahead) || 1;
  const shareOf = (length: number) => Math.max(least, Math.round((100 * length) / whole));
  const spans = merged.map(({ unit, person, from, to, whys }, index): Span => {
    return { kind: 'liable', unit, person, from, to, whys, share: shareOf(lengths[index] ?? 0) };
  });
  return ahead > 0 ? [...spans, { kind: 'ahead', from: 'ahead', share: shareOf(ahead) }] : spans;
}
