import { describe, expect, it } from 'vitest';
import {
  areaIdIn,
  type Facts,
  isRefusal,
  openAppeal,
  placeWarnings,
  type RegisterBody,
  register,
  viewFor,
} from '../../domain/index.ts';
import {
  type Appeal,
  at,
  centre,
  citizen,
  county,
  file,
  filedAt,
  filing,
  underRules,
  water,
} from '../support/domain-kit.ts';

const areas = { 东镇: 'east-town', 'east-town': 'east-town' };
const filed = (more: Partial<RegisterBody>) =>
  register('A1', { ...filing, ...more }, county, citizen, at(filedAt), { areas });
const registration = (more: Partial<RegisterBody>) => {
  const done = filed(more);
  if (isRefusal(done)) throw new Error(done.refused);
  return done.state.registration;
};

describe('the town or village of a filing', () => {
  it('is the one that the words name, and the words stay as typed', () => {
    expect(registration({ area: '东镇' })).toMatchObject({ area: '东镇', areaId: 'east-town' });
    expect(registration({ area: 'east-town' })).toMatchObject({ area: 'east-town', areaId: 'east-town' });
  });

  it('is none where the words name none, and the filing is taken all the same', () => {
    expect(registration({ area: '河对岸' })).toMatchObject({ area: '河对岸' });
    expect(registration({ area: '河对岸' })).not.toHaveProperty('areaId');
    expect(registration({})).not.toHaveProperty('areaId');
  });

  it('is the one whose id was given, whatever the words say', () => {
    const given = registration({ area: '桥头小卖部旁', areaId: 'east-town' });
    expect(given).toMatchObject({ area: '桥头小卖部旁', areaId: 'east-town' });
    expect(registration({ areaId: 'east-town' })).toMatchObject({ area: null, areaId: 'east-town' });
  });

  it.each(['东镇', 'west-town', 'constructor'])('is refused where the id is none: %s', (areaId) => {
    expect(filed({ areaId })).toEqual({ refused: 'unknown-area-id', params: { area: areaId } });
  });

  it('is read by whoever reads the words', () => {
    const done = filed({ area: '东镇' });
    if (isRefusal(done)) throw new Error(done.refused);
    expect(viewFor(done.state, centre, at(filedAt))).toMatchObject({ area: '东镇', areaId: 'east-town' });
    expect(viewFor(done.state, water, at(filedAt))).toBeNull();
  });

  it('of a case that kept words alone is the one that they name now', () => {
    const areaOf = (words: string) => (words === '东镇' ? 'east-town' : null);
    expect(areaIdIn({ area: '东镇' }, areaOf)).toBe('east-town');
    expect(areaIdIn({ area: '河对岸' }, areaOf)).toBeNull();
    expect(areaIdIn({ area: null }, areaOf)).toBeNull();
    expect(areaIdIn({ area: '东镇', areaId: 'west-town' }, areaOf)).toBe('west-town');
  });
});

describe('a warning about area and place', () => {
  const known = {
    areaOf: (words: string) => (words === '东镇' ? 'east-town' : null),
    isOutside: ({ longitude }: { longitude: number }) => longitude > 110,
  };
  const codes = (...matters: Parameters<typeof placeWarnings>[0]) =>
    placeWarnings(matters, known).map(({ code, params }) => [code, params.area]);

  it('comes for words that name nothing, once for each', () => {
    expect(codes({ area: '东镇' }, { area: null }, {})).toEqual([]);
    expect(codes({ area: '河对岸' }, { area: '河对岸' })).toEqual([['unknown-area', '河对岸']]);
  });

  it('does not come where an id was given beside the words', () => {
    expect(codes({ area: '河对岸', areaId: 'east-town' })).toEqual([]);
  });

  it('comes for a place outside the county, and for none without coordinates', () => {
    expect(codes({ location: { longitude: 111, latitude: 30 } })).toEqual([['outside-county', undefined]]);
    expect(codes({ location: { longitude: 109, latitude: 30 } })).toEqual([]);
    expect(codes({ location: { address: '111' } }, { location: null })).toEqual([]);
  });
});

describe('a part of a split', () => {
  const part = (title: string, more: object = {}) => {
    return { title, description: title, category: 'road', ...more };
  };
  const places = [
    part('hole', { area: '东镇' }),
    part('lamp', { area: '河对岸', location: { longitude: 111, latitude: 30 } }),
    part('wall'),
  ];
  const inEastTown = (rules: number) => {
    const appeal = underRules(rules, () => file({ body: { area: 'east-town' } }));
    const { registration } = appeal.state;
    if (rules >= 4)
      appeal.state = { ...appeal.state, registration: { ...registration, areaId: 'east-town' } };
    return appeal;
  };
  const split = (rules: number, facts: Partial<Facts> = { areas, outside: ['111,30'] }) =>
    inEastTown(rules).knowing(facts).when('split', { parts: places }, centre).brings('split');
  const areasOf = ({ state }: Appeal) =>
    state.effects.map((effect) =>
      effect.kind === 'open-appeal' ? [effect.opening.area, effect.opening.areaId] : [],
    );
  const warned = ({ events }: Appeal) => events.at(-1)?.warnings?.map(({ code }) => code) ?? [];

  it('takes a text as a filing does, and the area of the whole without one', () => {
    const appeal = split(4);
    expect(areasOf(appeal)).toEqual([
      ['东镇', 'east-town'],
      ['河对岸', undefined],
      ['east-town', 'east-town'],
    ]);
    expect(warned(appeal)).toEqual(['unknown-area', 'outside-county']);
  });

  it('keeps its area where its case begins', () => {
    const [effect] = split(4).state.effects;
    if (effect?.kind !== 'open-appeal') throw new Error('nothing opens');
    const { state } = openAppeal(effect.appeal, effect.opening, county, null, at(filedAt));
    expect(state.registration).toMatchObject({ area: '东镇', areaId: 'east-town' });
  });

  it('warns of nothing where the sender of the command did not look', () => {
    expect(warned(split(4, {}))).toEqual([]);
  });

  it('of an earlier case keeps the words alone', () => {
    const appeal = split(3);
    expect(areasOf(appeal)[0]).toEqual(['东镇', undefined]);
    expect(warned(appeal)).toEqual([]);
  });
});
