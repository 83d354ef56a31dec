import { z } from 'zod';

/** The headers and parameters that many operations share. */

export const appealId = z.object({
  id: z.string().meta({ description: 'The appeal’s id', example: '20261122-7K3M9Q' }),
});

const idempotencyKey = z.string().max(200).optional().meta({
  description: 'Chosen by the caller, the same for each retry; made and returned where it is missing',
});

export const itemId = z.object({ id: z.string().meta({ description: 'The id of what was saved' }) });

export const postHeaders = z.object({ 'Idempotency-Key': idempotencyKey });
export const commandHeaders = z.object({
  'Idempotency-Key': idempotencyKey,
  'If-Match': z
    .string()
    .optional()
    .meta({ description: 'The version this was meant for, e.g. "12"; another version gives 412' }),
});
export const getHeaders = z.object({
  'If-None-Match': z
    .string()
    .optional()
    .meta({ description: 'The ETag the caller has: 304 if it still holds' }),
});

/** The headers of a change to something of one's own or of one's unit. */
export const ownHeaders = z.object({
  'If-Match': z
    .string()
    .optional()
    .meta({ description: 'The version this was meant for, e.g. "3"; another one gives 412' }),
});

/** The headers of a change to the county. */
export const countyHeaders = z.object({
  'If-Match': z
    .string()
    .optional()
    .meta({ description: 'The ETag of what was read; another version in force gives 412' }),
});
export const openQuery = z.object({
  open: z.enum(['true', 'false']).optional().meta({ description: 'Whether open appeals take it over too' }),
});

export const problemsOf = {
  list: [400, 401, 503],
  read: [401, 404, 503],
  file: [400, 401, 403, 404, 413, 415, 422, 503],
  fileInPublic: [400, 413, 415, 422, 429, 503],
  changeCounty: [400, 401, 403, 412, 413, 415, 422, 503],
  changeOwn: [400, 401, 412, 413, 415, 503],
  addOwn: [400, 401, 403, 409, 413, 415, 422, 503],
  changeOneOwn: [400, 401, 403, 404, 409, 412, 413, 415, 422, 503],
  deleteOwn: [400, 401, 403, 404, 412, 503],
  command: [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503],
} as const;

export const tags = {
  appeals: '诉求 Appeals',
  commands: '操作 Commands',
  track: '群众查询 Tracking',
  county: '全县数据 County',
  audit: '审计 Audit',
  attachments: '附件 Attachments',
  accounts: '登录与账号 Accounts',
  desk: '个人与单位设置 Desk',
  privacy: '个人信息 Personal data',
  hooks: '推送接口 Webhooks',
} as const;
