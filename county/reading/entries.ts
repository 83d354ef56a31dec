import type { z } from 'zod';
import { type CountyFile, check } from './document.ts';
import { quoted, reason } from './names.ts';
import { type DataProblem, problemAt } from './problems.ts';

/** A list of one file: the good entries with their positions, and the ids of all entries. */
export interface Entries<T> {
  readonly file: CountyFile;
  readonly good: readonly { readonly value: T; readonly path: readonly (string | number)[] }[];
  /** True if any entry has this id, even a bad one. A reference to a bad entry is then not a second problem. */
  has(id: string): boolean;
  get(id: string): T | undefined;
}

/** Reads `{ KEY: [entry, …] }` entry by entry, so that one bad entry hides no other. It reports duplicate ids. */
export function readEntries<T extends object>(
  file: CountyFile,
  key: string,
  idField: (string & keyof T) | null,
  schema: z.ZodType<T>,
  problems: DataProblem[],
): Entries<T> {
  const known = new Set<string>();
  const byId = new Map<string, T>();
  const good: { value: T; path: (string | number)[] }[] = [];
  for (const [index, item] of listOf(file, key, problems).entries()) {
    const path = [key, index];
    const id = idField === null ? undefined : (item as Record<string, unknown> | null)?.[idField];
    if (idField !== null && typeof id === 'string') {
      if (known.has(id)) {
        const why = reason(`${quoted(idField)}的值${quoted(id)}重复`, `${idField} ${id} is listed twice`);
        problems.push(problemAt(file, [...path, idField], why));
      }
      known.add(id);
    }
    const value = check(file, schema, problems, item, path);
    if (value === null) continue;
    good.push({ value, path });
    if (idField !== null) byId.set(String(value[idField]), value);
  }
  // The entries of an unreadable file are unknown, so references to them are not reported.
  return { file, good, has: (id) => !file.readable || known.has(id), get: (id) => byId.get(id) };
}

function listOf(file: CountyFile, key: string, problems: DataProblem[]): readonly unknown[] {
  if (!file.readable) return [];
  const root = file.value as Record<string, unknown> | null;
  const list = root?.[key];
  const others = Object.keys(typeof root === 'object' ? (root ?? {}) : {}).filter((name) => name !== key);
  for (const name of others) {
    const why = reason(`没有${quoted(name)}这一项`, `there is no field "${name}"`);
    problems.push(problemAt(file, [name], why));
  }
  if (Array.isArray(list)) return list;
  const why = reason(`应有${quoted(key)}及其列表`, `expected "${key}:" and its list`);
  problems.push(problemAt(file, [key], why));
  return [];
}
