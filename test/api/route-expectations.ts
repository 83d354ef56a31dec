import { trackCommands } from '../../api/routes/track.ts';
import { type CountyAct, commandNames } from '../../domain/index.ts';

/**
 * What each operation of the OpenAPI document owes to whom. A new route needs its line here: which roles may use it,
 * and whether it names a case that the caller may have to know nothing of.
 *
 * - `case`: for accounts; 401 without one, 404 as if there were none for who stands in no relation to the case
 * - `code`: for a case's code; 401 alike for a wrong code and a number that does not exist
 * - `file`, `list`, `county`, `change`: by role alone, as `domain/county-access.ts` says
 * - `by …`: for the roles that `domain/county-access.ts` gives this act
 * - `me`: any account, of itself
 * - `open`: for anybody, and holds nothing of a case
 */
export type Expectation =
  | `by ${CountyAct}`
  | 'case'
  | 'code'
  | 'file'
  | 'list'
  | 'county'
  | 'change'
  | 'me'
  | 'open';

const parts = ['units', 'people', 'leaders', 'categories', 'catalogue', 'dispatch', 'policy', 'calendar'];
const openParts = ['catalogue'];

export const expectations: Readonly<Record<string, Expectation>> = {
  'POST /v1/appeals': 'file',
  'GET /v1/appeals': 'list',
  'GET /v1/appeals/{id}': 'case',
  'GET /v1/appeals/{id}/timeline': 'case',
  'GET /v1/appeals/{id}/liability': 'case',
  ...Object.fromEntries(commandNames.map((name) => [`POST /v1/appeals/{id}/${name}`, 'case' as const])),
  'GET /v1/track/{id}': 'code',
  'GET /v1/track/{id}/timeline': 'code',
  ...Object.fromEntries(trackCommands.map((name) => [`POST /v1/track/{id}/${name}`, 'code' as const])),
  'POST /v1/track/{id}/report-misconduct': 'code',
  'POST /v1/track/{id}/file-again': 'code',
  'POST /v1/public/appeals': 'open',
  'GET /v1/me': 'me',
  'POST /v1/token': 'me',
  'GET /v1/appeals/{id}/archive': 'case',
  'POST /v1/erasures': 'by erase',
  'GET /v1/accesses': 'by read-accesses',
  'GET /v1/audit/acts': 'by read-acts',
  'GET /v1/audit/anchors': 'open',
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
/** Who knows of a report of misconduct. */
export const inConfidence = ['discipline:county'];
