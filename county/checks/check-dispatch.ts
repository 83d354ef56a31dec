import { type Names, quoted, reason } from '../reading/names.ts';
import type { CountyContent } from '../reading/read.ts';
import { handles, roleOf } from '../reading/schemas.ts';
import { noCategory, noUnit, type TellProblem } from './naming.ts';

/**
 * Checks the dispatch rules. They name existing units, dispatch nothing confidential, and are unique for a category
 * and area.
 */
export function checkDispatch(read: CountyContent, tell: TellProblem): void {
  const { dispatch, categories } = read;
  const seen = new Set<string>();
  for (const { value, path } of dispatch.good) {
    const { category, area } = value;
    const say = (field: readonly (string | number)[], why: Names | null) => {
      if (why) tell(dispatch.file, [...path, ...field], why);
    };
    say(['category'], categories.has(category) ? inConfidence(read, category) : noCategory(category));
    if (area !== undefined) say(['area'], notAnArea(read, area));
    const key = `${category} ${area ?? ''}`;
    if (seen.has(key)) say(['category'], reason('此类别和区域已有规则', 'there is a rule for these already'));
    seen.add(key);
    for (const [field, id] of unitsNamed(value)) say(field, notAHandler(read, id));
  }
}

type Entry = CountyContent['dispatch']['good'][number]['value'];

function unitsNamed({ unit, helpers = [], pool = [], fallback }: Entry) {
  const each = (field: string, ids: readonly string[]) =>
    ids.map((id, index) => [[field, index] as (string | number)[], id] as const);
  return [
    ...(unit === undefined ? [] : [[['unit'], unit] as const]),
    ...each('helpers', helpers),
    ...each('pool', pool),
    ...(fallback === undefined ? [] : [[['fallback'], fallback] as const]),
  ];
}

const inConfidence = ({ categories }: CountyContent, id: string): Names | null =>
  categories.get(id)?.confidential
    ? reason(`${quoted(id)}是保密类别，不按规则派单`, `${id} is confidential: no rule sends it anywhere`)
    : null;

function notAnArea({ units }: CountyContent, id: string): Names | null {
  if (!units.has(id)) return noUnit(id);
  const kind = units.get(id)?.kind;
  if (kind === undefined || kind === 'town' || kind === 'village') return null;
  return reason(`${quoted(id)}不是乡镇或村`, `${id} is neither a town nor a village`);
}

/** A unit that receives dispatched cases needs somebody to handle them. */
function notAHandler({ units, people }: CountyContent, id: string): Names | null {
  if (!units.has(id)) return noUnit(id);
  if (!people.file.readable || !units.get(id)) return null;
  const staffed = people.good.some(({ value }) => {
    const role = roleOf(value.account);
    return value.unit === id && role !== undefined && handles.includes(role);
  });
  return staffed ? null : reason(`${quoted(id)}没有承办人`, `${id} has nobody to handle a case`);
}
