import { quoted, reason } from '../reading/names.ts';
import { type DataProblem, problemAt } from '../reading/problems.ts';
import type { CountyContent } from '../reading/read.ts';
import { roleOf } from '../reading/schemas.ts';
import type { Path } from '../reading/zod-problems.ts';
import { checkDispatch } from './check-dispatch.ts';
import { checkDuty } from './check-duty.ts';
import { checkOffices } from './check-offices.ts';
import { checkTree } from './check-tree.ts';
import { noAccount, noCategory, notALeader, noUnit, type TellProblem } from './naming.ts';

/** Checks that references between the files lead somewhere and fit. */
export function crossCheck(read: CountyContent, problems: DataProblem[]): void {
  const tell: TellProblem = (file, path, why) => {
    problems.push(problemAt(file, path, why));
  };
  checkTree(read, tell);
  checkPeople(read, tell);
  checkLeaders(read, tell);
  checkCatalogue(read, tell);
  checkOffices(read, tell);
  checkDispatch(read, tell);
  checkDuty(read, tell);
}

/** These roles need a unit. All other roles must not have one. */
const actsForUnit = ['officer', 'centre', 'clerk', 'supervision', 'discipline'];

function checkPeople({ people, units }: CountyContent, tell: TellProblem): void {
  for (const { value, path } of people.good) {
    const role = roleOf(value.account) ?? '';
    if (value.unit !== undefined && !units.has(value.unit)) {
      tell(people.file, [...path, 'unit'], noUnit(value.unit));
    }
    if (value.unit === undefined && actsForUnit.includes(role)) {
      tell(people.file, path, reason(`${quoted(value.account)}没有写单位`, `${value.account} has no unit`));
    }
    if (value.unit !== undefined && !actsForUnit.includes(role)) {
      const why = reason(`角色${quoted(role)}不属于任何单位`, `the role ${role} belongs to no unit`);
      tell(people.file, [...path, 'unit'], why);
    }
  }
}

function checkLeaders(read: CountyContent, tell: TellProblem): void {
  const { leaders, units, categories } = read;
  const held = new Map<string, string>();
  for (const { value, path } of leaders.good) {
    const wrong = notALeader(read, value.account);
    if (wrong) tell(leaders.file, [...path, 'account'], wrong);
    if (value.deputy !== undefined) checkDeputy(read, value.account, value.deputy, path, tell);
    const portfolio = [
      ...value.units.map((id, index) => ({ field: 'units', id, index, known: units, none: noUnit })),
      ...value.categories.map((id, index) => ({
        field: 'categories',
        id,
        index,
        known: categories,
        none: noCategory,
      })),
    ];
    for (const { field, id, index, known, none } of portfolio) {
      const at = [...path, field, index];
      if (!known.has(id)) tell(leaders.file, at, none(id));
      const holder = held.get(`${field} ${id}`);
      if (holder !== undefined) {
        tell(
          leaders.file,
          at,
          reason(`${quoted(id)}已由${quoted(holder)}分管`, `${id} is with ${holder} already`),
        );
      }
      held.set(`${field} ${id}`, value.account);
    }
  }
}

function checkDeputy(
  read: CountyContent,
  account: string,
  deputy: string,
  path: Path,
  tell: TellProblem,
): void {
  const at = [...path, 'deputy'];
  const wrong = notALeader(read, deputy);
  if (wrong) tell(read.leaders.file, at, wrong);
  if (deputy === account) {
    tell(read.leaders.file, at, reason('不能由本人代理', 'nobody is their own deputy'));
  }
}

function checkCatalogue({ catalogue, categories, units, people }: CountyContent, tell: TellProblem): void {
  for (const { value, path } of catalogue.good) {
    if (value.category !== undefined && !categories.has(value.category)) {
      tell(catalogue.file, [...path, 'category'], noCategory(value.category));
    }
    if (value.unit !== undefined && !units.has(value.unit)) {
      tell(catalogue.file, [...path, 'unit'], noUnit(value.unit));
    }
    if (value.agent !== undefined && !people.has(value.agent)) {
      tell(catalogue.file, [...path, 'agent'], noAccount(value.agent));
    }
  }
  const forAny = !catalogue.file.readable || catalogue.good.some(({ value }) => value.category === undefined);
  const promised = new Set(catalogue.good.map(({ value }) => value.category));
  for (const { value, path } of categories.good) {
    if (forAny || promised.has(value.id)) continue;
    const zh = `类别${quoted(value.id)}在服务目录中没有事项，任何单位都无法承诺`;
    tell(categories.file, path, reason(zh, `no catalogue item is for ${value.id}: no unit could promise`));
  }
}
