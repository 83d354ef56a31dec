import { beforeAll, describe, expect, it } from 'vitest';
import { mayKnow } from '../../domain/access/audience.ts';
import {
  type Actor,
  type AnyRule,
  type AppealState,
  allowedCommands,
  audienceOf,
  audienceOfRelation,
  commandNames,
  handle,
  type Relation,
  relationNames,
  relationsOf,
  roles,
  rules,
  type Status,
  statuses,
  timelineFor,
  viewFor,
} from '../../domain/index.ts';
import { sampleBody } from '../support/bodies.ts';
import { facts } from '../support/domain-kit.ts';
import { must } from '../support/invariants.ts';
import { everybody, situations } from '../support/situations.ts';

const forbidden: readonly string[] = ['not-yours', 'has-left', 'filer-only'];
const isForbidden = (code: string): boolean => forbidden.includes(code);

const cases = situations();
const actors = Object.entries(everybody);

/** Every case with everybody. */
function inEveryCase(check: (state: AppealState, actor: Actor, what: string) => void): void {
  for (const [name, state] of cases) {
    for (const [who, actor] of actors) check(state, actor, `${who} at ${name}`);
  }
}

describe('how somebody stands to a case', { timeout: 120_000 }, () => {
  const met = new Map<Relation, Set<Status>>();
  beforeAll(() => {
    inEveryCase((state, actor) => {
      for (const relation of relationsOf(state, actor)) {
        met.set(relation, (met.get(relation) ?? new Set()).add(state.stage.status));
      }
    });
  });

  it('takes every form in these situations, with every role', () => {
    expect(relationNames.filter((relation) => !met.has(relation))).toEqual([]);
    const tried = new Set(actors.map(([, { role }]) => role));
    expect([...roles, 'clock', 'system'].filter((role) => !tried.has(role as Actor['role']))).toEqual([]);
  });

  it('takes most forms at every status', () => {
    const everywhere: Relation[] = [
      'citizen',
      'triage',
      'leader',
      'supervision',
      'discipline',
      'auditor',
      'admin',
    ];
    for (const relation of everywhere)
      expect([...(met.get(relation) ?? [])].sort()).toEqual([...statuses].sort());
  });

  it('says as whom one reads: the first relation, and nothing without one', () => {
    inEveryCase((state, actor, what) => {
      const [first] = relationsOf(state, actor);
      must(audienceOf(state, actor) === (first ? audienceOfRelation[first] : null), 'audience', what);
      const view = viewFor(state, actor, state.lastAtMs);
      must((view === null) === (first === undefined), 'who is unrelated reads nothing', what);
      must(first !== undefined || timelineFor(state, [], actor).length === 0, 'nor the story', what);
    });
  });

  it('is nothing to a report of misconduct for all but its office and its reporter', () => {
    inEveryCase((state, actor, what) => {
      if (!state.category.confidential) return;
      const own = actor.role === 'discipline' || actor.role === 'system';
      const reporter = actor.account === `citizen:${state.id}:0`;
      must(
        relationsOf(state, actor).length > 0 === (own || reporter),
        'known to its office and reporter',
        what,
      );
      must(own || reporter || allowedCommands(state, actor, state.lastAtMs).length === 0, 'no command', what);
    });
  });
});

describe('who may give a command', { timeout: 120_000 }, () => {
  it('stands to the case in a way that the table names, and may know of it', () => {
    inEveryCase((state, actor, what) => {
      const related = relationsOf(state, actor);
      for (const name of commandNames) {
        const { by }: AnyRule = rules[name];
        if (!by.allows(state, actor)) continue;
        must(
          related.some((relation) => by.among.includes(relation)),
          name,
          what,
          related,
        );
        must(audienceOf(state, actor) !== null, 'who may act may read', name, what);
      }
    });
  });

  it('is met for every relation that the table names', () => {
    const met = new Set<string>();
    inEveryCase((state, actor) => {
      for (const name of commandNames) {
        const { by }: AnyRule = rules[name];
        if (!by.allows(state, actor)) continue;
        for (const relation of relationsOf(state, actor)) met.add(`${name} ${relation}`);
      }
    });
    const named = commandNames.flatMap((name) =>
      (rules[name] as AnyRule).by.among.map((r) => `${name} ${r}`),
    );
    expect(named.filter((pair) => !met.has(pair))).toEqual([]);
  });

  it('is told 403 where not, and only then; who may not know of it is told that there is none', () => {
    inEveryCase((state, actor, what) => {
      const { lastAtMs: nowMs } = state;
      for (const name of commandNames) {
        const rule: AnyRule = rules[name];
        const body = sampleBody(rule.body, nowMs);
        const outcome = handle(state, { name, body }, { nowMs, actor, facts });
        const code = outcome.ok ? null : outcome.refusal.refused;
        if (!mayKnow(state, actor)) must(code === 'unknown-appeal', 'unknown', name, what, code);
        else if (code === 'appeal-closed') must(state.stage.status === 'closed', name, what);
        else
          must(
            (code !== null && isForbidden(code)) === !rule.by.allows(state, actor),
            'forbidden',
            name,
            what,
            code,
          );
      }
    });
  });

  it('is offered what the table names and the status allows, and nothing else', () => {
    inEveryCase((state, actor, what) => {
      const related = relationsOf(state, actor);
      for (const name of allowedCommands(state, actor, state.lastAtMs)) {
        const { by, from }: AnyRule = rules[name];
        must(from.includes(state.stage.status), 'status', name, what);
        must(
          by.among.some((relation) => related.includes(relation)),
          'relation',
          name,
          what,
        );
      }
    });
  });
});
