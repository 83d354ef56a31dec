import { describe, expect, it } from 'vitest';
import { clockLines, moveLines, refusalLines } from '../../dev/demo/move-lines.ts';
import { permissionsPage } from '../../dev/model/permissions-page.ts';
import { type AppealView, relations, type Terms, viewFor, words } from '../../domain/index.ts';
import { at, centre, dispatched, given } from '../support/domain-kit.ts';
import { textOf } from './packaging.ts';

const glossary = textOf('docs/glossary.md');
const section = (name: string): string => glossary.split(/^## /m).find((text) => text.startsWith(name)) ?? '';
const rowOf = (text: string, code: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes(`| \`${code}\``))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .at(0) ?? [];

const tables: readonly (readonly [name: string, terms: Terms])[] = [
  ['Statuses', words.stages],
  ['Outcomes', words.outcomes],
  ['Lights', words.lights],
  ['Roles', words.roles],
  ['Obligations', words.obligations],
];
const byPeople = Object.entries<Terms[string]>(words.commands).filter(
  ([code]) => !['absorb', 'settle-effect', 'adopt-county', 'note-people'].includes(code),
);
const rows = [
  ...tables.flatMap(([name, terms]) =>
    Object.entries(terms).map(([code, { zh }]) => [name, code, zh] as const),
  ),
  ...byPeople.map(([code, { zh }]) => ['Commands', code, zh] as const),
];

describe('a term of the table', () => {
  it.each(rows)('%s %s stands alike in the glossary', (name, code, zh) => {
    expect(rowOf(section(name), code)[2]).toBe(zh);
  });

  const sets: readonly Terms[] = [
    words.kinds,
    words.helperStates,
    words.requests,
    words.escalationStates,
    words.escalationReasons,
    words.liabilityReasons,
    words.results,
    words.satisfaction,
    words.links,
    words.sanctions,
  ];
  it.each(sets.map((terms) => [Object.keys(terms)[0] ?? '', terms] as const))(
    'stands alike in the small sets of the glossary: %s …',
    (_, terms) => {
      for (const [code, { zh }] of Object.entries(terms))
        expect(section('Small sets')).toContain(`\`${code}\` ${zh}`);
    },
  );

  it('stands alike in the page of permissions', () => {
    const page = permissionsPage();
    for (const { zh, en } of Object.values(words.stages).slice(0, -1)) expect(page).toContain(`${zh} ${en}`);
    for (const [code, { zh }] of byPeople) expect(page).toContain(`\`${code}\` ${zh}`);
    for (const { zh } of Object.values(relations)) expect(page).toContain(zh);
  });
});

/**
 * Words that offices do not use. What stands now in their place is in the table. A decline and a report keep 受理.
 */
const givenUp =
  /派发|移送|否认权属|返工|终局裁定|(?<!解)决议|裁决异议|免除协办|请求协办|义务|投票|现场表决|抹除|暂停|(?<!不予|举报)受理(?!举报)/g;
const givenUpIn = (text: string): string[] => text.match(givenUp) ?? [];

describe.each([
  'domain/wording/state-refusals.ts',
  'domain/wording/content-refusals.ts',
  'domain/wording/standing-refusals.ts',
  'domain/wording/warning-sentences.ts',
  'domain/wording/case-terms.ts',
  'domain/wording/event-terms.ts',
  'domain/wording/field-terms.ts',
  'domain/wording/owed-terms.ts',
  'domain/access/relation.ts',
  'domain/access/who.ts',
  'domain/access/county-access.ts',
  'domain/calendar/sentences.ts',
  'api/http/sentences/sentences.ts',
  'api/http/sentences/account-sentences.ts',
  'api/http/sentences/attachment-sentences.ts',
  'api/county/routes/county-pages.ts',
  'api/personal-data/routes/privacy.ts',
  'workflows/case-details.ts',
  'dev/model/permissions-page.ts',
  'dev/demo/desk.ts',
  'dev/demo/move-lines.ts',
  'dev/demo/scenarios.ts',
  'dev/demo/village.ts',
  'dev/demo/gas.ts',
  'county/policy.yaml',
  'county/units.yaml',
  'docs/glossary.md',
  'docs/rules.md',
  'docs/permissions.md',
  'README.md',
  'README.zh-CN.md',
])('%s', (path) => {
  it('uses no word that offices gave up', () => {
    expect(givenUpIn(textOf(path))).toEqual([]);
  });
});

describe('the demonstration', () => {
  const leader = 'leader:urban';
  const seen = viewFor(given(...dispatched).state, centre, at('2026-03-02 12:00'));
  const views = Object.keys(words.stages).flatMap((status) =>
    Object.keys(words.escalationStates).map(
      (state) => ({ ...seen, status, escalation: { ...seen?.escalation, state, leader } }) as AppealView,
    ),
  );
  const nameOf = (id: string) => ({ zh: id, en: id });
  const told = views.flatMap((view) => [
    ...clockLines(nameOf, 'unclaimed', view),
    ...clockLines(nameOf, 'unanswered', view),
    ...['register', ...Object.keys(words.commands)].flatMap((command) =>
      ['citizen', leader].flatMap((account) => moveLines(nameOf, command, account, view)),
    ),
  ]);
  const refused = Object.keys(words.commands).flatMap((command) =>
    refusalLines(nameOf, command, 'citizen', words.stages.registered),
  );

  it('prints no word that offices gave up, whoever gives which command', () => {
    expect(told.length).toBeGreaterThan(1000);
    expect(givenUpIn([...told, ...refused].join('\n'))).toEqual([]);
  });
});

describe('the words that offices gave up', () => {
  it.each(['待受理', '受理中', '形成决议', '待办义务', '现场投票'])('are found: %s', (text) => {
    expect(givenUpIn(text)).toHaveLength(1);
  });

  it.each(['不予受理', '举报受理', '受理举报', '移交', '解决议题'])('are not these: %s', (text) => {
    expect(givenUpIn(text)).toEqual([]);
  });
});
