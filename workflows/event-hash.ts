import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type AppealEvent, canonicalJson } from '../domain/index.ts';

/** The hash that the log of events has of this event. The workflow's code has no builtins of Node. */
export const eventHash = (event: AppealEvent): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(event))));
