import { z } from 'zod';
import { wording } from './zod-problems.ts';

/** The outline of `county.yaml`: rings of positions, each [longitude, latitude] as in GeoJSON. */

const mostRings = 50;
const mostPositions = 5000;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

export const outline = z
  .array(z.array(position).min(3))
  .min(1)
  .max(mostRings)
  .refine(
    (rings) => rings.reduce((sum, ring) => sum + ring.length, 0) <= mostPositions,
    wording('县界至多5000个点，请简化', 'the outline has more than 5000 points; simplify it'),
  );
