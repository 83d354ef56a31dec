import { describe, expect, it } from 'vitest';
import {
  allRules,
  appealKinds,
  commandNames,
  explainRefusal,
  handle,
  isRefusal,
  kindOfRefusal,
  type Refusal,
  type RegisterBody,
  refuse,
  register,
  systemCommandNames,
} from '../../domain/index.ts';
import { sentences } from '../../domain/wording/refusal-sentences.ts';
import { beginnings } from '../support/beginnings.ts';
import { sampleBody } from '../support/bodies.ts';
import {
  accepted,
  at,
  centre,
  citizen,
  county,
  everybody,
  facts,
  filedAt,
  filing,
  given,
  iso,
} from '../support/domain-kit.ts';
import { walk } from '../support/random-walk.ts';
import { representatives } from '../support/representatives.ts';

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
const seen = new Map<string, Refusal[]>();
const note = (refusal: Refusal) => seen.set(refusal.refused, [...(seen.get(refusal.refused) ?? []), refusal]);

for (const make of Object.values(representatives)) {
  const { state, nowMs } = make();
  for (const name of [...commandNames, ...systemCommandNames]) {
    for (const actor of Object.values(everybody)) {
      const outcome = handle(
        state,
        { name, body: sampleBody(allRules[name].body, nowMs) },
        { nowMs, actor, facts },
      );
      if (!outcome.ok) note(outcome.refusal);
    }
  }
}
for (const kind of appealKinds) {
  for (const more of [{}, { leader: 'nobody' }, { leader: 'nobody', dueAt: iso('2026-03-20 00:00') }]) {
    for (const actor of Object.values(everybody)) {
      const done = register('A1', { ...filing, ...more, kind }, county, actor, at(filedAt));
      if (isRefusal(done)) note(done);
    }
  }
}
Object.values(beginnings).forEach((begin, i) => {
  for (let life = 0; life < 14; life++) {
    const seeds = Array.from(
      { length: 60 },
      (_, step) => (i * 7919 + life * 104_729 + step * 15_485_863) % 2 ** 31,
    );
    walk(begin().state, seeds, ({ refusal }) => refusal && note(refusal));
  }
});

// Commands never meet what a filing alone can be refused for.
for (const more of [
  { anonymous: true },
  { areaId: 'nowhere' },
  { kind: 'proactive' },
  { kind: 'misconduct' },
] satisfies Partial<RegisterBody>[]) {
  const done = register('A1', { ...filing, ...more }, county, citizen, at(filedAt));
  if (isRefusal(done)) note(done);
}

describe('a refusal', () => {
  it.each(Object.entries(sentences))(
    '%s has a sentence in both languages with the same facts',
    (_, sentence) => {
      expect(sentence.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(sentence.en).toMatch(/^[A-Z{].*\.$/);
      for (const hole of holes(sentence.zh).filter((h) => !h.endsWith('Zh'))) {
        if (!holes(sentence.en).includes(hole)) expect(hole).toBe('command');
      }
    },
  );

  it('fills every place of its sentence', () => {
    for (const refusals of seen.values()) {
      for (const refusal of refusals) {
        const { zh, en } = sentences[refusal.refused];
        const missing = holes(zh + en).filter((name) => refusal.params[name] === undefined);
        expect(missing, refusal.refused).toEqual([]);
        expect(explainRefusal(refusal).zh + explainRefusal(refusal).en).not.toMatch(/[{}?]/);
      }
    }
  });

  it('was met in most of its kinds', () => {
    const unmet = Object.keys(sentences).filter((code) => !seen.has(code));
    expect(unmet.length / Object.keys(sentences).length, unmet.join(', ')).toBeLessThan(0.26);
  });

  it('says what is possible instead, and where nothing is, that too', () => {
    given(...accepted)
      .when('approve', {}, centre)
      .refused('wrong-status', { status: 'handling', allowed: expect.arrayContaining(['urge', 'merge']) });
    const nothing = explainRefusal(
      refuse('wrong-status', { command: 'rate', status: 'handling', allowed: [] }),
    );
    expect(nothing.en).toBe(
      'The appeal is being handled, so “rate” is not possible. Commands possible now: none.',
    );
  });

  it('is of a kind: 403, 404, 409, 412, 422 or 429', () => {
    expect(kindOfRefusal('not-yours')).toBe('forbidden');
    expect(kindOfRefusal('version-differs')).toBe('precondition');
    expect(kindOfRefusal('wrong-status')).toBe('state');
    expect(kindOfRefusal('unknown-unit')).toBe('rule');
    expect(kindOfRefusal('urged-today')).toBe('pace');
    expect(kindOfRefusal('unknown-appeal')).toBe('unknown');
  });
});
