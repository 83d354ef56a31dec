import type { Kind, Shape } from '../../domain/index.ts';

/** A body that the shape asks for and this county can follow, so that a new command needs no sample of its own. */
export function sampleBody(
  shape: Shape,
  nowMs: number,
  own: Record<string, unknown> = {},
): Record<string, unknown> {
  const fields = Object.entries(shape).filter(([, kind]) => kind.kind !== 'optional');
  return {
    ...Object.fromEntries(fields.map(([field, kind]) => [field, sampleOf(field, kind, nowMs, 0)])),
    ...own,
  };
}

/** Fields that speak of what has been; every other instant lies ahead. */
export const past = ['at', 'contactedAt', 'registeredAt', 'occurredAt'];
const unitNames = ['water', 'transport', 'urban-management'];
/** Words that a rule takes from a list of the policy's. */
const listed: Record<string, string> = { reason: 'not-competent', colour: 'white' };

function sampleOf(field: string, kind: Kind, nowMs: number, index: number): unknown {
  switch (kind.kind) {
    case 'text':
      return listed[field] ?? 'words';
    case 'unit':
      return unitNames[index];
    case 'person':
      return 'housing.wang';
    case 'category':
      return 'road';
    case 'catalogueItem':
      return 'lamp';
    case 'appeal':
      return 'B2';
    case 'attachment':
      return 'photo';
    case 'instant':
      return new Date(past.includes(field) ? nowMs : nowMs + 24 * 3_600_000).toISOString();
    case 'flag':
    case 'flagOr':
      return true;
    case 'number':
      return kind.min;
    case 'oneOf':
      return kind.values[0];
    case 'limit':
      return '7d';
    case 'list':
      return Array.from({ length: Math.max(1, kind.min) }, (_, i) => sampleOf(field, kind.of, nowMs, i));
    case 'group':
      return sampleBody(kind.fields, nowMs);
    case 'optional':
      return undefined;
  }
}
