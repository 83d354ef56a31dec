import type { z } from 'zod';
import { bodySchema, problemsOf as issuesOf } from '../../../contract/index.ts';
import { accessPage, accessQuery, erasureAnswer } from '../../../contract/privacy.ts';
import type { County } from '../../../county/index.ts';
import { appeal, flag, integer, optional, phone as phoneKind, text } from '../../../domain/body/shape.ts';
import { type Actor, isoLocal, mayInCounty } from '../../../domain/index.ts';
import type { AccessFilter, AccessPage } from '../../../store/index.ts';
import { bodyOf, invalid } from '../../http/body.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import { fromRecords } from '../../http/records.ts';
import type { Authenticate } from '../../http/session.ts';
import { asAppealId } from '../../ids/appeal-id.ts';
import { type ErasureAsked, type ErasureNeeds, erase } from '../erase.ts';

export interface PrivacyNeeds extends ErasureNeeds {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
  readonly county: Pick<County, 'calendar'>;
  readonly store: ErasureNeeds['store'] & {
    /** Lists erasures, newest first. */
    accesses(filter: AccessFilter): Promise<AccessPage>;
    confidentialAmong(ids: readonly string[]): Promise<readonly string[]>;
  };
}

const tag = tags.privacy;
const auth = 'bearer' as const;

const erasureBody = {
  phone: optional(phoneKind),
  appeal: optional(appeal),
  serial: optional(integer(0, 100_000)),
  reason: text(2000),
  dryRun: optional(flag),
} as const;

/** Routes to erase a person's data, and to list the readings of contact data. */
export function privacyRoutes(app: App, deps: PrivacyNeeds): void {
  const staff = signedIn(deps.authenticate);
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/erasures',
      operationId: 'erase',
      tag,
      auth,
      summary: '删除个人信息 · Erase one person’s data, for ever',
      description:
        '凭电话，或诉求编号与序号。By `phone`, or by `appeal` and `serial` (0, the default: who filed it). Closed appeals only; statistics and events stay. `dryRun` tells what would be done.',
      body: bodySchema(erasureBody),
      answers: { 200: { description: '已删除 · erased', schema: erasureAnswer } },
      problems: [400, 401, 403, 404, 409, 413, 415, 422, 503],
    },
    staff,
    async (c) => {
      if (!mayInCounty('erase', c.get('actor'))) throw problem('erasure-by-admin');
      c.header('Cache-Control', 'no-store');
      return c.json(await erase(deps, await askedOf(c, deps)));
    },
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/accesses',
      operationId: 'listAccesses',
      tag,
      auth,
      summary: '联系方式查阅记录 · Who has read how citizens are reached, newest first',
      query: accessQuery,
      answers: { 200: { description: '一页 · a page', schema: accessPage } },
      problems: [400, 401, 403, 503],
    },
    staff,
    async (c) => {
      if (!mayInCounty('read-accesses', c.get('actor'))) throw problem('accesses-by-auditor');
      c.header('Cache-Control', 'no-store');
      return c.json(await accessesOf(deps, queryOf(c), c.get('actor')));
    },
  );
}

/** The body names a number or a serial, not both. */
async function askedOf(c: ApiContext, deps: PrivacyNeeds): Promise<ErasureAsked> {
  const {
    phone,
    appeal,
    serial,
    reason,
    dryRun = false,
  } = await bodyOf(c, erasureBody, deps.limits.bodyBytes);
  const asked = { reason, dryRun, actor: c.get('actor'), requestId: c.get('requestId') };
  if (phone !== undefined && appeal === undefined && serial === undefined)
    return { ...asked, whose: { phone } };
  const id = phone === undefined && appeal !== undefined ? (asAppealId(appeal) ?? appeal) : null;
  if (id !== null) return { ...asked, whose: { appeal: id, serial: serial ?? 0 } };
  throw invalid('invalid-body', [
    {
      path: 'phone',
      zh: '须给出 phone，或 appeal（可带 serial），二者只能其一',
      en: 'give either phone, or appeal with or without serial',
    },
  ]);
}

function queryOf(c: ApiContext): z.infer<typeof accessQuery> {
  const parsed = accessQuery.safeParse(c.req.query());
  if (parsed.success) return parsed.data;
  throw invalid('invalid-query', issuesOf(accessQuery, c.req.query()));
}

/** Only the discipline office sees the readings of a confidential report, because nobody else knows of it. */
async function accessesOf(
  deps: PrivacyNeeds,
  { appeal, account, from, to, cursor }: z.infer<typeof accessQuery>,
  { role }: Actor,
) {
  const filter = {
    ...(appeal === undefined ? {} : { appeal: asAppealId(appeal) ?? appeal }),
    ...(account === undefined ? {} : { account }),
    ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const { items, next } = await fromRecords(deps.store.accesses(filter));
  const { calendar } = deps.county;
  const named = [...new Set(items.flatMap(({ appeals }) => appeals))];
  const hidden = role === 'discipline' ? [] : await fromRecords(deps.store.confidentialAmong(named));
  const shown = items.flatMap(({ id: _, atMs, ...access }) => {
    const appeals = access.appeals.filter((id) => !hidden.includes(id));
    const nothing = access.appeals.length > 0 && appeals.length === 0;
    return nothing ? [] : [{ at: isoLocal(calendar, atMs), ...access, appeals }];
  });
  return { items: shown, next };
}
