import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { MongoServerError } from 'mongodb';
import { keyedHash, keyFor } from '../ids/keys.ts';
import type { AuthDatabase } from './database.ts';

/** What a one-time code is for; one of a kind is valid for a subject at a time. */
export type OneTimePurpose = 'citizen-sign-in' | 'lost-code' | 'set-password';

const attemptsAllowed = 5;

export interface OneTimeCodes {
  /** A fresh code for the subject; the one before is void. `digits` for people's phones, a long token else. */
  issue(purpose: OneTimePurpose, subject: string, kind: 'digits' | 'token', lastsMs: number): Promise<string>;
  /** Whether it is the code. It works once, for a few wrong tries, until its end; all takes the same time. */
  redeem(purpose: OneTimePurpose, subject: string, code: string): Promise<boolean>;
  /** Whether this is the first time that it is shown within `lastsMs`. */
  first(what: string, lastsMs: number): Promise<boolean>;
}

/** Only keyed hashes are kept: of whom it is for, and of the code. */
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
        // Of two who show it at once, one deletes it.
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
