import { z } from 'zod';

export const problemMediaType = 'application/problem+json';

const text = z.string();

/** Schema of all errors, by RFC 9457. Programs match the code, and people read the sentence in both languages. */
export const problem = z
  .object({
    type: text.meta({ example: 'urn:huiyin:problem:wrong-status' }),
    title: text,
    status: z.int(),
    detail: text.meta({ description: 'The sentence in the caller’s language' }),
    code: text.meta({ description: 'Match on this, never on the words' }),
    zh: text,
    en: text,
    requestId: text,
    params: z.record(text, z.unknown()).optional().meta({ description: 'What the sentence speaks of' }),
    errors: z
      .array(z.object({ path: text, message: text, zh: text, en: text }))
      .optional()
      .meta({ description: 'On a malformed request: each place and what is wrong with it' }),
    categories: z
      .array(z.object({ id: text, name: z.object({ zh: text, en: text }) }))
      .optional()
      .meta({ description: 'With `category-removed`: the categories to choose from' }),
    allowed: z.array(text).optional().meta({ description: 'On 409: the commands this caller may give now' }),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problem>;
