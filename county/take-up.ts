import { countyHash, dataOf } from './content-hash.ts';
import { type LiveCounty, liveCounty } from './live.ts';
import { countyOfStored, loadCounty } from './reading/load.ts';
import { CountyProblems } from './reading/problems.ts';
import { type County, type CountyData, partNames } from './types.ts';

/** The fields of a stored version that this room needs. `store/` keeps it. */
export interface StoredCounty<Carry = unknown> {
  readonly version: number;
  readonly data: unknown;
  readonly filesHash: string;
  readonly by: string;
  readonly atMs: number;
  readonly parts: readonly string[];
  readonly carry: Carry | null;
}

export interface Shelf<Carry = unknown> {
  latest(): Promise<StoredCounty<Carry> | null>;
  newerThan(version: number): Promise<StoredCounty<Carry> | null>;
  add(version: StoredCounty<Carry>): Promise<'added' | 'taken'>;
}

export interface CountyLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ChangedInFiles {
  readonly calendar: boolean;
  readonly people: boolean;
}

export interface TakeUp<Carry> {
  readonly dir: string;
  readonly shelf: Shelf<Carry>;
  /**
   * On a local stack people edit the files in place. The files apply until somebody changes the county through the
   * API.
   */
  readonly embedded: boolean;
  readonly log: CountyLog;
  readonly clock: () => number;
  /** Says what open appeals must learn when the files have changed the calendar or the people. */
  readonly carry: (nowMs: number, what: ChangedInFiles) => Carry;
}

/** Chooses the first county: the stored one, or otherwise that of the files. Throws CountyProblems of the files. */
export async function takeUpCounty<Carry>(given: TakeUp<Carry>): Promise<LiveCounty> {
  const live = liveCounty(await loadCounty(given.dir));
  await lookAgain(given, live);
  return live;
}

export interface Following {
  stop(): void;
}

/** Looks for a later version every few seconds, because another process may have changed the county. */
export function followCounty<Carry>(given: TakeUp<Carry>, live: LiveCounty, everyMs = 2_000): Following {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => void lookAgain(given, live).finally(next), everyMs);
    timer.unref();
  };
  next();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Never throws. If a new county cannot be read, the old one stays in force. */
export async function lookAgain<Carry>(given: TakeUp<Carry>, live: LiveCounty): Promise<void> {
  try {
    if (live.version === 0) await storeFiles(given, live);
    const found = await given.shelf.newerThan(live.version);
    if (!found) return;
    live.replace(countyOfStored(found.data), found.version);
    given.log.info({ version: found.version, by: found.by }, 'the county is in force in this version');
  } catch (error) {
    if (error instanceof CountyProblems) {
      given.log.error({ problems: error.problems.length }, 'the stored county is not valid here');
    } else given.log.warn({ error: nameOf(error) }, 'the stored county could not be read');
  }
}

/** Stores the files' county if none is stored, or if only files have ever changed it. */
async function storeFiles<Carry>(given: TakeUp<Carry>, live: LiveCounty): Promise<void> {
  const files = live.county;
  const stored = await given.shelf.latest();
  const next = stored ? fromFiles(given, files, stored) : begun(given, files);
  if (next && (await given.shelf.add(next)) === 'taken') await storeFiles(given, live);
}

const begun = <Carry>({ clock }: TakeUp<Carry>, files: County): StoredCounty<Carry> => ({
  version: 1,
  data: dataOf(files),
  filesHash: countyHash(files),
  by: 'files',
  atMs: clock(),
  parts: partNames,
  carry: null,
});

function fromFiles<Carry>(given: TakeUp<Carry>, files: County, stored: StoredCounty<Carry>) {
  const filesHash = countyHash(files);
  if (filesHash === stored.filesHash) return null;
  const inForce = countyHash(stored.data as CountyData);
  // Somebody wrote the county in force into the files.
  if (filesHash === inForce) return null;
  const edited = inForce !== stored.filesHash;
  if (!given.embedded || edited) {
    given.log.warn({ version: stored.version }, 'the files differ from the stored county, which is in force');
    return null;
  }
  const differs = (part: 'calendar' | 'people' | 'units' | 'leaders' | 'defaultLeader') =>
    JSON.stringify((stored.data as CountyData)[part]) !== JSON.stringify(files[part]);
  const calendar = differs('calendar');
  const people = differs('people') || differs('units') || differs('leaders') || differs('defaultLeader');
  const nowMs = given.clock();
  return {
    version: stored.version + 1,
    data: dataOf(files),
    filesHash,
    by: 'files',
    atMs: nowMs,
    parts: partNames,
    carry: calendar || people ? given.carry(nowMs, { calendar, people }) : null,
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
