import { bodySchema, filedView } from '../../../contract/index.ts';
import type { FiledPresentingNeeds } from '../../appeals/presenter.ts';
import { answerFiled } from '../../appeals/routes/filed.ts';
import { bodyOf } from '../../http/body.ts';
import { appealId, postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import type { Limits } from '../../http/limits.ts';
import type { Identities } from '../../ids/identities.ts';
import { type FileAgainNeeds, fileAgain, fileAgainBody } from '../file-again.ts';
import { citizenOf } from '../on-file.ts';
import type { TrackingNeeds } from '../read-tracked.ts';
import { type ReportNeeds, reportBody, reportMisconduct } from '../report-misconduct.ts';
import { trackedReader } from './tracked.ts';

type TrackFilingNeeds = TrackingNeeds &
  ReportNeeds &
  FileAgainNeeds &
  FiledPresentingNeeds & { readonly limits: Pick<Limits, 'bodyBytes'> };

const tag = tags.track;
const auth = 'code' as const;
const answers = { 201: { description: '已登记 · filed', schema: filedView } };

/** Routes that start another case from a case's code. */
export function trackFilingRoutes(app: App, deps: TrackFilingNeeds, identities: Identities): void {
  reportRoute(app, deps, identities);
  fileAgainRoute(app, deps, identities);
}

function reportRoute(app: App, deps: TrackFilingNeeds, identities: Identities): void {
  const read = trackedReader(deps, identities.codes);
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/track/{id}/report-misconduct',
      operationId: 'reportMisconduct',
      tag,
      auth,
      params: appealId,
      headers: postHeaders,
      answers,
      summary: '举报作风问题 · Report misconduct, in a confidential case of its own',
      description: '原诉求中不留任何痕迹。Nothing of it is seen in the appeal whose code is shown.',
      body: bodySchema(reportBody),
      problems: problemsOf.file,
    },
    async (c) => {
      const { actor } = await read(c);
      const { key, given } = idempotencyKey(c);
      const body = await bodyOf(c, reportBody, deps.limits.bodyBytes);
      const report = { ...body, by: actor.account, key, keyGiven: given };
      const state = await reportMisconduct(deps, identities.idOf, report);
      return answerFiled(c, deps, identities, { state, actor: citizenOf(state.id, 0), home: '/v1/track' });
    },
  );
}

function fileAgainRoute(app: App, deps: TrackFilingNeeds, identities: Identities): void {
  const read = trackedReader(deps, identities.codes);
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/track/{id}/file-again',
      operationId: 'fileAgain',
      tag,
      auth,
      params: appealId,
      headers: postHeaders,
      answers,
      summary: '一键再提 · File a closed appeal again',
      description:
        '原类别已停用时，请在 category 中另选。Where the old category exists no more, `category` names another one; the problem lists them.',
      body: bodySchema(fileAgainBody),
      problems: [...problemsOf.file, 409],
    },
    async (c) => {
      const { actor, state: old } = await read(c);
      const { key, given } = idempotencyKey(c);
      const body = await bodyOf(c, fileAgainBody, deps.limits.bodyBytes);
      const said = body.reason ?? body.text ?? null;
      const category = body.category ?? null;
      const state = await fileAgain(deps, identities.idOf, old, {
        actor,
        said,
        category,
        key,
        keyGiven: given,
      });
      const filer = citizenOf(state.id, 0);
      return answerFiled(c, deps, identities, { state, actor: filer, home: '/v1/track', earlier: old });
    },
  );
}
