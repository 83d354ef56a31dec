import { countyPages } from '../../api/county/routes/county-pages.ts';
import type { Field } from '../../domain/access/field-readers.ts';
import { additions, fields } from '../../domain/access/fields.ts';
import { noteIsFor, story } from '../../domain/access/story.ts';
import {
  type AnyRule,
  type Audience,
  audienceNames,
  audienceOfRelation,
  audiences,
  type CountyAct,
  commandNames,
  countyAccess,
  publicFields,
  type Relation,
  relationNames,
  relations,
  roles,
  rules,
  type Status,
  statuses,
  type Wording,
  words,
} from '../../domain/index.ts';

/** Writes the permissions page in Markdown from the tables that decide them. */
export function permissionsPage(): string {
  return `${[
    '# 权限 Who may what',
    '`npm run docs` makes this page out of `domain/`; a test keeps it current. 由程序生成，与代码一致。',
    'Everything follows from how somebody stands to the case (`domain/access/relation.ts`). Who stands in no relation to it is answered as if it were not there: 404, the same as for a number that does not exist. Of a report of misconduct there are its discipline office and who holds its code, and nobody else. 一切取决于其与该诉求的关系；无关系者一律视同无此诉求（404）。举报件只有纪检机关和举报人知晓。',
    '● whole 全部 · ◐ in part, or it depends on the case 部分，或视案情而定 · blank 空: nothing 无',
    '## 与诉求的关系 How one stands to a case',
    relationTable(),
    '## 谁可办理 Who may give a command',
    'While: the stages at which it is possible at all. ◐: what else decides stands in the column “who” of [rules.md](rules.md).',
    commandTable(),
    '## 各环节可办之事 What each may do, by stage',
    statusTable(),
    '## 诉求各字段 The fields of an appeal',
    fieldTable(),
    partList(),
    '## 办理过程 The timeline',
    storyTable(),
    '## 全县数据与登记 Filing, lists and the county’s data',
    countyTable(),
  ].join('\n\n')}\n`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const both = ({ zh, en }: Wording): string => `${zh} ${en}`;
const stagesOf = (several: readonly Status[]): string =>
  several.map((status) => both(words.stages[status])).join('、');

function relationTable(): string {
  const rows = relationNames.map((name) => [
    `\`${name}\``,
    both(relations[name]),
    both(audiences[audienceOfRelation[name]]),
  ]);
  return table(['关系 relation', '谁 who', '阅读身份 reads as'], rows);
}

const ruleOf = (name: (typeof commandNames)[number]): AnyRule => rules[name];
/** Relations that allow at least one command. */
const acting = relationNames.filter((name) => commandNames.some((c) => ruleOf(c).by.among.includes(name)));

function commandTable(): string {
  const rows = commandNames.map((name) => {
    const { zh, en, by, from } = ruleOf(name);
    const cells = acting.map((relation) => (by.among.includes(relation) ? (by.depends ? '◐' : '●') : ''));
    return [`\`${name}\` ${zh} ${en}`, ...cells, whileOf(from)];
  });
  const head = acting.map((name) => `${relations[name].zh} \`${name}\``);
  return table(['办理项目 command', ...head, '环节 while'], rows);
}

const whileOf = (from: readonly Status[]): string =>
  from.length === statuses.length - 1 && !from.includes('closed') ? '销号前 until closed' : stagesOf(from);

function statusTable(): string {
  const rows = acting.map((relation) => [
    `${relations[relation].zh} \`${relation}\``,
    ...statuses.slice(0, -1).map((status) => commandsOf(relation, status)),
  ]);
  return table(['关系 relation', ...statuses.slice(0, -1).map((status) => both(words.stages[status]))], rows);
}

const commandsOf = (relation: Relation, status: Status): string =>
  commandNames
    .filter((name) => ruleOf(name).by.among.includes(relation) && ruleOf(name).from.includes(status))
    .map((name) => `${ruleOf(name).zh} \`${name}\``)
    .join('、');

const audienceHead = audienceNames.map((name) => both(audiences[name]));
const cellOf = ({ whole, parts = [] }: Field<never>, name: Audience): string => {
  if (whole.includes(name)) return '●';
  return parts.some((part) => part.for.includes(name)) ? '◐' : '';
};

function fieldTable(): string {
  const rows = Object.entries(fields).map(([field, line]) => [
    `\`${field}\``,
    ...audienceNames.map((name) => cellOf(line as Field<never>, name)),
    (publicFields as readonly string[]).includes(field) ? '●' : '',
  ]);
  const added = Object.entries(additions).map(([field, whole]) => [
    `\`${field}\``,
    ...audienceNames.map((name) => cellOf({ whole }, name)),
    '',
  ]);
  const head = ['字段 field', ...audienceHead, '公众 public'];
  const more = `The public also reads \`unit\` and \`dispatchedAt\`, and \`area\` only where it is one of the county’s; of a report of misconduct it reads nothing. 公众另见责任单位与派单时间；举报件不公开。`;
  return `${table(head, [...rows, ...added])}\n\n${more}`;
}

function partList(): string {
  const lines = Object.entries(fields).flatMap(([field, line]) => [
    ...(line.parts ?? []).map(
      (part) => `- \`${field}\`, ${part.for.map((name) => audiences[name].en).join(', ')}: ${both(part)}`,
    ),
    ...('instead' in line
      ? [`- \`${field}\`, everybody else 其他: \`${JSON.stringify(line.instead)}\``]
      : []),
  ]);
  return lines.join('\n');
}

const eventTerm = (type: string): string =>
  `${words.events[type as keyof typeof words.events].zh} \`${type}\``;

function storyTable(): string {
  const everywhere = (whole: readonly Audience[]) => whole.length === audienceNames.length;
  const plain = Object.entries(story).filter(([, line]) => everywhere(line.whole) && !line.data);
  const rows = Object.entries(story)
    .filter(([, line]) => !everywhere(line.whole))
    .map(([type, { whole, own }]) => [
      `${eventTerm(type)}${own ? ' （及本人 and who did it）' : ''}`,
      ...audienceNames.map((name) => cellOf({ whole }, name)),
    ]);
  const data = Object.entries(story).flatMap(([type, line]) =>
    Object.entries(line.data ?? {}).map(([field, of]) => [
      `${eventTerm(type)}: \`${field}\``,
      ...audienceNames.map((name) => cellOf(of as Field<never>, name)),
    ]),
  );
  const note = ['备注 any `note`', ...audienceNames.map((name) => cellOf({ whole: noteIsFor }, name))];
  const all = `Read by everybody who may know of the case 知晓该诉求者均可见: ${plain.map(([type]) => eventTerm(type)).join('、')}.`;
  return `${all}\n\n${table(['事件 event', ...audienceHead], [...rows, ...data, note])}`;
}

function countyTable(): string {
  const row = (what: string, act: CountyAct, open = false) => [
    what,
    ...roles.map((role) =>
      open || (countyAccess[act].roles as readonly string[]).includes(role) ? '●' : '',
    ),
    open ? '●' : '',
  ];
  const pages = countyPages.flatMap(({ part, isPublic = false }) => [
    row(`\`GET /v1/${part}\``, isPublic ? 'read-catalogue' : 'read-county', isPublic),
    row(`\`PUT /v1/${part}\``, 'change-county'),
  ]);
  const acts = (Object.keys(countyAccess) as CountyAct[]).map((act) => row(both(countyAccess[act]), act));
  const head = roles.map((role) => both(words.roles[role]));
  return table(['何事 what', ...head, '未登录 nobody signed in'], [...acts, ...pages]);
}
