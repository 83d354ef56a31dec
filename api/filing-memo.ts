import { z } from 'zod';
import type { FilingMemo } from './gateway.ts';

const link = z.object({
  kind: z.enum(['repeats', 'may-repeat', 'may-merge']),
  appeal: z.string(),
  registeredAtMs: z.number().nullable(),
  why: z.enum(['telephone', 'place-and-title', 'filed-again', 'confirmed']).optional(),
  settled: z.literal(true).optional(),
});
const memo = z.object({
  keyHash: z.string(),
  bodyHash: z.string(),
  background: z
    .object({
      links: z.array(link).optional(),
      proposedLead: z.string().nullable().optional(),
      filesFrom: z.array(z.string()).optional(),
    })
    .optional(),
});

/** A workflow's memo as a filing left it; null where the workflow is none that a filing started. */
export function memoFrom(given: unknown): FilingMemo | null {
  const { success, data } = memo.safeParse(given);
  return success ? data : null;
}
