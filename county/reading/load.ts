import { crossCheck } from '../checks/cross-check.ts';
import { buildCounty } from '../county.ts';
import { type County, type CountyData, type PartName, partNames } from '../types.ts';
import { dataFrom } from './data.ts';
import { plainDocument } from './document.ts';
import { documentsOf } from './documents-of.ts';
import { quoted } from './names.ts';
import { CountyProblems, type DataProblem, problemAt } from './problems.ts';
import { type Documents, readDocuments, readFiles } from './read.ts';

/** Loads the county from a directory of YAML files. Throws CountyProblems with all problems in them. */
export async function loadCounty(dir: string): Promise<County> {
  const problems: DataProblem[] = [];
  return countyFrom(await readFiles(dir, problems), problems);
}

/** Replaces some documents of a county. Throws CountyProblems with all problems of the result. */
export function countyWith(
  data: CountyData,
  changes: Readonly<Partial<Record<PartName, unknown>>> = {},
): County {
  const values: Readonly<Record<PartName, unknown>> = { ...documentsOf(data), ...changes };
  const documents = partNames.map((name) => [name, plainDocument(`${name}.yaml`, values[name])] as const);
  return countyFrom(Object.fromEntries(documents) as unknown as Documents, []);
}

/** Builds a county from stored data and checks it again, because another release may have written it. */
export function countyOfStored(data: unknown): County {
  const missing = partsMissing(data);
  if (missing.length > 0) throw new CountyProblems(missing);
  try {
    return countyWith(data as CountyData);
  } catch (error) {
    if (error instanceof CountyProblems) throw error;
    throw new CountyProblems([unreadable('county', '存储的数据已损坏', 'what is stored is damaged')]);
  }
}

function countyFrom(documents: Documents, problems: DataProblem[]): County {
  const read = readDocuments(documents, problems);
  crossCheck(read, problems);
  const data = dataFrom(read);
  if (problems.length > 0 || data === null) throw new CountyProblems(inOrder(problems));
  return buildCounty(data);
}

/** A list that an earlier release did not know is empty. Any other missing part is a problem. */
function partsMissing(data: unknown): DataProblem[] {
  const held = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const wanted = ['policy', 'calendar', 'units', 'people', 'leaders', 'categories', 'catalogue'];
  return wanted
    .filter((name) => typeof held[name] !== 'object' || held[name] === null)
    .map((name) => unreadable(name, `存储中没有${quoted(name)}`, `what is stored has no ${name}`));
}

const unreadable = (part: string, zh: string, en: string): DataProblem =>
  problemAt(plainDocument(`${part}.yaml`, null), [], { zh, en });

const inOrder = (problems: readonly DataProblem[]): DataProblem[] =>
  [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
