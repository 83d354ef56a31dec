import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf, briefOf, commandsFor, rules, viewFor } from '../../domain/index.ts';
import { beginnings } from '../support/beginnings.ts';
import { everybody } from '../support/domain-kit.ts';
import { walk } from '../support/random-walk.ts';

const offices = Object.values(everybody).filter(({ role }) => role !== 'citizen' && role !== 'clock');
const names = Object.keys(beginnings) as (keyof typeof beginnings)[];

describe('the row of an appeal', () => {
  it('tells an office nothing that its view keeps back', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 25 }),
        (begun, seeds) => {
          walk(beginnings[begun]!().state, seeds, ({ after }) => {
            if (after.category.confidential) return;
            const brief = briefOf(after);
            for (const actor of offices) {
              if (audienceOf(after, actor) === null) continue;
              const view = viewFor(after, actor, after.lastAtMs);
              expect(view).toMatchObject({
                title: brief.title,
                area: brief.area,
                status: brief.status,
                light: brief.light,
                outcome: brief.outcome,
                triage: brief.triage,
                category: brief.category,
                channel: brief.channel,
              });
              expect(view?.location?.address ?? null).toBe(brief.place);
            }
          });
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('what is owed', () => {
  it('names for each open obligation commands that end it, or one that somebody may give', {
    timeout: 60_000,
  }, () => {
    const met = new Map<string, string[]>();
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.nat(2 ** 31 - 1), { minLength: 10, maxLength: 40, size: 'max' }),
        (begun, seeds) => {
          walk(beginnings[begun]!().state, seeds, ({ before, events, command }) => {
            const own = events.find(({ type }) => command && type !== 'light-changed');
            if (!command || !own) return;
            for (const entry of own.ledger) {
              const ended = entry.op === 'ended' && entry.how === 'met' ? entry.id : null;
              const one = before.obligations.find(({ id }) => id === ended);
              if (one) met.set(one.kind, [...(met.get(one.kind) ?? []), command.name]);
            }
          });
        },
      ),
      { numRuns: 150, seed: 3 },
    );
    for (const [kind, commands] of met) {
      // If few lives met it, chance decides which command they met it by.
      if (kind === 'decision' || commands.length < 5) continue;
      const [usual] = commandsFor({ kind: kind as never, about: null });
      expect([kind, commands]).toEqual([kind, expect.arrayContaining([usual])]);
    }
    expect(met.size).toBeGreaterThan(8);
  });

  it('is met by commands that exist', () => {
    const kinds = ['transfer', 'help:housing', 'extension', 'pause', 'objection'];
    const named = kinds.flatMap((about) => commandsFor({ kind: 'decision', about }));
    expect(named.filter((name) => !(name in rules))).toEqual([]);
    expect(named.length).toBeGreaterThan(4);
    expect(commandsFor({ kind: 'decision', about: null })).toEqual([]);
  });
});
