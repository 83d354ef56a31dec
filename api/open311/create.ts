import type { AppealView } from '../../domain/index.ts';
import type { ApiContext } from '../http/env.ts';
import { languageOf } from '../http/language.ts';
import { asking } from './ask.ts';
import { checkKey, keyIn } from './caller.ts';
import { filingBody } from './filing.ts';
import { answer } from './format.ts';
import { checkJurisdiction } from './jurisdiction.ts';
import type { Open311Needs } from './needs.ts';
import { formIn } from './parameters.ts';
import { refusal } from './refusal.ts';
import { notesOf } from './service-request.ts';
import { givesTokens, serviceOf } from './services.ts';
import { tokenOf } from './tokens.ts';
import { sentences } from './words.ts';

const keyHeader = 'Idempotency-Key';

/** Files a case for a platform. Its answer never holds the citizen's code, though the API's does. */
export const create = (needs: Open311Needs) => async (c: ApiContext) => {
  const { county, keyring, clock } = needs;
  const given = await formIn(c, needs.limits.bodyBytes);
  checkJurisdiction(needs, given);
  const apiKey = keyIn(c, given);
  if (apiKey === null) throw refusal(403, sentences.noKey);
  const ask = asking(needs, c);
  await checkKey(ask, apiKey);
  const code = given.text('service_code');
  if (code === '') throw refusal(400, sentences.noService);
  const service = serviceOf(county, code);
  if (!service) throw refusal(404, sentences.wrongService);
  const body = filingBody(given, service);
  const idempotencyKey = c.req.header(keyHeader);
  const { data: view, headers } = await ask<AppealView>({
    path: '/v1/appeals',
    apiKey,
    body,
    idempotencyKey,
  });
  const reader = { county, naming: c.get('naming'), language: languageOf(c.req.header('accept-language')) };
  c.header(keyHeader, headers.get(keyHeader) ?? undefined);
  c.header('Cache-Control', 'no-store');
  const named = givesTokens(county)
    ? { token: tokenOf(keyring, view.id, clock()) }
    : { service_request_id: view.id };
  return answer(c, 'service_requests', [
    { ...named, service_notice: notesOf(view, reader), account_id: null },
  ]);
};
