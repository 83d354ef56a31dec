import { z } from 'zod';
import { isDay, officeSpanOf, type Role, roles } from '../../domain/index.ts';
import { unitKinds } from '../types.ts';
import { lookFields } from './look.ts';
import { limit } from './policy-schema.ts';
import { serviceFields } from './services.ts';
import { names, words } from './words.ts';
import { wording } from './zod-problems.ts';

/** Schemas for one entry of each of the county's lists. A later check follows the references. */

const id = z
  .string()
  .refine(
    (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
    wording(
      '编号只能用小写字母和数字，词间用“-”连接',
      'an id has lower-case letters and digits, and hyphens between words',
    ),
  )
  .max(60);
const accountId = z
  .string()
  .refine(
    (text) => /^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
    wording('账号应形如“officer:housing”，冒号前是角色', 'write an account as ROLE:UNIT'),
  );
const day = z
  .string()
  .refine(isDay, wording('没有这一天，日期应形如“2026-02-27”', 'no such day (YYYY-MM-DD)'));

export const unitEntry = z.strictObject({
  id,
  kind: z.enum(unitKinds),
  parent: id.optional(),
  name: names,
  head: accountId,
  centre: accountId.optional(),
});

const leave = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, wording('休假的结束早于开始', 'the leave ends before it begins'));

/** Roles that handle cases for a unit. A centre passes cases on, and a clerk files them. */
export const handles: readonly Role[] = ['officer', 'discipline', 'supervision'];

/** The role is the part before the colon. */
export const roleOf = (account: string) => roles.find((role) => account.startsWith(`${role}:`));

export const personEntry = z
  .strictObject({
    account: accountId.refine(
      (account) => roleOf(account) !== undefined && roleOf(account) !== 'citizen',
      wording('冒号前不是工作人员的角色', 'what stands before the colon is no role of the staff'),
    ),
    unit: id.optional(),
    name: names,
    leave: z.array(leave).default([]),
    readsCases: z.boolean().default(false),
    // The API returns the role, so it also accepts it back if it matches the account.
    role: z.string().optional(),
  })
  .refine(
    ({ account, role }) => role === undefined || roleOf(account) === role,
    wording('“role”与账号的角色不符', 'the role is not the account’s'),
  );

export const leaderEntry = z.strictObject({
  account: accountId,
  deputy: accountId.optional(),
  units: z.array(id).default([]),
  categories: z.array(id).default([]),
});

export const categoryEntry = z.strictObject({
  id,
  name: names,
  limit,
  copyToLeader: z.boolean().default(false),
  confidential: z.boolean().default(false),
  leastUrgency: z.enum(['urgent', 'critical']).optional(),
  ...serviceFields,
});

export const catalogueEntry = z.strictObject({
  id,
  name: names,
  category: id.optional(),
  unit: id.optional(),
  standard: words,
  procedure: z.array(words).min(1),
  limit,
  fee: z.number().min(0),
  materials: z.array(words).default([]),
  conditions: z.array(words).default([]),
  agent: accountId.optional(),
});

/** Sends a category's appeals to a unit, or to a pool of units with a fallback. */
export const dispatchEntry = z
  .strictObject({
    category: id,
    area: id.optional(),
    unit: id.optional(),
    helpers: z.array(id).max(10).optional(),
    pool: z.array(id).min(1).max(20).optional(),
    fallback: id.optional(),
  })
  .refine(
    ({ unit, pool }) => (unit === undefined) !== (pool === undefined),
    wording('写“unit”或“pool”，二者取一', 'give either a unit or a pool'),
  )
  .refine(
    ({ unit, helpers }) => !helpers?.length || unit !== undefined,
    wording('“helpers”只与“unit”同用', 'helpers go with a unit'),
  )
  .refine(
    ({ pool, fallback }) => fallback === undefined || pool !== undefined,
    wording('“fallback”只与“pool”同用', 'a fallback goes with a pool'),
  );

const instant = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
    wording(
      '时刻应形如“2026-02-15T17:30+08:00”，须带时区',
      'an instant is written like 2026-02-15T17:30+08:00, with its offset',
    ),
  );

/** Somebody on duty outside office hours: for a unit, for its centre, or as the county's leader. */
export const dutyEntry = z
  .strictObject({ unit: id.optional(), from: instant, to: instant, person: accountId })
  .refine(
    ({ from, to }) => Date.parse(from) < Date.parse(to),
    wording('值班的结束早于开始', 'the duty ends before it begins'),
  );

/** The form in which a client sends the county's look. */
export const lookSent = z.strictObject({ name: names, ...lookFields });

export const countyFile = z.strictObject({
  ...lookSent.shape,
  utcOffset: z
    .string()
    .refine(
      (text) => /^[+-]\d{2}:[0-5]\d$/.test(text),
      wording('时区应形如“+08:00”', 'write the offset like +08:00'),
    ),
  defaultLeader: accountId,
  centre: id,
  supervision: id,
  discipline: id,
});

const dayEntry = z.strictObject({
  day: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  kind: z.enum(['holiday', 'make-up']),
  name: words,
});
/** A span of office hours, which a later check reads. */
const officeSpan = z
  .string()
  .refine(
    (text) => officeSpanOf(text) !== null,
    wording('办公时间应形如“08:30-12:00”', 'office hours are written like 08:30-12:00'),
  );
export const calendarFile = z.strictObject({
  version: words,
  timeZone: words.optional(),
  utcOffset: z.string(),
  officeHours: z.array(officeSpan).min(1).max(6).optional(),
  days: z.array(dayEntry),
});
