import { describe, expect, it } from 'vitest';
import { commandNames, type RefusalCode, type RefusalParams, refuse } from '../../domain/index.ts';
import { explainRefusal, explainWarning, places } from '../../domain/wording/explain.ts';
import { type Naming, noNaming } from '../../domain/wording/places.ts';
import { sentences } from '../../domain/wording/refusal-sentences.ts';
import { words } from '../../domain/wording/terms.ts';
import { warningSentences } from '../../domain/wording/warning-sentences.ts';
import { foreignIn } from '../support/chinese.ts';

/** A county that has a name for everything. */
const county: Naming = {
  utcOffsetMinutes: 480,
  nameOf: (what) => ({ zh: `某${what.length}号`, en: `The ${what}` }),
};

/** One value of each kind that a place may be filled with, as the rules fill it. */
const samples: Readonly<Record<string, string | readonly string[]>> = {
  status: Object.keys(words.stages),
  outcome: Object.keys(words.outcomes),
  command: commandNames,
  allowed: commandNames,
  kind: [...Object.keys(words.obligations), ...Object.keys(words.kinds), ...Object.keys(words.requests)],
  field: Object.keys(words.fields),
};
/** Ways in which a place may be filled: as it is, as a list, as a list of nothing. */
const lists = ['allowed', 'units', 'above', 'reasons', 'colours', 'appeals'];
const instants = ['closedAt', 'since', 'date', 'dueAt', 'latest', 'replyBy'];
const sampleOf = (place: string): readonly string[] => {
  const given = samples[place];
  if (given !== undefined) return typeof given === 'string' ? [given] : given;
  return instants.includes(place) ? ['2026-03-06T00:00:00+08:00'] : ['7'];
};

const placesIn = (sentence: { zh: string; en: string }): string[] => [
  ...new Set([...`${sentence.zh}${sentence.en}`.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place)),
];
const codes = Object.keys(sentences) as RefusalCode[];

/** Each sentence once for each value of each of its places; the other places have their first value. */
function fillings(places: readonly string[]): RefusalParams[] {
  const first: RefusalParams = Object.fromEntries(places.map((place) => [place, sampleOf(place)[0] ?? '']));
  const several = places.filter((place) => lists.includes(place));
  return [
    first,
    ...places.flatMap((place) => sampleOf(place).map((value) => ({ ...first, [place]: value }))),
    ...several.flatMap((place) =>
      [[], ['7'], [...sampleOf(place)]].map((list) => ({ ...first, [place]: list })),
    ),
  ];
}

describe('the sentence of a refusal', () => {
  it('has a line for each place that stands in it', () => {
    const missing = [...Object.values(sentences), ...Object.values(warningSentences)]
      .flatMap(placesIn)
      .filter((place) => !Object.hasOwn(places, place));
    expect(missing).toEqual([]);
  });

  it.each(codes)('%s reads without a code, an identifier or an English word in Chinese', (code) => {
    for (const filled of fillings(placesIn(sentences[code]))) {
      const params = { ...filled, whoZh: '某人', troubleZh: '理由最多8000个字符' };
      for (const naming of [county, noNaming]) {
        const { zh, en } = explainRefusal(refuse(code, params), naming);
        expect(foreignIn(zh)).toBe('');
        expect(en).not.toMatch(/[{}_\u4e00-\u9fff]|undefined/);
        expect(zh).toMatch(/。$/);
        expect(en).toMatch(/[.…]$/);
        expect(zh).not.toContain('未说明');
      }
    }
  });

  it('quotes what the county has no name for', () => {
    expect(explainRefusal(refuse('unknown-unit', { unit: 'moon' })).zh).toBe('没有单位“moon”，请核对。');
  });

  it('tells an end at midnight as 24:00 of the day before', () => {
    const { zh, en } = explainRefusal(refuse('not-later', { dueAt: '2026-03-07T00:00:00+08:00' }), county);
    expect(zh).toContain('2026年3月6日24:00');
    expect(en).toContain('6 March 2026, 24:00');
  });

  it('says at a wrong stage where the case stands and what may be done now', () => {
    const refusal = refuse('wrong-status', {
      command: 'complete',
      status: 'assigned',
      allowed: ['accept', 'request-help'],
    });
    expect(explainRefusal(refusal, county).zh).toBe(
      '本件现处“待签收”环节，不能办理“办结”；当前可办理：签收、商请协办。',
    );
  });
});

it('every warning reads without a code in Chinese', () => {
  for (const code of Object.keys(warningSentences) as (keyof typeof warningSentences)[]) {
    for (const params of fillings(placesIn(warningSentences[code]))) {
      const { zh, en } = explainWarning({ code, params }, county);
      expect(foreignIn(zh)).toBe('');
      expect(zh).not.toContain('未说明');
      expect(en).not.toMatch(/[{}_\u4e00-\u9fff]|undefined/);
    }
  }
});

describe('the table of terms', () => {
  const terms = Object.entries(words).flatMap(([subject, table]) =>
    Object.entries(table).map(([code, wording]) => [`${subject}.${code}`, wording] as const),
  );

  it.each(terms)('%s is Chinese without Latin letters and English without Chinese', (_, { zh, en }) => {
    expect(zh).toMatch(/^[\u4e00-\u9fff（）、]+$/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
