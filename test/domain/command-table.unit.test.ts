import { describe, expect, it } from 'vitest';
import {
  type AnyCommandName,
  allowedCommands,
  allRules,
  type CommandName,
  commandNames,
  handle,
  kindOfRefusal,
  type RefusalCode,
  systemCommandNames,
} from '../../domain/index.ts';
import { sampleBody } from '../support/bodies.ts';
import { type Appeal, everybody, facts } from '../support/domain-kit.ts';
import { representatives } from '../support/representatives.ts';
import { expected } from './command-table.ts';

/** Bodies that a sample out of the shape alone cannot guess. */
const own: Partial<Record<AnyCommandName, Record<string, unknown>>> = {
  promise: { dueAt: '2026-03-04T00:00:00+08:00' },
  'request-extension': { until: '2026-03-14T00:00:00+08:00' },
  classify: { urgency: 'urgent' },
  'settle-effect': { effect: 'A1:2:1' },
  'record-sanction': { unit: 'housing' },
  correct: { title: 'words' },
};
const names: readonly AnyCommandName[] = [...commandNames, ...systemCommandNames];
const cases = Object.entries(representatives).map(([name, make]) => ({ name, appeal: make() }));

/** What becomes of a command: everybody who may give it, or else the most telling refusal. */
function cell(appeal: Appeal, name: AnyCommandName): string {
  const body = sampleBody(allRules[name].body, appeal.nowMs, own[name]);
  const tried = Object.entries(everybody).map(([who, actor]) => {
    const outcome = handle(appeal.state, { name, body }, { nowMs: appeal.nowMs, actor, facts });
    return { who, code: outcome.ok ? null : outcome.refusal.refused };
  });
  const accepted = tried.filter(({ code }) => code === null).map(({ who }) => who);
  if (accepted.length > 0) return accepted.join(' ');
  const codes = tried.map(({ code }) => code as RefusalCode).sort((a, b) => telling(b) - telling(a));
  return `(${codes[0]})`;
}

const telling = (code: RefusalCode): number =>
  ['unknown-appeal', 'not-yours', 'filer-only', 'wrong-status', 'appeal-closed'].indexOf(code) + 1 ||
  (kindOfRefusal(code) === 'state' ? 9 : 8);
/** What needs no line of its own: nobody may, or not at this stage. */
const plain = ['(not-yours)', '(filer-only)', '(wrong-status)', '(appeal-closed)', '(unknown-appeal)'];

/** For one command: who may or why nobody may, and at which cases. */
function row(name: AnyCommandName): Record<string, string> {
  const cells = cases
    .map(({ name: state, appeal }) => ({ state, what: cell(appeal, name) }))
    .filter(({ what }) => !plain.includes(what));
  const kinds = [...new Set(cells.map(({ what }) => what))];
  return Object.fromEntries(
    kinds.map((kind) => [kind, statesOf(cells.filter(({ what }) => what === kind).map((c) => c.state))]),
  );
}

function statesOf(states: readonly string[]): string {
  const others = cases.map((c) => c.name).filter((name) => !states.includes(name));
  return others.length < states.length ? ['all', ...others].join(' -') : states.join(', ');
}

const table = Object.fromEntries(names.map((name) => [name, row(name)]));

describe('every command at every status', () => {
  it('is classified, the system’s own included', () => {
    expect(Object.keys(expected)).toEqual([...names]);
  });

  it.each(names)('%s is open to exactly these', (name) => {
    expect({ [name]: table[name] }).toEqual({ [name]: expected[name] });
  });

  it('is offered by the view exactly where stage, bars and actor let it through', () => {
    for (const { name: state, appeal } of cases) {
      for (const [who, actor] of Object.entries(everybody)) {
        const offered = allowedCommands(appeal.state, actor, appeal.nowMs);
        const let_ = commandNames.filter((name) => isLetThrough(appeal, name, who));
        expect(offered, `${who} at ${state}`).toEqual(let_);
      }
    }
  });
});

/** Whether a command gets as far as its body: refused or not, what is said then is about the body. */
function isLetThrough(appeal: Appeal, name: CommandName, who: string): boolean {
  const actor = everybody[who]!;
  const given = { nowMs: appeal.nowMs, actor, facts };
  const body = { attachments: ['no such attachment'] };
  const outcome = handle(appeal.state, { name, body }, given);
  return !outcome.ok && outcome.refusal.refused === 'unknown-attachment';
}

if (process.env.HUIYIN_PRINT_TABLE) console.log(JSON.stringify(table, null, 2));
