import { countyHash } from './content-hash.ts';
import type { County } from './types.ts';

/** Holds the county in force. Another version may replace it while the process runs. */
export interface LiveCounty {
  /** Always answers from the version in force. Keep this object, and no value read from it. */
  readonly county: County;
  /** The stored version. It is 0 if only the files were readable. */
  readonly version: number;
  /** Identifies the content: by a stored version's number, or otherwise by a hash of the files. */
  readonly tag: string;
  /** Puts a later version in force and ignores an earlier one. */
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
