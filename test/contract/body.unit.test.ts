import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema, parseBody } from '../../contract/index.ts';
import * as kind from '../../domain/body/shape.ts';
import {
  type AnyRule,
  commandNames,
  commonBody,
  type Kind,
  registerBody,
  rules,
  type Shape,
} from '../../domain/index.ts';

/** Any value that a kind describes. */
function arbitrary(of: Kind): fc.Arbitrary<unknown> {
  switch (of.kind) {
    case 'text':
      if (of.form === 'phone') return fc.constantFrom('13912345678', '+86 719 1234567', '95598');
      if (of.form === 'email') return fc.constantFrom('wang@example.cn');
      return fc
        .string({ minLength: 1, maxLength: Math.min(of.max, 50) })
        .filter((s) => s.replaceAll('\0', '').trim() !== '');
    case 'flag':
      return fc.boolean();
    case 'flagOr':
      return fc.constantFrom<unknown>(true, false, of.word);
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

  it.each(['a\nb', 'a\u2028b', 'a\tb', 'a\0b', 'a\u0085b', 'a\u001bb', 'a\u007fb'])(
    'has in a field of one line nothing that breaks or steers it: %j',
    (text) => {
      const lines = { title: kind.line(), email: kind.optional(kind.personalEmail) } as const;
      const told = parseBody(lines, { title: text, email: `a@example.cn${text}` });
      if (told.ok) throw new Error('it was taken');
      expect(told.problems.map(({ path, zh }) => [path, zh])).toEqual([
        ['title', expect.stringContaining('一行')],
        ['email', expect.stringContaining('一行')],
      ]);
      expect(parseBody({ text: kind.text() }, { text: 'a\n\tb' })).toEqual({
        ok: true,
        body: { text: 'a\n\tb' },
      });
    },
  );

  it.each(shapes)('of %s keeps line breaks only where a text may have several lines', (_, of) => {
    const oneLine = [
      'title',
      'address',
      'name',
      'area',
      'channel',
      'place',
      'means',
      'contactMeans',
      'colour',
    ];
    const several = [
      'description',
      'text',
      'statement',
      'instruction',
      'explanation',
      'said',
      'comment',
      'note',
    ];
    const check = (field: string, of: Kind): void => {
      if (of.kind === 'optional' || of.kind === 'list') check(field, of.of);
      else if (of.kind === 'group') for (const [name, inner] of Object.entries(of.fields)) check(name, inner);
      else if (of.kind === 'text' && oneLine.includes(field)) expect(of.form, field).toBe('line');
      else if (of.kind === 'text' && several.includes(field)) expect(of.form, field).toBeUndefined();
    };
    for (const [field, inner] of Object.entries(of)) check(field, inner);
  });

  it('takes a telephone that can be dialled and says what is wrong with any other', () => {
    const contact = {
      phone: kind.optional(kind.phone),
      phones: kind.optional(kind.list(kind.phone)),
    } as const;
    const said = (input: unknown) => {
      const parsed = parseBody(contact, input);
      return parsed.ok ? [] : parsed.problems.map(({ path, en }) => `${path} ${en}`);
    };
    expect(said({ phone: '+86 (0)139 1234 5678', phones: ['95598', '0719-1234567转801'] })).toEqual([]);
    expect(said({ phone: '无' })).toEqual([expect.stringMatching(/^phone is no telephone number/)]);
    expect(said({ phone: '13912345678、13912345679' })).toEqual([
      expect.stringMatching(/^phone takes one number; .*phones/),
    ]);
    expect(said({ phones: ['110', 'abc'] })).toEqual([expect.stringMatching(/^phones.1 is no telephone/)]);
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
