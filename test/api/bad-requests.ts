import { filing } from './kit.ts';

/** A request that is wrong in one way. In paths and bodies `:id` is a case at housing that is being handled, `:new`
 * one that was just filed, `:item` an item of its category. */
export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly as?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
type Bad = readonly [what: string, request: BadRequest, status: number, code: string];
type Headers = Readonly<Record<string, string>>;

const centre = 'centre:county';
const housing = 'officer:housing';
const hotline = 'integrator:hotline';

const get = (path: string, as: string | undefined = centre): BadRequest => ({ method: 'GET', path, as });
const post = (path: string, as: string | undefined, body?: unknown, headers?: Headers): BadRequest => ({
  ...{ method: 'POST', path, as, body, headers },
});
const dispatch = (body: unknown, headers?: Headers) =>
  post('/v1/appeals/:new/dispatch', centre, body, headers);
const handled = (command: string, as: string, body: unknown) => post(`/v1/appeals/:id/${command}`, as, body);
const file = (more: object) => post('/v1/appeals', hotline, { ...filing, ...more });
const at = (days: number) =>
  new Date(Date.parse('2026-11-22T09:00:00+08:00') + days * 86_400_000).toISOString();
const promise = (more: object) =>
  handled('promise', housing, {
    catalogueItem: ':item',
    dueAt: at(1),
    contactedAt: at(0),
    contactMeans: 'phone',
    ...more,
  });
const put = (path: string, body: unknown): BadRequest => ({ method: 'PUT', path, as: 'admin:county', body });
const nested = (open: string, close: string, times = 100_000) =>
  `${open.repeat(times)}1${close.repeat(times)}`;
const utf16 = { 'Content-Type': 'application/json; charset=utf-16' };
const lead = { lead: 'housing' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const gbk = { 'Content-Type': 'application/json; charset=gbk' };
const key = (value: string) => ({ 'Idempotency-Key': value });
const authorization = (value: string) => ({ Authorization: value });
const big = JSON.stringify({ lead: 'x'.repeat(10 * 1024 * 1024) });
const result = { result: 'resolved', statement: 'x' };

/** Every way of being wrong that a client has been seen to find, with what it is told. */
export const badRequests: readonly Bad[] = [
  ['an unknown unit', dispatch({ lead: 'nowhere' }), 422, 'unknown-unit'],
  ['a unit named like a prototype', dispatch({ lead: '__proto__' }), 422, 'unknown-unit'],
  ['a unit named like a method of all objects', dispatch({ lead: 'constructor' }), 422, 'unknown-unit'],
  ['an unknown command', handled('explode', centre, {}), 404, 'unknown-command'],
  ['a command named like a prototype', handled('__proto__', centre, {}), 404, 'unknown-command'],
  ['a command of the system', handled('absorb', centre, {}), 404, 'unknown-command'],
  ['a wrong status', handled('dispatch', centre, lead), 409, 'wrong-status'],
  ['another unit’s case', handled('complete', 'officer:power', {}), 404, 'appeal-not-found'],
  ['a command that is not yours', handled('complete', 'supervision:county', result), 403, 'not-yours'],
  ['a body of 10 MB', dispatch(big), 413, 'too-large'],
  ['broken JSON', dispatch('{"lead":'), 400, 'malformed-json'],
  ['JSON nested a hundred thousand deep', dispatch('['.repeat(100_000)), 400, 'malformed-json'],
  ['well-formed JSON a hundred thousand deep', dispatch(nested('[', ']')), 400, 'too-deep'],
  ['objects five thousand deep', dispatch(nested('{"lead":', '}', 5000)), 400, 'too-deep'],
  ['a county part nested without end', put('/v1/units', `{"items":${nested('[', ']')}}`), 400, 'too-deep'],
  [
    'brackets in words are no nesting',
    dispatch(JSON.stringify({ lead: '[{"'.repeat(30) })),
    422,
    'unknown-unit',
  ],
  ['a number that no number can hold', dispatch('{"lead":1e999}'), 400, 'invalid-body'],
  ['a NUL for a name', dispatch({ lead: '\u0000' }), 400, 'invalid-body'],
  ['half a character for a name', dispatch({ lead: '\ud800' }), 422, 'unknown-unit'],
  ['bytes that are no UTF-8', dispatch('{"lead":"housing"', utf16), 415, 'not-json'],
  ['a prototype deep inside', dispatch('{"lead":"x","note":{"__proto__":{}}}'), 400, 'invalid-body'],
  ['a constructor in the body', dispatch('{"lead":"housing","constructor":{}}'), 400, 'invalid-body'],
  ['an array for a body', dispatch('[]'), 400, 'invalid-body'],
  ['a missing field', dispatch({}), 400, 'invalid-body'],
  ['no body at all', dispatch(undefined), 400, 'invalid-body'],
  ['an unknown field', dispatch({ ...lead, colour: 'red' }), 400, 'invalid-body'],
  ['somebody else’s actor in the body', dispatch({ ...lead, actor: {} }), 400, 'invalid-body'],
  ['a prototype in the body', dispatch('{"lead":"housing","__proto__":{"a":1}}'), 400, 'invalid-body'],
  ['another media type', dispatch('lead=housing', form), 415, 'not-json'],
  ['another charset', dispatch('{}', gbk), 415, 'not-json'],
  ['a date in the past', promise({ dueAt: at(-1) }), 422, 'date-past'],
  ['a date without an offset', promise({ dueAt: '2026-11-30T12:00:00' }), 400, 'invalid-body'],
  ['the thirtieth of February', promise({ dueAt: '2027-02-30T12:00:00Z' }), 400, 'invalid-body'],
  ['an unknown catalogue item', promise({ catalogueItem: 'none' }), 422, 'unknown-catalogue-item'],
  [
    'an unknown attachment',
    handled('report-progress', housing, { text: 'x', attachments: ['a'] }),
    422,
    'unknown-attachment',
  ],
  [
    'an id that does not exist',
    post('/v1/appeals/20200101-AAAAAA/dispatch', centre, lead),
    404,
    'appeal-not-found',
  ],
  ['an id that cannot be one', get('/v1/appeals/%F0%9F%92%A9'), 404, 'appeal-not-found'],
  ['an id with a broken escape', get('/v1/appeals/%E0%A4%A'), 404, 'appeal-not-found'],
  ['an unknown category', file({ category: 'none' }), 422, 'unknown-category'],
  ['an event to come', file({ occurredAt: at(1) }), 422, 'date-future'],
  ['contact data on an anonymous filing', file({ anonymous: true }), 422, 'anonymous-with-contact'],
  ['a malformed If-Match', dispatch(lead, { 'If-Match': 'twelve' }), 400, 'bad-if-match'],
  ['another version', dispatch(lead, { 'If-Match': '"99"' }), 412, 'version-differs'],
  ['an empty Idempotency-Key', dispatch(lead, key('')), 400, 'bad-idempotency-key'],
  ['an Idempotency-Key without end', dispatch(lead, key('k'.repeat(201))), 400, 'bad-idempotency-key'],
  ['no token', post('/v1/appeals', undefined, filing), 401, 'unauthenticated'],
  [
    'a token that is none',
    post('/v1/appeals', undefined, {}, authorization('Bearer x.y.z')),
    401,
    'unauthenticated',
  ],
  [
    'an account that the county does not have',
    post('/v1/appeals', 'officer:atlantis', {}),
    401,
    'unauthenticated',
  ],
  ['another method', { ...get('/v1/appeals/:id'), method: 'DELETE' }, 405, 'method-not-allowed'],
  ['a command by GET', get('/v1/appeals/:id/dispatch'), 405, 'method-not-allowed'],
  ['nothing there', get('/v2/appeals'), 404, 'not-found'],
  ['an unknown query parameter', get('/v1/appeals?colour=red'), 400, 'invalid-query'],
  ['an unknown status', get('/v1/appeals?status=open'), 400, 'invalid-query'],
  ['a page of a million', get('/v1/appeals?limit=1000000'), 400, 'invalid-query'],
  ['a cursor of one’s own', get('/v1/appeals?cursor=mine'), 400, 'bad-cursor'],
];
