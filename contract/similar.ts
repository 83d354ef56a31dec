import { z } from 'zod';
import { placeWith } from '../domain/body/matter.ts';
import { line, optional, personal, personalLine } from '../domain/body/shape.ts';
import { statuses } from '../domain/index.ts';
import { degrees } from './instant.ts';

/** Schemas for similar cases nearby. */

export const similarBody = {
  title: optional(personalLine(200)),
  words: optional(personal(8000)),
  category: optional(line(100)),
  location: optional(placeWith(personalLine(400))),
} as const;

const text = z.string();

const similarCase = z
  .object({
    category: text,
    unit: text.nullable(),
    status: z.enum(statuses),
    place: z
      .object({ longitude: degrees, latitude: degrees })
      .nullable()
      .meta({ description: 'The middle of a field of about 200 metres' }),
    day: text.meta({ description: 'The day of the filing, in the county', example: '2026-11-22' }),
    distanceM: z
      .int()
      .nullable()
      .meta({ description: 'From field to field, to the hundred metres; 0 in the same field' }),
    follow: text.meta({ description: 'For `into` of a filing, within one hour' }),
    id: text.optional().meta({ description: 'For offices that may read the case' }),
    title: text.optional().meta({ description: 'For offices that may read it' }),
  })
  .meta({ id: 'SimilarCase' });

export const similarPage = z
  .object({ items: z.array(similarCase) })
  .meta({ id: 'SimilarCases', description: 'At most five, the most alike first' });
