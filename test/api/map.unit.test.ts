import { describe, expect, it } from 'vitest';
import { mapOf, mapPolicy } from '../../api/county/map.ts';
import { EnvironmentProblem, readEnvironment } from '../../api/env.ts';
import { openBench } from './kit.ts';

const tiles = 'https://tiles.county.test/{z}/{x}/{y}.png';
const env = (more: object) =>
  readEnvironment({
    TEMPORAL_ADDRESS: 'localhost:7233',
    MONGODB_URI: 'mongodb://localhost',
    HUIYIN_SECRET: 'x'.repeat(40),
    HUIYIN_MODE: 'embedded',
    ...more,
  });
const county = { HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_DATUM: 'gcj02', HUIYIN_MAP_CENTRE: '109.7,28.3,12' };

describe('the county’s map', () => {
  it('is none unless an operator names tiles, and pages ask nobody for any', async () => {
    expect(mapOf(env({}))).toBeNull();
    expect(mapPolicy(null)).toEqual({ images: '', data: '' });
    const bench = await openBench();
    expect((await bench.get('/v1/map')).body).toEqual({
      tiles: null,
      kind: null,
      datum: 'wgs84',
      credit: '',
      centre: null,
    });
  });

  it('is told to anybody, and pages may ask its host alone, for pictures or for data', async () => {
    const map = mapOf(env({ ...county, HUIYIN_MAP_CREDIT: '县自然资源局' }));
    const bench = await openBench({}, { map });
    expect((await bench.get('/v1/map')).body).toEqual({
      tiles,
      kind: 'raster',
      datum: 'gcj02',
      credit: '县自然资源局',
      centre: { longitude: 109.7, latitude: 28.3, zoom: 12 },
    });
    expect(mapPolicy(map)).toEqual({ images: ' https://tiles.county.test', data: '' });
    const vector = mapOf(env({ HUIYIN_MAP_TILES: 'https://maps.county.test/county.pmtiles?key=1' }));
    expect(mapPolicy(vector)).toEqual({ images: '', data: ' https://maps.county.test' });
  });

  it.each([
    ['tiles without places', { HUIYIN_MAP_TILES: 'https://tiles.county.test/all.png' }],
    ['tiles of several hosts', { HUIYIN_MAP_TILES: 'https://{s}.county.test/{z}/{x}/{y}.png' }],
    ['tiles by no web address', { HUIYIN_MAP_TILES: 'file:///{z}/{x}/{y}.png' }],
    ['an unknown system', { HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_DATUM: 'mars' }],
    ['a middle off the globe', { HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_CENTRE: '999,99,99' }],
    ['a middle without a zoom', { HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_CENTRE: '109.7,28.3' }],
  ])('with %s stops the start by name', (_, more) => {
    expect(() => env(more)).toThrow(EnvironmentProblem);
    expect(() => env(more)).toThrow(/HUIYIN_MAP_/);
  });
});
