import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { MongoServerError } from 'mongodb';
import { keyedHash, keyFor } from '../ids/keys.ts';
import type { AuthDatabase } from './database.ts';

/** The kinds of one-time codes. A subject has at most one valid code of a kind. */
export type OneTimePurpose = 'citizen-sign-in' | 'lost-code' | 'set-password';

const attemptsAllowed = 5;

export interface OneTimeCodes {
  /** Makes a new code and voids the one before. `digits` suits phones; otherwise the code is a long token. */
  issue(purpose: OneTimePurpose, subject: string, kind: 'digits' | 'token', lastsMs: number): Promise<string>;
  /** Checks a code. It works once, after few wrong tries, until it expires. Every answer takes the same time. */
  redeem(purpose: OneTimePurpose, subject: string, code: string): Promise<boolean>;
  /** Returns true the first time a code is shown within `lastsMs`. */
  first(what: string, lastsMs: number): Promise<boolean>;
}

/** The database holds only keyed hashes of the subject and of the code. */
export function oneTimeCodes(database: AuthDatabase, secret: string, clock: () => number): OneTimeCodes {
  const key = keyFor(secret, 'accounts');
  const hashOf = (...words: string[]) => keyedHash(key, words).toString('base64url');
  return {
    issue: async (purpose, subject, kind, lastsMs) => {
      const digits = String(randomInt(1_000_000)).padStart(6, '0');
      const code = kind === 'digits' ? digits : randomBytes(32).toString('base64url');
      const _id = hashOf('code', purpose, subject);
      const fresh = { hash: hashOf(_id, code), attempts: 0, expiresAt: new Date(clock() + lastsMs) };
      await database.use(({ codes }) => codes.replaceOne({ _id }, fresh, { upsert: true }));
      return code;
    },
    redeem: async (purpose, subject, code) => {
      const _id = hashOf('code', purpose, subject);
      const given = hashOf(_id, code);
      return database.use(async ({ codes }) => {
        const stillValid = { _id, attempts: { $lt: attemptsAllowed }, expiresAt: { $gt: new Date(clock()) } };
        const found = await codes.findOneAndUpdate(stillValid, { $inc: { attempts: 1 } });
        const right = timingSafeEqual(Buffer.from(found?.hash ?? hashOf('none')), Buffer.from(given));
        // Two requests may show the code at once: only one of them deletes it.
        const { deletedCount } = await codes.deleteOne({ _id, hash: right ? given : 'none' });
        return right && deletedCount === 1;
      });
    },
    first: async (what, lastsMs) => {
      const shown = {
        _id: hashOf('shown', what),
        hash: '',
        attempts: 0,
        expiresAt: new Date(clock() + lastsMs),
      };
      try {
        await database.use(({ codes }) => codes.insertOne(shown));
        return true;
      } catch (error) {
        if (error instanceof MongoServerError && error.code === 11_000) return false;
        throw error;
      }
    },
  };
}
