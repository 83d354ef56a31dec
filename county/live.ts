import { countyHash } from './content-hash.ts';
import type { County } from './types.ts';

/** The county in force, which another version may take the place of while the process runs. */
export interface LiveCounty {
  /** Always answers from the version in force: keep this, and nothing read from it. */
  readonly county: County;
  /** Of what is stored; 0 where only the files were there to be read. */
  readonly version: number;
  /** Names the content: a stored version's number, else a hash of what the files say. */
  readonly tag: string;
  /** Takes a later version up; an earlier one than is in force is left alone. */
  replace(next: County, version: number): void;
}

export function liveCounty(first: County, firstVersion = 0): LiveCounty {
  let current = first;
  let version = firstVersion;
  const parts = Object.keys(first).map((key) => [
    key,
    { enumerable: true, get: () => current[key as keyof County] },
  ]);
  const county = Object.defineProperties({}, Object.fromEntries(parts)) as County;
  let filesTag: string | undefined;
  return {
    county,
    get version() {
      return version;
    },
    get tag() {
      if (version > 0) return String(version);
      filesTag ??= `0-${countyHash(current).slice(0, 12)}`;
      return filesTag;
    },
    replace: (next, nextVersion) => {
      if (nextVersion <= version) return;
      current = next;
      version = nextVersion;
    },
  };
}
