import { describe, expect, it } from 'vitest';
import { bodyOf, faultsOf } from '../../console/commands/body.ts';
import { type FieldSchema, fieldsOf } from '../../console/commands/shape.ts';

const reading = { nowMs: Date.parse('2026-11-26T10:00:00+08:00'), offset: '+08:00' };
const unit = { type: 'string', minLength: 1, maxLength: 120, description: 'A unit’s id, see /v1/units' };
const instant = { type: 'string', format: 'date-time' };
const ruling: FieldSchema = {
  type: 'object',
  properties: {
    lead: unit,
    helpers: { type: ['array', 'null'], items: unit, minItems: 0, maxItems: 2 },
    dueAt: instant,
    instruction: { type: 'string', minLength: 1, maxLength: 4000 },
    final: { type: ['boolean', 'null'] },
    note: { type: ['string', 'null'], minLength: 1, maxLength: 4000 },
  },
  required: ['lead', 'dueAt', 'instruction'],
};

describe('the fields of a shape', () => {
  it('have the kind that the document names, before any that the page would guess', () => {
    const given = { properties: { text: { type: 'string', maxLength: 9000, 'x-huiyin-field': 'line' } } };
    expect(fieldsOf(given).map(({ kind }) => kind)).toEqual(['line']);
  });

  it('are guessed from type, format, length and the API’s descriptions of ids', () => {
    expect(fieldsOf(ruling).map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['lead', 'unit', true],
      ['helpers', 'units', false],
      ['dueAt', 'instant', true],
      ['instruction', 'long-text', true],
      ['final', 'flag', false],
      ['note', 'long-text', false],
    ]);
  });

  it('go into groups and lists', () => {
    const part = { type: 'object', properties: { title: { type: 'string', maxLength: 200 } } };
    const place = { type: ['object', 'null'], properties: { address: {}, longitude: {}, latitude: {} } };
    const fields = fieldsOf({
      properties: { parts: { type: 'array', items: part, minItems: 2 }, location: place, rating: part },
    });
    expect(fields.map(({ kind }) => kind)).toEqual(['list', 'location', 'group']);
    expect(fields[0]).toMatchObject({ least: 2, fields: [{ name: 'title', kind: 'line' }] });
  });
});

describe('the body of a form', () => {
  const fields = fieldsOf(ruling);
  const values = {
    lead: 'housing',
    helpers: [],
    dueAt: '12-02',
    instruction: '  五日内恢复照明 \n',
    final: false,
    note: '   ',
  };

  it('leaves out what is empty, trims, and writes a day as its 24:00 with the county’s offset', () => {
    expect(bodyOf(fields, values, reading)).toEqual({
      lead: 'housing',
      dueAt: '2026-12-03T00:00:00+08:00',
      instruction: '五日内恢复照明',
    });
  });

  it('sends a no that was asked for, and not one that nobody ticked', () => {
    const flags = fieldsOf({
      properties: { grant: { type: 'boolean' }, final: { type: ['boolean', 'null'] } },
      required: ['grant'],
    });
    expect(bodyOf(flags, { grant: false, final: false }, reading)).toEqual({ grant: false });
    expect(faultsOf(flags, {}, reading).map(({ path }) => path)).toEqual(['grant']);
  });

  it('sends a yes, a no, or the word that lies between', () => {
    const judged = fieldsOf({
      properties: { resolved: { 'x-huiyin-values': [true, false, 'partly'] } },
      required: ['resolved'],
    });
    expect(judged).toMatchObject([{ kind: 'flag-or', values: ['partly'] }]);
    for (const resolved of [true, false, 'partly']) {
      expect(bodyOf(judged, { resolved }, reading)).toEqual({ resolved });
      expect(faultsOf(judged, { resolved }, reading)).toEqual([]);
    }
    expect(faultsOf(judged, { resolved: 'mostly' }, reading).map(({ path }) => path)).toEqual(['resolved']);
  });

  it('names files by their ids, reads wide digits, and drops a group in which nothing stands', () => {
    const many = fieldsOf({
      properties: {
        cast: { type: 'integer', minimum: 1, maximum: 100 },
        attachments: { type: 'array', items: { type: 'string', description: 'The id of an attachment' } },
        rating: { type: ['object', 'null'], properties: { comment: { type: 'string', maxLength: 4000 } } },
        location: { type: 'object', properties: { address: {}, longitude: {}, latitude: {} } },
      },
    });
    const file = { id: 'a1', name: '灯.jpg', bytes: 9 };
    const given = {
      cast: '３３',
      attachments: [file],
      rating: { comment: ' ' },
      location: { longitude: '109.5' },
    };
    expect(bodyOf(many, given, reading)).toEqual({
      cast: 33,
      attachments: ['a1'],
      location: { longitude: 109.5 },
    });
  });

  it('tells what is missing, too many, too long, and no time, each at its own field', () => {
    const wrong = {
      helpers: ['a', 'b', 'c'],
      dueAt: 'soon',
      instruction: '字'.repeat(4003),
    };
    expect(faultsOf(fields, wrong, reading).map(({ path, zh }) => [path, zh])).toEqual([
      ['lead', '请选择'],
      ['helpers', '最多 2 项'],
      ['dueAt', '看不懂这个时间，请写成 2026-12-02 17:30'],
      ['instruction', '超出 3 个字，请删减'],
    ]);
  });

  it('checks the parts of a list at their own places', () => {
    const parts = fieldsOf({
      properties: {
        parts: {
          type: 'array',
          minItems: 2,
          items: {
            type: 'object',
            properties: { title: { type: 'string', maxLength: 200 } },
            required: ['title'],
          },
        },
      },
      required: ['parts'],
    });
    const faults = faultsOf(parts, { parts: [{ title: '灯' }, { title: '' }] }, reading);
    expect(faults.map(({ path }) => path)).toEqual(['parts.1.title']);
    expect(faultsOf(parts, { parts: [{ title: '灯' }] }, reading).map(({ path }) => path)).toEqual(['parts']);
  });
});
