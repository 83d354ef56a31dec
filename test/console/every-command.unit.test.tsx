import { describe, expect, it } from 'vitest';
import { bodyOf, faultsOf } from '../../console/commands/body.ts';
import { commandsWithForms, formOf } from '../../console/commands/forms.ts';
import { choiceTexts, isListed, subjectOf } from '../../console/commands/labels.ts';
import type { Field } from '../../console/commands/shape.ts';
import { parseBody } from '../../contract/index.ts';
import { type AnyRule, type CommandName, rules, words } from '../../domain/index.ts';
import { everyKind } from '../support/every-kind.ts';

const reading = { nowMs: Date.parse('2026-11-26T10:00:00+08:00'), offset: '+08:00' };
const commands = commandsWithForms.filter((command) => command in rules) as CommandName[];

/** The value that somebody would type or choose in this field. */
function typed(field: Field): unknown {
  const { kind, min, least, values, fields } = field;
  switch (kind) {
    case 'unit':
      return 'housing';
    case 'units':
      return ['housing', 'power', 'water'].slice(0, Math.max(1, least));
    case 'person':
      return 'officer:housing';
    case 'appeal':
      return '20261122-7K3M9Q';
    case 'instant':
    case 'date':
      return '明天 9:00';
    case 'limit':
      return '7d';
    case 'flag':
      return true;
    case 'flag-or':
      return values[0];
    case 'number':
      return String(min ?? 1);
    case 'choice':
      return values[0];
    case 'attachments':
      return [{ id: 'ATTACHMENT1', name: 'a.png', bytes: 1 }];
    case 'phone':
      return '１３８００００１１１１';
    case 'email':
      return 'a@example.org';
    case 'location':
      return { address: '学府路' };
    case 'group':
      return filled(fields);
    case 'list':
      return Array.from({ length: Math.max(1, least) }, () => filled(fields));
    default:
      return '一段话';
  }
}
const termsOf = (subject: string | undefined): Readonly<Record<string, unknown>> =>
  (words as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[subject ?? ''] ?? {};
const filled = (fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field.name, typed(field)]));

describe('the form of every command', () => {
  it('is one for each command', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(Object.keys(rules).filter((name) => !commandsWithForms.includes(name))).toEqual([]);
  });

  it('has no kind of field that the forms of the browser test lack', () => {
    const kindsIn = (fields: readonly Field[]): string[] =>
      fields.flatMap((field) => [field.kind, ...kindsIn(field.fields)]);
    const tried = new Set(everyKind.flatMap((command) => kindsIn(formOf(command))));
    const all = new Set(commands.flatMap((command) => kindsIn(formOf(command))));
    expect([...all].filter((kind) => !tried.has(kind))).toEqual([]);
  });

  it('names every value that somebody chooses, in both languages', () => {
    const unnamed = (command: string, fields: readonly Field[]): string[] =>
      fields.flatMap(({ name, kind, values, fields: inner }) => {
        const names = termsOf(subjectOf(command, name));
        const missing =
          kind === 'choice' && !isListed(command, name)
            ? values.filter((v) => !names[v] && !(v in choiceTexts.zh))
            : [];
        return [...missing.map((v) => `${command}.${name} ${v}`), ...unnamed(command, inner)];
      });
    expect(commands.flatMap((command) => unnamed(command, formOf(command)))).toEqual([]);
  });

  it.each(commands)('%s sends a body that its rule takes, filled in whole and in its least', (command) => {
    const fields = formOf(command);
    const { body: shape }: AnyRule = rules[command];
    for (const filledIn of [fields, fields.filter(({ required }) => required)]) {
      const values = filled(filledIn);
      expect(faultsOf(fields, values, reading)).toEqual([]);
      const sent = bodyOf(fields, values, reading);
      const { note, attachments, ...own } = sent;
      expect(parseBody(shape, own)).toMatchObject({ ok: true });
    }
  });
});
