import { type Names, quoted, reason } from '../reading/names.ts';
import type { CountyContent } from '../reading/read.ts';
import { roleOf } from '../reading/schemas.ts';
import { noAccount, noUnit, type TellProblem } from './naming.ts';

type Line = CountyContent['duty']['good'][number]['value'];

/** Checks the roster: people of the unit that they stand for, leaders without a unit, and one person a post at a time. */
export function checkDuty({ duty, units, people }: CountyContent, tell: TellProblem): void {
  const before: Line[] = [];
  for (const { value, path } of duty.good) {
    const { unit, person } = value;
    const say = (field: string, why: Names | null | undefined) => {
      if (why) tell(duty.file, [...path, field], why);
    };
    say('unit', unit === undefined || units.has(unit) ? null : noUnit(unit));
    const known = people.get(person);
    say('person', people.has(person) ? known && notForUnit(value, known.unit) : noAccount(person));
    const other = before.find((line) => isSamePost(line, value) && overlaps(line, value));
    if (other) say('from', reason(`与${quoted(other.person)}的值班重叠`, `${other.person} is on duty then`));
    before.push(value);
  }
}

/** Officers, clerks and centres stand for their own unit. A leader stands for the county. */
function notForUnit({ unit, person }: Line, own: string | undefined): Names | null {
  const role = roleOf(person) ?? '';
  const forUnit = ['officer', 'clerk', 'centre'].includes(role) && unit !== undefined && own === unit;
  if (forUnit || (role === 'leader' && unit === undefined)) return null;
  return reason(`${quoted(person)}不能在此值班`, `${person} does not stand for this unit`);
}

const post = ({ unit = '', person }: Line): string =>
  `${unit} ${roleOf(person) === 'centre' ? 'centre' : 'unit'}`;
const isSamePost = (one: Line, other: Line): boolean => post(one) === post(other);
const overlaps = (one: Line, other: Line): boolean =>
  Date.parse(one.from) < Date.parse(other.to) && Date.parse(other.from) < Date.parse(one.to);
