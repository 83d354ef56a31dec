import { BadCursor, DocumentProblem, EventConflict } from '../../store/index.ts';
import { problem } from './problem.ts';

const retry = { headers: { 'Retry-After': '5' } };

/** Awaits a call that needs the database. It throws 503 without it. */
export async function fromRecords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BadCursor) throw problem('bad-cursor');
    if (isOwn(error)) throw error;
    throw problem('records-unavailable', retry);
  }
}

/** Trouble with the stored data, not with the connection: an operator must look. */
const isOwn = (error: unknown): boolean => error instanceof DocumentProblem || error instanceof EventConflict;

/** A driver's message may quote documents, so logs get only the error's name. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
