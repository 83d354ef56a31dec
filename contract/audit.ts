import { z } from 'zod';
import { shownInstant } from './instant.ts';

/** Schemas of the evidence that the API serves. Hashes are SHA-256 in hex. */

const hash = z.string().meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
const number = z.int().min(1);
const next = z
  .string()
  .nullable()
  .meta({ description: 'The cursor of the next page; null: this is the last' });

export const auditQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional()
    .meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: '1 to 200, default 50' }),
});

const anchor = z
  .object({
    number,
    day: z.string().meta({ description: 'The county’s own day', example: '2026-11-22' }),
    atMs: z.int().meta({ description: 'Epoch milliseconds: it is hashed as it stands' }),
    count: z.int().min(0).meta({ description: 'Appeals that had changed' }),
    acts: z
      .object({ number, link: hash })
      .nullable()
      .meta({ description: 'How far the log of administrative acts reached' }),
    root: hash.meta({ description: 'Merkle root over their heads (RFC 6962)' }),
    previous: hash.meta({ description: 'The hash of the anchor before; 64 zeros for the first' }),
    hash: hash.meta({ description: 'Over all the other fields (RFC 8785)' }),
  })
  .meta({ id: 'Anchor' });
export const anchors = z.object({ items: z.array(anchor), next }).meta({ id: 'Anchors' });

const act = z
  .object({
    number,
    at: shownInstant,
    kind: z.string().optional().meta({ example: 'county-changed' }),
    by: z.string().optional().meta({ example: 'admin:county' }),
    about: z.string().nullish(),
    detail: z.record(z.string(), z.unknown()).optional(),
    key: z.string().optional(),
    confidential: z.boolean().optional().meta({ description: 'The rest is for the discipline office only' }),
    atMs: z.int(),
    hash,
    link: hash,
  })
  .meta({ id: 'Act', description: 'An administrative act, chained with all before it' });
export const acts = z.object({ items: z.array(act), next }).meta({ id: 'Acts' });
