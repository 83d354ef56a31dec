import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import type { AppealState } from '../../domain/index.ts';

/** Histories of real runs, and beside each what its appeal had come to. */
export const historiesDir = fileURLToPath(new URL('../histories/', import.meta.url));

export interface StoredHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly history: unknown;
  readonly expected: Expected;
}
export interface Expected {
  readonly rules: number;
  readonly seq: number;
  readonly status: string;
  /** Of the events that the run gave, in order. */
  readonly types: readonly string[];
  readonly stateHash: string;
  /** Numbers of the events that nobody proved; not there in histories that are older than proofs. */
  readonly unverified?: readonly number[];
}

const { History } = proto.temporal.api.history.v1;
type History = ReturnType<typeof History.fromObject>;

/** As plain JSON: bytes as base64, long numbers and enums as text. */
export const toStored = (history: object): unknown => JSON.parse(JSON.stringify(History.fromObject(history)));
export const fromStored = (stored: unknown): History => History.fromObject(stored as object);

export const historyFile = (name: string): string => join(historiesDir, `${name}.json`);

export const storedHistories = (): StoredHistory[] =>
  readdirSync(historiesDir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(historiesDir, name), 'utf8')) as StoredHistory);

/** The same for the same state, in whatever order its fields were written. */
export const stateHash = (state: AppealState): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(state)))
    .digest('hex');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, ordered(field)]));
}
