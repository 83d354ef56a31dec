import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../contract/index.ts';
import { registerBody } from '../../domain/index.ts';
import { converted, datums } from '../../map/datum.ts';

const metres = (a: { longitude: number; latitude: number }, b: typeof a): number =>
  Math.hypot(
    (a.longitude - b.longitude) * 111_320 * Math.cos((a.latitude * Math.PI) / 180),
    (a.latitude - b.latitude) * 110_540,
  );
const inChina = fc.record({
  longitude: fc.double({ min: 80, max: 130, noNaN: true }),
  latitude: fc.double({ min: 20, max: 50, noNaN: true }),
});
const square = { longitude: 116.397428, latitude: 39.90923 };

describe('systems of coordinates', () => {
  it('differ by hundreds of metres in China: a known square in Beijing', () => {
    const wgs84 = converted(square, 'gcj02', 'wgs84');
    expect(wgs84.longitude).toBeCloseTo(116.39119, 4);
    expect(wgs84.latitude).toBeCloseTo(39.90783, 4);
    expect(metres(square, wgs84)).toBeGreaterThan(400);
  });

  it('lead there and back within a metre', () => {
    const two = fc.constantFrom(...datums);
    fc.assert(
      fc.property(inChina, two, two, (point, from, to) => {
        expect(metres(converted(converted(point, from, to), to, from), point)).toBeLessThan(1);
      }),
    );
  });

  it('are one outside China, and never leave the globe', () => {
    const abroad = { longitude: -179.999, latitude: 0 };
    for (const datum of datums) expect(converted(abroad, datum, 'wgs84')).toEqual(abroad);
  });
});

describe('a place in a body', () => {
  const filing = { kind: 'request', title: '路灯', description: '不亮', category: 'roads' };

  it('is kept in WGS 84, whatever system a program names', () => {
    const parsed = parseBody(registerBody, {
      ...filing,
      location: { ...square, datum: 'gcj02', source: 'program' },
    });
    expect(parsed.ok && parsed.body.location).toEqual({
      ...converted(square, 'gcj02', 'wgs84'),
      source: 'program',
    });
  });

  it('stays as it is where no system is named', () => {
    const parsed = parseBody(registerBody, { ...filing, location: { ...square, accuracyM: 35 } });
    expect(parsed.ok && parsed.body.location).toEqual({ ...square, accuracyM: 35 });
  });

  it('in an unknown system is refused at its place', () => {
    const parsed = parseBody(registerBody, { ...filing, location: { ...square, datum: 'mars' } });
    expect(!parsed.ok && parsed.problems.map(({ path }) => path)).toEqual(['location.datum']);
  });
});
