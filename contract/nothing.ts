import { z } from 'zod';

/** The place of the next page in a list that is always whole. Generated clients read a text that is null. */
export const onePage = z.string().nullable().meta({ description: 'Always null: the list is whole' });

/**
 * A named schema, or null. The name stays that of the plain schema. Generators would otherwise make its class one that
 * may be null wherever it stands.
 */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
