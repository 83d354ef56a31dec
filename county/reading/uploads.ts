import { z } from 'zod';
import { wording } from './zod-problems.ts';

export const uploadKinds = ['picture', 'sound', 'video', 'document'] as const;
export type UploadKind = (typeof uploadKinds)[number];

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** Programs can hide in these. So a county must name them, and they are taken only where a scanner looks at them. */
const risky = [
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/zip',
  'application/x-rar-compressed',
  'application/x-7z-compressed',
];
export const needsScanner = (type: string): boolean => risky.includes(type);

/** The supported types by kind. The program recognises each by its content. */
export const uploadTypes: Readonly<Record<UploadKind, readonly string[]>> = {
  picture: [
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/gif',
    'image/heic',
    'image/avif',
    'image/tiff',
    'image/bmp',
    'image/apng',
  ],
  sound: ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr', 'audio/wav', 'audio/ogg'],
  video: ['video/mp4', 'video/quicktime', 'video/3gpp', 'video/webm'],
  document: [
    'application/pdf',
    'application/ofd',
    'text/plain',
    `${office}.wordprocessingml.document`,
    `${office}.spreadsheetml.sheet`,
    `${office}.presentationml.presentation`,
    `${open}.text`,
    `${open}.spreadsheet`,
    'application/x-office-encrypted',
    ...risky,
  ],
};

export const everyUploadType: readonly string[] = uploadKinds.flatMap((kind) => uploadTypes[kind]);

export const kindOfType = (type: string): UploadKind | null =>
  uploadKinds.find((kind) => uploadTypes[kind].includes(type)) ?? null;

/** Limits for attachments: sizes in MiB for each kind, the number for an appeal, and the allowed types. */
export interface Uploads {
  readonly mostMiB: Readonly<Record<UploadKind, number>>;
  readonly perAppeal: number;
  readonly types: readonly string[];
}

export const usualUploads: Uploads = {
  mostMiB: { picture: 20, sound: 30, video: 200, document: 30 },
  perAppeal: 60,
  types: everyUploadType.filter((type) => !needsScanner(type)),
};

const mebibytes = (most: number) => z.int().min(1).max(most);

export const uploadsFile = z.strictObject({
  // Pictures are decoded in memory, so their size has a hard limit.
  mostMiB: z.strictObject({
    picture: mebibytes(50),
    sound: mebibytes(2048),
    video: mebibytes(2048),
    document: mebibytes(2048),
  }),
  perAppeal: z.int().min(1).max(1000),
  types: z
    .array(
      z
        .string()
        .refine(
          (type) => everyUploadType.includes(type),
          wording(
            '不是可识别的文件类型，可选类型见“docs/attachments.md”',
            'no type that can be told by content; docs/attachments.md lists them',
          ),
        ),
    )
    .min(1)
    .refine((list) => new Set(list).size === list.length, wording('有重复', 'one is listed twice')),
});
