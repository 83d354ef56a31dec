export type Version = readonly [major: number, minor: number, patch: number];

/** Reads a version from a program's output. The pattern's first group is the number with its dots. */
export function parseVersion(text: string, pattern: RegExp): Version | undefined {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) return undefined;
  const [major = 0, minor = 0, patch = 0] = found.split('.').map(Number);
  return [major, minor, patch];
}

export function atLeast(version: Version, least: Version): boolean {
  for (const [place, needed] of least.entries()) {
    const has = version[place] ?? 0;
    if (has !== needed) return has > needed;
  }
  return true;
}

export const showVersion = (version: Version): string => version.join('.');
