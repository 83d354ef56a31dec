import {
  type AnyRule,
  commandNames,
  kindOfRefusal,
  type Policy,
  rules,
  statuses,
  words,
} from '../../domain/index.ts';
import { type RefusalCode, sentences } from '../../domain/wording/refusal-sentences.ts';
import type { Walk } from './explore.ts';

/** The page of all rules, as Markdown, out of the code that carries them out. People wrote the sections in `parts`. */
export function rulesPage(policy: Policy, walked: Walk, parts: readonly string[]): string {
  return `${[
    '# All rules of an appeal',
    '`npm run docs` makes this page out of `domain/`; a test keeps it current. The numbers are those of the sample county.',
    '## The life of an appeal',
    ...lifePicture(walked),
    `Drawn from a walk through ${walked.states.toLocaleString('en')} different situations: every arrow was taken, by the commands it names; \`clock\` is time alone.`,
    '## Commands',
    'An Update and a Signal of the workflow (in camelCase), and `POST /v1/appeals/{id}/{command}`.',
    ...commandTable(),
    ...parts,
    '## Limits',
    ...limitTable(policy),
    '## Refusals',
    'Each has a code to match on and a sentence in both languages.',
    ...refusalTable(),
  ].join('\n\n')}\n`;
}

/** Draws the state machine in Mermaid, one arrow for each pair of statuses. */
export function lifePicture({ transitions }: Walk): string[] {
  const arrows = [...transitions]
    .map(([edge, by]) => ({
      from: edge.split(' ')[0] ?? '',
      to: edge.split(' ')[1] ?? '',
      by: named([...by].sort()),
    }))
    .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to));
  const lines = arrows.map(({ from, to, by }) => `  ${from} --> ${to}: ${by}`);
  return [
    [
      '```mermaid',
      'stateDiagram-v2',
      '  [*] --> registered: register',
      ...lines,
      '  closed --> [*]',
      '```',
    ].join('\n'),
  ];
}

const order = (status: string): number => (statuses as readonly string[]).indexOf(status);
const named = (by: string[]): string =>
  by
    .map((name) => (name === 'settle-effect' ? 'merge' : name))
    .filter((n, i, all) => all.indexOf(n) === i)
    .join(', ');

function commandTable(): string[] {
  const rows = commandNames.map((name) => {
    const { zh, en, does, by, from, body }: AnyRule = rules[name];
    const stages = from.map((status) => `${words.stages[status].zh} ${words.stages[status].en}`);
    const fields = Object.entries(body).map(([field, { kind }]) =>
      kind === 'optional' ? `${field}?` : field,
    );
    return `| \`${name}\` ${zh} ${en} | ${does} | ${by.zh} ${by.en} | ${stages.join('、')} | ${fields.join(', ') || '–'} |`;
  });
  return [['| command | what it does | who | while | body |', '|---|---|---|---|---|', ...rows].join('\n')];
}

function limitTable(policy: Policy): string[] {
  const rows = Object.entries(policy.limits).map(([name, limit]) => `| ${name} | ${limit} |`);
  return [['| limit | sample county |', '|---|---|', ...rows].join('\n')];
}

function refusalTable(): string[] {
  const status = { forbidden: 403, unknown: 404, state: 409, precondition: 412, rule: 422, pace: 429 };
  const rows = (Object.keys(sentences) as RefusalCode[]).sort().map((code) => {
    const { zh, en } = sentences[code];
    return `| \`${code}\` | ${status[kindOfRefusal(code)]} | ${zh} | ${en} |`;
  });
  return [['| code | status | 中文 | English |', '|---|---|---|---|', ...rows].join('\n')];
}
