import { z } from 'zod';
import type { Names } from './names.ts';
import { names } from './words.ts';
import { wording } from './zod-problems.ts';

/** Other platforms read this of the county when they come by Open311. */
export interface Open311Data {
  /** Identifies the county among others. Without one, any is accepted. */
  readonly jurisdiction?: string;
  /** A request without the jurisdiction is refused. Otherwise only a wrong one is. */
  readonly jurisdictionNeeded?: boolean;
  /** A filing is answered with a token, by which its number is asked, or with the number at once. */
  readonly answers?: 'token' | 'number';
  readonly contact?: Names;
  readonly keyService?: Names;
}

export const open311 = z
  .strictObject({
    jurisdiction: z
      .string()
      .refine(
        (text) => /^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$/.test(text),
        wording(
          '辖区编号应形如“chenghu.example”，通常取官方网站的域名',
          'write the jurisdiction like chenghu.example, usually the domain of the county’s site',
        ),
      )
      .optional(),
    jurisdictionNeeded: z.boolean().optional(),
    answers: z.enum(['token', 'number']).optional(),
    contact: names.optional(),
    keyService: names.optional(),
  })
  .refine(
    ({ jurisdiction, jurisdictionNeeded }) => jurisdiction !== undefined || !jurisdictionNeeded,
    wording('要求填辖区编号时，须写明“jurisdiction”', 'a jurisdiction that is needed must be written'),
  );
