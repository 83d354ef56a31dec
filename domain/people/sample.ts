import { asksTheCitizen } from '../leaders/escalation.ts';
import { openObligations } from '../owed/ledger.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealState, CallBack } from '../state/index.ts';
import { isGroup, voters } from './voting.ts';

/** Chance chooses the sample of an undecided group that the centre calls. The centre does not. */

/** Hashes with FNV-1a and mixes the bits once more, so that nobody can choose the result. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Draws so many cases of a hundred. */
export const isDrawn = ({ id }: Pick<AppealState, 'id'>, ofHundred: number): boolean =>
  scattered(`${id} drawn`) % 100 < ofHundred;

/** People who have not voted, in the order of calls. People known by number only cannot be called. */
function waiting(state: AppealState): readonly number[] {
  if (voters(state).length <= 1) return [];
  const place = (serial: number) => scattered(`${state.id} ${state.round} ${serial}`);
  return voters(state)
    .map(({ serial }) => serial)
    .filter((serial) => !state.votes.some((v) => v.serial === serial))
    .toSorted((a, b) => place(a) - place(b) || a - b);
}

/** Draws the sample when the window ends without a result. */
export const drawnSample = (state: AppealState): readonly number[] =>
  waiting(state).slice(0, Math.max(numbersOf(state).groupSample, 3));

/** The instant since which the centre owes calls, or null. */
export const seriesSince = (state: AppealState): number | null =>
  state.stage.status === 'rating' && state.stage.subject !== 'decline'
    ? (openObligations(state, asksTheCitizen).find(({ kind }) => kind === 'call-back')?.sinceMs ?? null)
    : null;

const sampleOf = ({ sample, round }: AppealState): readonly number[] =>
  sample?.round === round ? sample.serials : [];

/** Checks that chance has chosen this person. */
export const inSample = (state: AppealState, serial: number): boolean =>
  sampleOf(state).includes(serial) || toCall(state).includes(serial);

/** People of the sample who have neither voted nor been called. */
export function uncalled(state: AppealState, calls: readonly CallBack[]): readonly number[] {
  const sinceMs = seriesSince(state);
  if (sinceMs === null) return [];
  const called = calls.filter(({ atMs }) => atMs >= sinceMs).map(({ person }) => person);
  const still = waiting(state);
  return sampleOf(state).filter((serial) => still.includes(serial) && !called.includes(serial));
}

/**
 * Lists the people to call next. After the sample has been called, those not reached come next while days
 * remain. Where all of the sample have voted, chance chooses the next person.
 */
export function toCall(state: AppealState): readonly number[] {
  if (state.rules < 3 || !isGroup(state) || seriesSince(state) === null) return [];
  const first = uncalled(state, state.callBacks);
  if (first.length > 0) return first;
  const still = waiting(state);
  const silent = sampleOf(state).filter((serial) => still.includes(serial));
  return silent.length > 0 ? silent : still.slice(0, 1);
}
