import { describe, expect, it } from 'vitest';
import { changed, countyHash, countyOfStored, dataOf, loadCounty } from '../../county/index.ts';
import { isOutside, type Outline } from '../../county/places.ts';
import { registerBody, rules } from '../../domain/index.ts';
import { data } from './answered.ts';
import { editedCounty, expectTold, sampleDir } from './edited-county.ts';

const square = (west: number, south: number, size: number): Outline[number] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];
const out = (outline: Outline | null, longitude: number, latitude: number) =>
  isOutside(outline, { longitude, latitude });

describe('the outline of a county', () => {
  it('has an inside and an outside, whichever way round it is drawn and closed or not', () => {
    const ring = square(109, 28, 1);
    const closed = [...ring, ring[0]!];
    for (const outline of [[ring], [closed], [ring.toReversed()], [closed.toReversed()]]) {
      expect(out(outline, 109.5, 28.5)).toBe(false);
      for (const [longitude, latitude] of [
        [108.9, 28.5],
        [110.1, 28.5],
        [109.5, 27.9],
        [109.5, 29.1],
        [108, 27],
      ] as const) {
        expect(out(outline, longitude, latitude)).toBe(true);
      }
    }
  });

  it('may bend inwards, so that the bay lies outside', () => {
    const bay: Outline = [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 1],
        [0, 4],
      ],
    ];
    expect(out(bay, 2, 3)).toBe(true);
    expect([out(bay, 0.5, 2), out(bay, 3.5, 2), out(bay, 2, 0.5)]).toEqual([false, false, false]);
  });

  it('may have a hole, something within the hole, and a part elsewhere', () => {
    const outline = [square(0, 0, 10), square(3, 3, 4), square(4, 4, 1), square(20, 20, 1)];
    expect(out(outline, 1, 1)).toBe(false);
    expect(out(outline, 6, 6)).toBe(true);
    expect(out(outline, 4.5, 4.5)).toBe(false);
    expect(out(outline, 20.5, 20.5)).toBe(false);
    expect(out(outline, 15, 15)).toBe(true);
  });

  it('crosses the height of a corner once', () => {
    const diamond: Outline = [
      [
        [0, -1],
        [1, 0],
        [0, 1],
        [-1, 0],
      ],
    ];
    expect([out(diamond, 0, 0), out(diamond, -2, 0), out(diamond, 2, 0)]).toEqual([false, true, true]);
  });

  it('is none where nobody has drawn it, and nothing lies outside', () => {
    expect(out(null, 0.5, 89)).toBe(false);
  });
});

describe('an outline in the data', () => {
  const { outline, ...without } = data;
  const sent = { name: data.name, hotline: '12345', accent: '#0958d9', logo: null };
  const look = (more: object) => {
    const done = changed(data, 'look', { ...sent, ...more });
    return done.ok ? done.county.outline : done.problems;
  };

  it('may be missing: in the files, and in what an earlier release stored', async () => {
    const text = (await loadCounty(sampleDir)).outline;
    expect(text?.[0]?.length).toBeGreaterThan(3);
    const stored = countyOfStored(without);
    expect(stored.outline).toBeNull();
    expect(stored.isOutside({ longitude: 1, latitude: 1 })).toBe(false);
    expect(dataOf(stored)).not.toHaveProperty('outline');
    expect(countyHash(stored)).toBe(countyHash(without));
  });

  it('comes back as it was stored', () => {
    expect(countyOfStored(data).outline).toEqual(outline);
  });

  it('stays where a sender of the look says nothing of it, and goes with null', () => {
    const other = [square(109, 28, 1)];
    expect(look({})).toEqual(outline);
    expect(look({ outline: other })).toEqual(other);
    expect(look({ outline: null })).toBeNull();
  });

  it.each([
    [
      'a ring of two',
      [
        [
          [109, 28],
          [110, 28],
        ],
      ],
      'outline.0',
    ],
    ['no ring', [], 'outline'],
    [
      'the latitude first',
      [
        [
          [28, 109],
          [28, 110],
          [29, 110],
        ],
      ],
      'outline.0.0.1',
    ],
    [
      'a height',
      [
        [
          [109, 28, 5],
          [110, 28],
          [110, 29],
        ],
      ],
      'outline.0.0',
    ],
    ['words', 'round', 'outline'],
    ['too many points', [Array.from({ length: 5001 }, (_, i) => [109 + i / 10_000, 28])], 'outline'],
  ])('is refused with its place: %s', (_, drawn, path) => {
    const problems = look({ outline: drawn });
    expect(problems).toContainEqual({
      path,
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.any(String),
    });
  });

  it('is refused in the file with its line', async () => {
    await expectTold(
      ['county.yaml', '- - [109.38, 28.12]', '- - [28.12, 109.38]'],
      '- - [28.12, 109.38]',
      '',
      '',
    );
  });
});

describe('the facts of a body', () => {
  it('hold the areas that it names, under the very words', async () => {
    const county = await loadCounty(sampleDir);
    const body = { area: ' 湖畔镇 ', areaId: 'hillside-village' };
    expect(county.placeFacts(registerBody, body)).toEqual({
      areas: { ' 湖畔镇 ': 'lakeside-town', 'hillside-village': 'hillside-village' },
    });
    expect(county.placeFacts(registerBody, { area: '河对岸' })).toEqual({ areas: {} });
    expect(county.placeFacts(registerBody, {})).toEqual({});
  });

  it('hold the places outside the county, at any depth', async () => {
    const county = await loadCounty(sampleDir);
    const part = (longitude: number) => ({ location: { longitude, latitude: 28.3 } });
    const actor = { account: 'centre:county', unit: 'county', role: 'centre' } as const;
    const body = { parts: [part(109.7), part(111), { location: { address: '桥头' } }] };
    expect(county.factsFor(rules.split.body, body, actor).outside).toEqual(['111,28.3']);
    const inside = { parts: [part(109.7)] };
    expect(county.factsFor(rules.split.body, inside, actor)).not.toHaveProperty('outside');
  });

  it('know no outside of a county without an outline', async () => {
    const county = countyOfStored((({ outline: _, ...rest }) => rest)(data));
    const body = { location: { longitude: 1, latitude: 1 } };
    expect(county.placeFacts(registerBody, body)).toEqual({});
  });

  it('know a sub-district and its communities as they know a town and its villages', async () => {
    const county = await editedCounty();
    expect(county.areaOf('滨河街道')).toBe('riverside-subdistrict');
    expect(county.areasIn('riverside-subdistrict')).toEqual([
      'riverside-subdistrict',
      'riverside-community',
      'eastgate-community',
    ]);
    expect(county.townOf('eastgate-community')).toBe('riverside-subdistrict');
  });
});
