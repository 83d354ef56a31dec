import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema } from '../../contract/index.ts';
import { allRules, commonBody, type Shape } from '../../domain/index.ts';
import { allCommandNames, messageName, reservedFields } from '../../workflows/messages.ts';
import { bodyProblem, readCommand } from '../../workflows/read-command.ts';

const shapeOf = (name: (typeof allCommandNames)[number]): Shape => ({
  ...allRules[name].body,
  ...commonBody,
});

describe('a command on the wire', () => {
  it('has no field that the actor, the facts or the request would hide', () => {
    const fields = allCommandNames.flatMap((name) => Object.keys(shapeOf(name)));
    expect(fields.filter((field) => (reservedFields as readonly string[]).includes(field))).toEqual([]);
  });

  it('has a name of its own, in camelCase', () => {
    const names = allCommandNames.map(messageName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('acceptTransfer');
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)*$/.test(name))).toEqual([]);
  });

  it('is read or said to be unreadable, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        (input) => 'body' in readCommand(input) || 'unreadable' in readCommand(input),
      ),
    );
  });
});

describe('the workflow’s check of a body', () => {
  const anyField = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('2026-03-02T10:00:00+08:00', 'yes', 'resolved', '30d', 'officer:housing'),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('title', 'name', 'serial'), fc.string(), { maxKeys: 3 }),
  );

  it.each(allCommandNames)('passes for %s nothing that a rule could stumble over', (name) => {
    const shape = shapeOf(name);
    const body = fc.record(Object.fromEntries(Object.keys(shape).map((field) => [field, anyField])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(body, (input) => {
        // What it passes is what the API's own schema passes, but for text that the API would trim or clean.
        if (bodyProblem(shape, input) !== null) return;
        expect(bodySchema(shape).safeParse(input).success).toBe(true);
      }),
    );
  });
});
