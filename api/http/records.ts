import { BadCursor, DocumentProblem, EventConflict } from '../../store/index.ts';
import { problem } from './problem.ts';

const retry = { headers: { 'Retry-After': '5' } };

/** What only the database can answer: without it, 503. */
export async function fromRecords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BadCursor) throw problem('bad-cursor');
    if (isOwn(error)) throw error;
    throw problem('records-unavailable', retry);
  }
}

/** Trouble with what is stored, not with reaching it: an operator must look. */
const isOwn = (error: unknown): boolean => error instanceof DocumentProblem || error instanceof EventConflict;

/** Messages of drivers may quote documents: the kind of error is enough. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
