import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema, parseBody } from '../../contract/index.ts';
import {
  type AnyRule,
  commandNames,
  commonBody,
  type Kind,
  registerBody,
  rules,
  type Shape,
} from '../../domain/index.ts';
import * as kind from '../../domain/shape.ts';

/** Any value that a kind describes. */
function arbitrary(of: Kind): fc.Arbitrary<unknown> {
  switch (of.kind) {
    case 'text':
      return fc
        .string({ minLength: 1, maxLength: Math.min(of.max, 50) })
        .filter((s) => s.replaceAll('\0', '').trim() !== '');
    case 'flag':
      return fc.boolean();
    case 'number':
      return of.integer
        ? fc.integer({ min: of.min, max: of.max })
        : fc.double({ min: of.min, max: of.max, noNaN: true });
    case 'oneOf':
      return fc.constantFrom(...of.values);
    case 'limit':
      return fc.constantFrom('30s', '15m', '48h', 'same-day', '3d', '7wd');
    case 'instant':
      return fc
        .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'list':
      return fc.array(arbitrary(of.of), { minLength: of.min, maxLength: Math.min(of.max, of.min + 3) });
    case 'group':
      return bodies(of.fields);
    case 'optional':
      return fc.option(arbitrary(of.of), { nil: undefined });
    default:
      return fc.constantFrom('housing', 'officer:housing', 'street-lighting', '20261122-7K3M9Q');
  }
}
const bodies = (shape: Shape) =>
  fc.record(Object.fromEntries(Object.entries(shape).map(([field, of]) => [field, arbitrary(of)])));

const shapes: readonly (readonly [string, Shape])[] = [
  ['register', registerBody],
  ...commandNames.map((name) => {
    const rule: AnyRule = rules[name];
    return [name, { ...rule.body, ...commonBody }] as const;
  }),
];
const shape = {
  title: kind.text(5),
  when: kind.optional(kind.instant),
  every: kind.optional(kind.limit),
  units: kind.optional(kind.list(kind.unit, 1, 2)),
  place: kind.optional(kind.group({ address: kind.text(10) })),
  count: kind.optional(kind.integer(1, 3)),
} as const;
const places = (input: unknown) => {
  const parsed = parseBody(shape, input);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
};

describe('a body', () => {
  it.each(shapes)(
    'of %s is taken whatever it holds within its shape, and parsing it twice changes nothing',
    (_, of) => {
      fc.assert(
        fc.property(bodies(of), (body) => {
          const once = parseBody(of, body);
          if (!once.ok) throw new Error(JSON.stringify(once.problems));
          expect(parseBody(of, once.body)).toEqual(once);
        }),
        { numRuns: 25 },
      );
    },
  );

  it.each(shapes)(
    'of %s is never a crash: anything at all gives a body or problems in both languages',
    (_, of) => {
      fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (input) => {
          const parsed = parseBody(of, input);
          if (!parsed.ok) {
            expect(parsed.problems.length).toBeGreaterThan(0);
            for (const { zh, en } of parsed.problems) expect([zh, en].every(Boolean)).toBe(true);
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it('trims text, drops NUL and replaces half characters, so that what is hashed is what is stored', () => {
    const parsed = parseBody(shape, { title: ' a\0\uD800 ' });
    expect(parsed).toEqual({ ok: true, body: { title: 'a\uFFFD' } });
  });

  it('reads null as absent where a field is optional, and nowhere else', () => {
    expect(places({ title: 'a', when: null })).toEqual([]);
    expect(places({ title: null })).toEqual(['title']);
  });

  it('names each place that is wrong, unknown fields and places in lists too', () => {
    expect(
      places({ title: '123456', units: ['a', 5], place: { adress: 'x' }, count: 1.5, colour: 1 }).sort(),
    ).toEqual(['colour', 'count', 'place.address', 'place.adress', 'title', 'units.1']);
  });

  it.each([
    '2026-11-22T09:30:00',
    '2026-11-22',
    '2026-02-30T09:30:00Z',
    '2026-11-22T25:00:00Z',
    '2026-11-22T09:30:00+0800',
    'tomorrow',
  ])('takes no instant without offset or day: %s', (when) => {
    expect(places({ title: 'a', when })).toEqual(['when']);
  });

  it.each(['2026-11-22T09:30:00+08:00', '2026-11-22T01:30Z', '2026-11-22T01:30:00.123456Z'])(
    'takes an instant with one: %s',
    (when) => {
      expect(places({ title: 'a', when })).toEqual([]);
    },
  );

  it.each(['0', '7', '7 wd', 'wd', '-1d', '1.5h'])('takes no limit that is none: %s', (every) => {
    expect(places({ title: 'a', every })).toEqual(['every']);
  });

  it('makes the schema of a shape once', () => {
    expect(bodySchema(shape)).toBe(bodySchema(shape));
  });
});
