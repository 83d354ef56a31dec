import type { z } from 'zod';
import type { Calendar, Policy } from '../domain/index.ts';
import { readCalendar } from './calendar-file.ts';
import { type CountyFile, check, readCountyFile } from './document.ts';
import { type Entries, readEntries } from './entries.ts';
import { policySchema } from './policy-schema.ts';
import type { Problem } from './problems.ts';
import { catalogueEntry, categoryEntry, countyFile, leaderEntry, personEntry, unitEntry } from './schemas.ts';

/** What the files say, each by itself; null and missing entries are told in the problems. */
export interface Read {
  readonly county: z.infer<typeof countyFile> | null;
  readonly countyFile: CountyFile;
  readonly policy: Policy | null;
  readonly calendar: Calendar | null;
  readonly units: Entries<z.infer<typeof unitEntry>>;
  readonly people: Entries<z.infer<typeof personEntry>>;
  readonly leaders: Entries<z.infer<typeof leaderEntry>>;
  readonly categories: Entries<z.infer<typeof categoryEntry>>;
  readonly catalogue: Entries<z.infer<typeof catalogueEntry>>;
}

/** Reads the eight files of a county's directory. */
export async function readFiles(dir: string, problems: Problem[]): Promise<Read> {
  const read = (name: string) => readCountyFile(dir, `${name}.yaml`, problems);
  const county = await read('county');
  return {
    county: check(county, countyFile, problems),
    countyFile: county,
    policy: check<Policy>(await read('policy'), policySchema, problems),
    calendar: readCalendar(await read('calendar'), problems),
    units: readEntries(await read('units'), 'units', 'id', unitEntry, problems),
    people: readEntries(await read('people'), 'people', 'account', personEntry, problems),
    leaders: readEntries(await read('leaders'), 'leaders', 'account', leaderEntry, problems),
    categories: readEntries(await read('categories'), 'categories', 'id', categoryEntry, problems),
    catalogue: readEntries(await read('catalogue'), 'items', 'id', catalogueEntry, problems),
  };
}
