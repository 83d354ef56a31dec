import type { AppealState } from '../state/index.ts';
import { type Audience, audienceNames } from './audience.ts';
import type { Reader } from './reader.ts';

/** The reduced value of a field that some audiences read. */
export interface ReducedField<T> {
  readonly for: readonly Audience[];
  readonly zh: string;
  readonly en: string;
  of(value: T, reader: Reader, state: AppealState): T;
}

/** Readers of one field: `whole` read all of it, `parts` a reduced value. All others find `instead`. */
export interface Field<T> {
  readonly whole: readonly Audience[];
  readonly parts?: readonly ReducedField<T>[];
  readonly instead?: T;
}

export const everybody: readonly Audience[] = audienceNames;
