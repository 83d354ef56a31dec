import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Calendar, Policy } from '../../domain/index.ts';
import { type PartName, partNames } from '../types.ts';
import { readCalendar } from './calendar-file.ts';
import { type CountyFile, check, plainDocument, readCountyFile } from './document.ts';
import { type Entries, readEntries } from './entries.ts';
import { policySchema } from './policy-schema.ts';
import type { DataProblem } from './problems.ts';
import {
  catalogueEntry,
  categoryEntry,
  countyFile,
  dispatchEntry,
  dutyEntry,
  leaderEntry,
  personEntry,
  unitEntry,
} from './schemas.ts';
import { type Uploads, uploadsFile, usualUploads } from './uploads.ts';

/** The content of the files, each on its own. Problems explain null and missing entries. */
export interface CountyContent {
  readonly county: z.infer<typeof countyFile> | null;
  readonly countyFile: CountyFile;
  readonly policy: Policy | null;
  readonly calendar: Calendar | null;
  readonly units: Entries<z.infer<typeof unitEntry>>;
  readonly people: Entries<z.infer<typeof personEntry>>;
  readonly leaders: Entries<z.infer<typeof leaderEntry>>;
  readonly categories: Entries<z.infer<typeof categoryEntry>>;
  readonly catalogue: Entries<z.infer<typeof catalogueEntry>>;
  readonly dispatch: Entries<z.infer<typeof dispatchEntry>>;
  readonly duty: Entries<z.infer<typeof dutyEntry>>;
  readonly uploads: Uploads | null;
}

/** The county's documents, one file each. */
export type Documents = Readonly<Record<PartName, CountyFile>>;

/** Parts that a county may leave out, and what holds without them. */
const usually: Partial<Record<PartName, unknown>> = { uploads: usualUploads, duty: { lines: [] } };

/** Reads the YAML files of a directory. */
export async function readFiles(dir: string, problems: DataProblem[]): Promise<Documents> {
  const read = partNames.map(async (name) => [name, await readPart(dir, name, problems)] as const);
  return Object.fromEntries(await Promise.all(read)) as Record<PartName, CountyFile>;
}

async function readPart(dir: string, name: PartName, problems: DataProblem[]): Promise<CountyFile> {
  const file = `${name}.yaml`;
  const isMissing = usually[name] !== undefined && !existsSync(join(dir, file));
  return isMissing ? plainDocument(file, usually[name]) : readCountyFile(dir, file, problems);
}

/** Reads each document alone. `crossCheck` then checks that they fit together. */
export function readDocuments(of: Documents, problems: DataProblem[]): CountyContent {
  return {
    county: check(of.county, countyFile, problems),
    countyFile: of.county,
    policy: check<Policy>(of.policy, policySchema, problems),
    calendar: readCalendar(of.calendar, problems),
    units: readEntries(of.units, 'units', 'id', unitEntry, problems),
    people: readEntries(of.people, 'people', 'account', personEntry, problems),
    leaders: readEntries(of.leaders, 'leaders', 'account', leaderEntry, problems),
    categories: readEntries(of.categories, 'categories', 'id', categoryEntry, problems),
    catalogue: readEntries(of.catalogue, 'items', 'id', catalogueEntry, problems),
    dispatch: readEntries(of.dispatch, 'rules', null, dispatchEntry, problems),
    duty: readEntries(of.duty, 'lines', null, dutyEntry, problems),
    uploads: check<Uploads>(of.uploads, uploadsFile, problems),
  };
}
