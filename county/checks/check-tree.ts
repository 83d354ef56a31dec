import { type Names, quoted, reason } from '../reading/names.ts';
import type { CountyContent } from '../reading/read.ts';
import { roleOf } from '../reading/schemas.ts';
import type { Path } from '../reading/zod-problems.ts';
import { noAccount, noUnit, type TellProblem } from './naming.ts';

/** Checks that the units form one tree under the county, and that each has a head of its own. */
export function checkTree(read: CountyContent, tell: TellProblem): void {
  const { units } = read;
  const roots: string[] = [];
  for (const { value, path } of units.good) {
    const parent = value.parent;
    if (parent === undefined) {
      if (roots.length > 0) tell(units.file, path, secondRoot(value.id, roots[0] ?? ''));
      roots.push(value.id);
    } else if (!units.has(parent)) tell(units.file, [...path, 'parent'], noUnit(parent));
    else if (isInCycle(read, value.id)) {
      const why = reason(`${quoted(value.id)}的上级绕成一圈`, `the parents of ${value.id} run in a circle`);
      tell(units.file, [...path, 'parent'], why);
    }
    checkCharge(read, tell, [...path, 'head'], value.head, value.id);
    if (value.centre !== undefined) {
      checkCharge(read, tell, [...path, 'centre'], value.centre, value.id);
      if (roleOf(value.centre) !== 'centre') {
        const why = reason(
          `${quoted(value.centre)}的角色不是服务中心`,
          `the role of ${value.centre} is not centre`,
        );
        tell(units.file, [...path, 'centre'], why);
      }
    }
  }
}

const secondRoot = (id: string, first: string): Names =>
  reason(
    `${quoted(id)}没有写上级，而${quoted(first)}已是最上级`,
    `${id} has no parent, but ${first} is the root already`,
  );

function isInCycle({ units }: CountyContent, start: string): boolean {
  const seen = new Set<string>();
  for (let at = units.get(start)?.parent; at !== undefined; at = units.get(at)?.parent) {
    if (at === start) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** The person in charge of a unit exists and belongs to it. */
function checkCharge(
  { units, people }: CountyContent,
  tell: TellProblem,
  path: Path,
  account: string,
  unit: string,
): void {
  if (!people.has(account)) {
    tell(units.file, path, noAccount(account));
    return;
  }
  const person = people.get(account);
  if (person === undefined || person.unit === unit) return;
  tell(
    units.file,
    path,
    reason(`${quoted(account)}不属于单位${quoted(unit)}`, `${account} does not belong to ${unit}`),
  );
}
