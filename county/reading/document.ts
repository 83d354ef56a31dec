import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { cannotExpand, cannotRead, slipOfYaml } from './file-faults.ts';
import { type DataProblem, problemAt } from './problems.ts';
import { type Path, problemsOf } from './zod-problems.ts';

/** One of the county's files: its plain value, and the position of each value in the file. */
export interface CountyFile {
  readonly file: string;
  readonly value: unknown;
  readonly readable: boolean;
  /** The line of the value at the path, or of the nearest existing value above it. */
  lineOf(path: Path): number;
}

/** A document without a file, from the database or from a request. */
export const plainDocument = (file: string, value: unknown): CountyFile => ({
  file,
  value,
  readable: true,
  lineOf: () => 0,
});

/** Reads a file and reports its syntax errors. An unreadable file has the value null. */
export async function readCountyFile(
  dir: string,
  file: string,
  problems: DataProblem[],
): Promise<CountyFile> {
  let text: string;
  try {
    text = await readFile(join(dir, file), 'utf8');
  } catch (error) {
    problems.push({ file, line: 1, path: [], reason: cannotRead(error) });
    return { file, value: null, readable: false, lineOf: () => 1 };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const { code, message, pos } of document.errors) {
    const { line } = counter.linePos(pos[0]);
    problems.push({ file, line: Math.max(1, line), path: [], reason: slipOfYaml(code, message) });
  }
  const readable = document.errors.length === 0;
  return {
    file,
    value: readable ? plainValue(document, file, problems) : null,
    readable,
    lineOf: (path) => Math.max(1, counter.linePos(offsetOf(document, path)).line),
  };
}

/** Converts the document to a plain value. The library refuses aliases that would explode. */
function plainValue(document: Document, file: string, problems: DataProblem[]): unknown {
  try {
    return document.toJS();
  } catch (error) {
    problems.push({ file, line: 1, path: [], reason: cannotExpand(error) });
    return null;
  }
}

/** Offset of a path in the text: of the key in a map, of the item in a list. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/** Parses the value by the schema. Otherwise reports the problems and returns null. */
export function check<T>(
  from: CountyFile,
  schema: z.ZodType<T>,
  problems: DataProblem[],
  value: unknown = from.value,
  base: Path = [],
): T | null {
  if (!from.readable) return null;
  const { value: parsed, issues } = problemsOf(schema, value);
  for (const issue of issues) {
    problems.push(problemAt(from, [...base, ...issue.path], issue.reason));
  }
  return parsed;
}
