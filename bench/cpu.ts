import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** CPU time of a process so far, in ms. NaN if the system does not report it. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

export type Processes = Readonly<Record<string, number>>;

export const cpuOf = (processes: Processes): Record<string, number> =>
  Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuMs(pid)]));

/** CPU time that each process has used since then, for each command. */
export const cpuPerCommand = (
  processes: Processes,
  before: Readonly<Record<string, number>>,
  commands: number,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(cpuOf(processes)).map(([name, ms]) => [
      name,
      (ms - (before[name] ?? Number.NaN)) / commands,
    ]),
  );
