import { z } from 'zod';
import type { FilingFacts } from '../../domain/index.ts';

/**
 * A start leaves this on the workflow, so that a retry knows its own case from another's, and decides it as it was
 * decided: hashes, and what was known of earlier cases then.
 */
export interface FilingMemo {
  readonly keyHash: string;
  readonly bodyHash: string;
  readonly background?: FilingFacts;
}

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
