import { z } from 'zod';
import { onePage } from './nothing.ts';

/** Schemas for uploading and reading attachments. */

const instant = z.string().meta({ format: 'date-time', description: 'With the county’s offset' });
const link = z.string().nullable().meta({
  description:
    'Works for some minutes without any header, so that it may stand in <img src>; null: there is none',
});

export const attachmentView = z
  .object({
    id: z.string().meta({ description: 'What filings and commands name in `attachments`' }),
    state: z.enum(['uploading', 'checking', 'ready', 'refused', 'bound']),
    name: z.string(),
    type: z
      .string()
      .nullable()
      .meta({ description: 'As found in the content; null before it was looked at' }),
    kind: z.enum(['picture', 'sound', 'video', 'document']).nullable(),
    bytes: z
      .int()
      .nullable()
      .meta({ description: 'Of what is given out; before that, of what was announced' }),
    received: z.int(),
    sha256: z.string().nullable().meta({ description: 'Of what is given out, in hex' }),
    scan: z
      .enum(['none', 'clean', 'infected'])
      .nullable()
      .meta({ description: 'none: no scanner is set up' }),
    refusal: z.string().nullable().meta({ description: 'The code of the problem for which it was refused' }),
    notes: z
      .array(
        z
          .object({
            code: z.enum([
              'picture-reduced',
              'picture-cut-short',
              'picture-still',
              'text-decoded',
              'encrypted',
            ]),
            zh: z.string(),
            en: z.string(),
            params: z.record(z.string(), z.string()),
          })
          .meta({ id: 'AttachmentNote' }),
      )
      .meta({ description: 'What its sender and its readers should know about it' }),
    content: link,
    thumbnail: link,
    linksExpireAt: instant.nullable(),
    uploadUrl: z.string().nullable().meta({ description: 'Where the rest is sent to by PATCH' }),
    chunkBytes: z.int().meta({ description: 'The most that one PATCH may bring' }),
    expiresAt: instant.nullable().meta({ description: 'When it is thrown away unless it is used before' }),
  })
  .meta({ id: 'Attachment', description: 'A picture, a sound, a video or a document' });
export type AttachmentView = z.infer<typeof attachmentView>;

export const attachmentPage = z
  .object({ items: z.array(attachmentView), next: onePage })
  .meta({ id: 'Attachments' });

/** Announces a file that arrives in chunks. */
export const announcedUpload = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    bytes: z
      .int()
      .min(1)
      .max(2 ** 32),
    type: z
      .string()
      .max(200)
      .nullish()
      .meta({ description: 'As claimed; what is found in the content counts' }),
  })
  .meta({ id: 'AnnouncedUpload' });
