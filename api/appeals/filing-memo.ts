import { z } from 'zod';
import type { FilingFacts } from '../../domain/index.ts';

/**
 * A start leaves this memo on the workflow, so that a retry recognises its own case. It holds hashes, and the
 * earlier cases that were known then. The retry decides by the same knowledge.
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
  why: z.enum(['telephone', 'place-and-title', 'filed-again', 'confirmed', 'followed']).optional(),
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
      into: z.object({ appeal: z.string(), registeredAtMs: z.number(), gathers: z.boolean() }).optional(),
    })
    .optional(),
});

/** Reads the memo that a filing left on a workflow. null: no filing started this workflow. */
export function memoFrom(given: unknown): FilingMemo | null {
  const { success, data } = memo.safeParse(given);
  return success ? data : null;
}
