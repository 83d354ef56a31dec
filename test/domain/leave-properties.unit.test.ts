import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AppealEvent, type AppealState, absenceOf, evolveAll, postsOf } from '../../domain/index.ts';
import { beginnings } from '../support/beginnings.ts';
import { seed, sequences } from '../support/depth.ts';
import { checkEvents, checkLiability, checkWhole, must } from '../support/invariants.ts';
import { checkOwed } from '../support/owed.ts';
import { anybodyAway } from '../support/people-news.ts';
import { walk } from '../support/random-walk.ts';

const numRuns = Math.ceil(sequences / 5);
console.info(`people who are away: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

const owedStages: readonly string[] = ['assigned', 'handling', 'reviewing'];

/** Nobody is owed where nobody can be named, and nobody twice. */
function checkAbsent(state: AppealState): void {
  const owed = state.obligations.filter(({ kind }) => kind === 'reassign');
  if (!owedStages.includes(state.stage.status)) must(owed.length === 0, 'nobody can be named now', owed);
  const keys = owed.map(({ owner, about }) => `${owner.unit} ${about}`);
  must(new Set(keys).size === keys.length, 'owed once for each', keys);
}

it('owes another person exactly for those who are away, through any life', { timeout: 1_800_000 }, () => {
  const reached = new Set<string>();
  const lives = fc.tuple(
    fc.constantFrom(...Object.keys(beginnings)),
    fc.array(fc.nat(2 ** 31 - 1), { minLength: 20, maxLength: 60, size: 'max' }),
  );
  fc.assert(
    fc.property(lives, ([begun, seeds]) => {
      const first = beginnings[begun]!();
      const events: AppealEvent[] = [...first.events];
      const charged = new Set<string>();
      const last = walk(
        first.state,
        seeds,
        ({ before, after, events: brought, nowMs }) => {
          must(isDeepStrictEqual(checkEvents(before, brought, charged), after), 'events give the state');
          checkLiability(after);
          checkOwed(after);
          checkWhole(after, nowMs);
          checkAbsent(after);
          for (const { type } of brought) reached.add(type);
          events.push(...brought);
          if (!owedStages.includes(after.stage.status)) return;
          for (const { unit, person } of postsOf(after)) {
            const owed = after.obligations.filter(
              (o) => o.kind === 'reassign' && o.about === person && o.owner.unit === unit,
            );
            const away = absenceOf(after, unit, person) !== null;
            must(owed.length === (away ? 1 : 0), 'one is owed for whoever is away', person, owed);
          }
        },
        anybodyAway,
      );
      must(isDeepStrictEqual(evolveAll(null, JSON.parse(JSON.stringify(events))), last), 'replay');
    }),
    { numRuns, seed },
  );
  if (numRuns < 200) return;
  expect([...reached]).toEqual(expect.arrayContaining(['people-noted', 'reassigned', 'rated']));
});
