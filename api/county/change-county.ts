import {
  type Changed,
  type County,
  type CountyData,
  CountyProblems,
  contentHash,
  countyHash,
  countyOfStored,
  dataOf,
  type LiveCounty,
} from '../../county/index.ts';
import { type CountyShelf, type CountyVersion, notBegun } from '../../store/index.ts';
import { invalid } from '../http/body.ts';
import type { Log } from '../http/log.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';

export interface ChangingNeeds {
  readonly store: { readonly county: Pick<CountyShelf, 'latest' | 'add'> };
  readonly live: Pick<LiveCounty, 'county' | 'tag' | 'replace'>;
  readonly clock: () => number;
  readonly log: Log;
  /** Deletes what these accounts kept for themselves, once they have left. It does not throw. */
  readonly forgetAccounts: (accounts: readonly string[]) => Promise<void>;
}

export interface CountyChange {
  /** The county with the change, or all that would be wrong with it. */
  readonly next: (data: CountyData) => Changed;
  /** The parts that are sent. */
  readonly parts: readonly string[];
  readonly by: string;
  /** The version that the change was meant for, as its tag. */
  readonly ifMatch: string | undefined;
  /** The new policy holds for open appeals too. A new calendar always does. */
  readonly open: boolean;
}

const attempts = 5;

/** A change that was checked and not stored. `version` is null where it equals the present county. */
export interface Prepared {
  readonly before: CountyData;
  readonly county: County;
  readonly version: CountyVersion | null;
}

/** Checks a change and stores nothing. Throws 412, 422 with every error, or 503 without the database. */
export async function prepareChange(deps: ChangingNeeds, change: CountyChange): Promise<Prepared> {
  const before = await inForce(deps);
  if (change.ifMatch !== undefined && change.ifMatch !== before.tag) {
    throw problem('county-changed', { params: { version: before.tag } });
  }
  const county = nextOf(before.data, change);
  checkVersions(before.data, county);
  return { before: before.data, county, version: versionOf(deps, before, change, county) };
}

/**
 * Replaces parts of the county in a new version, and checks the whole version. Returns what was stored. Throws as
 * `prepareChange`. After an error nothing has changed.
 */
export async function changeCounty(deps: ChangingNeeds, change: CountyChange): Promise<Prepared> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const prepared = await prepareChange(deps, change);
    const { before, county, version } = prepared;
    if (!version) return prepared;
    if ((await fromRecords(deps.store.county.add(version))) === 'taken') continue;
    deps.live.replace(county, version.version);
    deps.log.info(
      { version: version.version, parts: version.parts, by: change.by },
      'the county was changed',
    );
    await deps.forgetAccounts(accountsThatLeft(before, county));
    return prepared;
  }
  throw problem('queue-full', { headers: { 'Retry-After': '2' } });
}

function accountsThatLeft(before: CountyData, { people }: CountyData): string[] {
  const staying = new Set(people.map(({ account }) => account));
  return before.people.map(({ account }) => account).filter((account) => !staying.has(account));
}

interface InForce {
  readonly version: number;
  readonly tag: string;
  readonly data: CountyData;
  readonly filesHash: string;
}

/** Returns the newest stored version. Before there is one, it returns the data of the files. */
async function inForce({ store, live }: ChangingNeeds): Promise<InForce> {
  const stored = await fromRecords(store.county.latest());
  if (stored) {
    const { version, filesHash } = stored;
    return { version, tag: String(version), data: readable(stored.data) ?? dataOf(live.county), filesHash };
  }
  const data = dataOf(live.county);
  return { version: 0, tag: live.tag, data, filesHash: countyHash(data) };
}

/** Returns the stored data. null: this release cannot read them, and a change repairs that. */
function readable(data: unknown): CountyData | null {
  try {
    return dataOf(countyOfStored(data));
  } catch (error) {
    if (error instanceof CountyProblems) return null;
    throw error;
  }
}

function nextOf(data: CountyData, change: CountyChange): County {
  const next = change.next(data);
  if (next.ok) return next.county;
  throw invalid('county-problems', next.problems);
}

/** Cases and records name the rules and the days by their version, so one name has one content. */
function checkVersions(before: CountyData, next: CountyData): void {
  for (const part of ['policy', 'calendar'] as const) {
    const [old, now] = [before[part], next[part]];
    if (old.version === now.version && contentHash(old) !== contentHash(now)) {
      throw problem('version-used', { params: { version: old.version, known: part } });
    }
  }
}

/** The parts that name people, their stand-ins and the leaders' portfolios. */
const peopleOf = ['people', 'units', 'leaders'] as const;

/** Returns the version to be stored. null: it equals the present one, and no appeal needs to hear of it. */
function versionOf(
  { clock }: ChangingNeeds,
  before: InForce,
  { parts, by, open }: CountyChange,
  next: County,
): CountyVersion | null {
  const data = dataOf(next);
  const policy = parts.includes('policy') && open;
  if (!policy && countyHash(data) === countyHash(before.data)) return null;
  const calendar = contentHash(data.calendar) !== contentHash(before.data.calendar);
  const people = peopleOf.some((of) => contentHash(data[of]) !== contentHash(before.data[of]));
  const nowMs = clock();
  return {
    version: before.version + 1,
    data,
    filesHash: before.filesHash,
    by,
    atMs: nowMs,
    parts,
    carry: calendar || policy || people ? notBegun(nowMs, { calendar, policy, people }) : null,
  };
}
