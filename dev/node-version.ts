import { Trouble } from './trouble.ts';

const NEEDED = { major: 20, minor: 19 };

/** Runs first, and imports nothing that an old Node cannot load. */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  throw new Trouble(
    `Node ${version} 太旧：回音需要 Node ${NEEDED.major}.${NEEDED.minor} 或更新的版本。`,
    `Node ${version} is too old: Huiyin needs Node ${NEEDED.major}.${NEEDED.minor} or newer.`,
  );
}
