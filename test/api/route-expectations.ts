import { trackCommands } from '../../api/citizens/routes/track.ts';
import { type CountyAct, commandNames } from '../../domain/index.ts';

/**
 * Says what each operation of the OpenAPI document owes to whom. A new route needs its line here: which roles may use it,
 * and whether it names a case that the caller may have to know nothing of.
 *
 * - `case`: for accounts; 401 without one, 404 as if there were none for who stands in no relation to the case
 * - `code`: for a case's code; 401 alike for a wrong code and a number that does not exist
 * - `file`, `list`, `county`, `change`: by role alone, as `domain/access/county-access.ts` says
 * - `by …`: for the roles that `domain/access/county-access.ts` gives this act
 * - `me`: any account, of itself
 * - `case part`, `code part`: as these, of something within the case that is not there in this test
 * - `own`: any account, of what it brought itself; `citizen`: who signed in by phone
 * - `open`: for anybody, and holds nothing of a case
 */
export type Expectation =
  | `by ${CountyAct}`
  | 'case'
  | 'case part'
  | 'code'
  | 'code part'
  | 'citizen'
  | 'file'
  | 'list'
  | 'stream'
  | 'county'
  | 'change'
  | 'me'
  | 'own'
  | 'open';

const parts = [
  'units',
  'people',
  'leaders',
  'categories',
  'catalogue',
  'dispatch',
  'duty',
  'policy',
  'calendar',
  'uploads',
  'look',
];
const openParts = ['catalogue', 'uploads', 'look'];

export const expectations: Readonly<Record<string, Expectation>> = {
  'POST /v1/appeals': 'file',
  'GET /v1/appeals': 'list',
  'GET /v1/appeals/{id}/commands': 'case',
  'GET /v1/inbox': 'list',
  'GET /v1/stream': 'stream',
  'GET /v1/inbox/counts': 'list',
  'GET /v1/counts': 'list',
  'GET /v1/appeals/{id}': 'case',
  'GET /v1/appeals/{id}/timeline': 'case',
  'GET /v1/appeals/{id}/citizen-view': 'case',
  'GET /v1/appeals/{id}/liability': 'case',
  'PUT /v1/appeals/{id}/presence': 'case',
  'GET /v1/presence': 'me',
  ...Object.fromEntries(commandNames.map((name) => [`POST /v1/appeals/{id}/${name}`, 'case' as const])),
  'GET /v1/track/{id}': 'code',
  'GET /v1/track/{id}/timeline': 'code',
  ...Object.fromEntries(trackCommands.map((name) => [`POST /v1/track/{id}/${name}`, 'code' as const])),
  'POST /v1/track/{id}/report-misconduct': 'code',
  'POST /v1/track/{id}/file-again': 'code',
  'POST /v1/public/appeals': 'open',
  'POST /v1/similar': 'open',
  'GET /v1/map': 'open',
  'GET /v1/me': 'me',
  'POST /v1/token': 'me',
  'GET /v1/me/preferences': 'me',
  'PUT /v1/me/preferences': 'own',
  'GET /v1/me/filters': 'me',
  'POST /v1/me/filters': 'own',
  'PUT /v1/me/filters/{id}': 'own',
  'DELETE /v1/me/filters/{id}': 'own',
  'POST /v1/callers': 'by look-up-callers',
  'GET /v1/texts': 'me',
  'POST /v1/texts': 'own',
  'PUT /v1/texts/{id}': 'own',
  'DELETE /v1/texts/{id}': 'own',
  'GET /v1/county': 'by change-county',
  'PUT /v1/county': 'change',
  'POST /v1/attachments': 'own',
  'POST /v1/attachment-files': 'own',
  'POST /v1/attachment-forms': 'own',
  'GET /v1/attachments/{id}': 'own',
  'PATCH /v1/attachments/{id}': 'own',
  'POST /v1/attachments/{id}': 'own',
  'POST /v1/public/attachments': 'open',
  'POST /v1/public/attachment-files': 'open',
  'POST /v1/public/attachment-forms': 'open',
  'GET /v1/public/attachments/{id}': 'open',
  'PATCH /v1/public/attachments/{id}': 'open',
  'POST /v1/public/attachments/{id}': 'open',
  'POST /v1/track/{id}/attachments': 'code part',
  'POST /v1/track/{id}/attachment-files': 'code part',
  'POST /v1/track/{id}/attachment-forms': 'code part',
  'GET /v1/track/{id}/attachments': 'code',
  'GET /v1/track/{id}/uploads/{attachment}': 'code part',
  'PATCH /v1/track/{id}/uploads/{attachment}': 'code part',
  'POST /v1/track/{id}/uploads/{attachment}': 'code part',
  'GET /v1/appeals/{id}/attachments': 'case',
  'GET /v1/appeals/{id}/attachments/{attachment}': 'case part',
  'GET /v1/appeals/{id}/attachments/{attachment}/thumbnail': 'case part',
  'GET /v1/track/{id}/attachments/{attachment}': 'code part',
  'GET /v1/track/{id}/attachments/{attachment}/thumbnail': 'code part',
  'GET /v1/files/{id}': 'open',
  'POST /v1/sign-in': 'open',
  'POST /v1/sign-in/second-factor': 'open',
  'POST /v1/sign-in/password': 'open',
  'GET /v1/sign-in/oidc': 'open',
  'GET /v1/auth/callback/county': 'open',
  'POST /v1/sign-out': 'own',
  'POST /v1/me/password': 'own',
  'POST /v1/me/second-factor': 'own',
  'POST /v1/me/second-factor/confirm': 'own',
  'GET /v1/accounts/{account}': 'by manage-accounts',
  'POST /v1/accounts/{account}/password': 'by manage-accounts',
  'DELETE /v1/accounts/{account}/lock': 'by manage-accounts',
  'DELETE /v1/accounts/{account}/second-factor': 'by manage-accounts',
  'DELETE /v1/accounts/{account}/sessions': 'by manage-accounts',
  'POST /v1/accounts/{account}/api-keys': 'by manage-accounts',
  'GET /v1/accounts/{account}/api-keys': 'by manage-accounts',
  'DELETE /v1/accounts/{account}/api-keys/{id}': 'by manage-accounts',
  'POST /v1/citizen/codes': 'open',
  'POST /v1/citizen/sign-in': 'open',
  'GET /v1/citizen/appeals': 'citizen',
  'POST /v1/track/{id}/lost-code': 'open',
  'POST /v1/track/{id}/new-code': 'open',
  'GET /v1/appeals/{id}/archive': 'case',
  'POST /v1/erasures': 'by erase',
  'GET /v1/accesses': 'by read-accesses',
  'GET /v1/webhooks': 'by read-webhooks',
  'POST /v1/webhooks': 'by manage-webhooks',
  'GET /v1/webhooks/{id}': 'by read-webhooks',
  'PATCH /v1/webhooks/{id}': 'by manage-webhooks',
  'DELETE /v1/webhooks/{id}': 'by manage-webhooks',
  'POST /v1/webhooks/{id}/pause': 'by manage-webhooks',
  'POST /v1/webhooks/{id}/resume': 'by manage-webhooks',
  'POST /v1/webhooks/{id}/rotate-secret': 'by manage-webhooks',
  'GET /v1/webhooks/{id}/deliveries': 'by read-webhooks',
  'POST /v1/webhooks/{id}/replay': 'by manage-webhooks',
  'POST /v1/webhooks/{id}/test': 'by manage-webhooks',
  'GET /v1/audit/acts': 'by read-acts',
  'GET /v1/audit/anchors': 'open',
  'GET /v1/words': 'open',
  'GET /look/logo': 'open',
  ...Object.fromEntries(
    parts.map((part) => [
      `GET /v1/${part}`,
      openParts.includes(part) ? ('open' as const) : ('county' as const),
    ]),
  ),
  ...Object.fromEntries(parts.map((part) => [`PUT /v1/${part}`, 'change' as const])),
};

/** One account for each way of standing to the case of a citizen that the housing bureau handles, or to none. */
export const unrelated = [
  'integrator:hotline',
  'centre:lakeside-town',
  'clerk:lakeside-village',
  'officer:lakeside-town',
  'officer:power',
  'officer:civil-affairs',
];
export const related = [
  'centre:county',
  'clerk:hotline',
  'officer:housing',
  'officer:housing-2',
  'leader:urban',
  'leader:deputy',
  'supervision:county',
  'discipline:county',
  'auditor:county',
  'admin:county',
];
/** Those who know of a report of misconduct. */
export const inConfidence = ['discipline:county'];
