import { createHash } from 'node:crypto';
import { type AppealEvent, canonicalJson } from '../../domain/index.ts';

/** SHA-256, in hex, of the event's canonical JSON. Anybody can recompute it from the stored event. */
export const hashOfEvent = (event: AppealEvent): string =>
  createHash('sha256').update(canonicalJson(event)).digest('hex');
