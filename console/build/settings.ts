import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const directory = join(dirname(fileURLToPath(import.meta.url)), '..');
export const output = join(directory, 'dist');
/** The scripts of the citizens' pages, and where they go. */
export const citizen = join(directory, '..', 'citizen');
export const citizenOutput = join(citizen, 'dist');
/** The address under which the API serves the pages. */
export const address = '/console/';
/** The oldest browser of the offices. */
export const chrome = 'chrome87';
/** Stands in the built page where the server writes the nonce of an answer. */
export const noncePlace = '__CSP_NONCE__';
