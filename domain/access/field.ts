import type { AppealState } from '../state/index.ts';
import { type Audience, audienceNames } from './audience.ts';
import type { Reader } from './reader.ts';

/** What some read of a field: not all of it, not nothing. */
export interface Part<T> {
  readonly for: readonly Audience[];
  readonly zh: string;
  readonly en: string;
  of(value: T, reader: Reader, state: AppealState): T;
}

/** Who reads a field of the view as it is, who a part of it, and what all others find in its place. */
export interface Field<T> {
  readonly whole: readonly Audience[];
  readonly parts?: readonly Part<T>[];
  readonly instead?: T;
}

export const everybody: readonly Audience[] = audienceNames;
