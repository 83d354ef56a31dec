import type { AppealState } from './state.ts';

/**
 * The serial that somebody of a merged case has in its master, as the master wrote it down when it took the case in;
 * null where the person did not come along. undefined: this master wrote nothing down.
 */
export function becomes(
  { joined = [] }: Pick<AppealState, 'joined'>,
  duplicate: string,
  serial: number,
): number | null | undefined {
  const came = joined.filter(({ from }) => from === duplicate);
  if (came.length === 0) return undefined;
  return came.find((one) => one.serial === serial)?.becomes ?? null;
}
