import { STATUS_CODES } from 'node:http';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Edge, localEdge } from '../../api/http/edge/edge.ts';
import { localRates } from '../../api/http/edge/rates.ts';
import type { ProblemBody } from '../../contract/index.ts';
import { answerChecks, type Document, type Operation } from '../support/openapi.ts';
import { type Asked, requestTo, type World } from '../support/request-arbitrary.ts';
import { type Bench, dispatchTo, openBench, toClosed, toHandling, toRating } from './kit.ts';

/** Told with every failure; the same seed and number of runs give the same requests. */
export const seed = Number(process.env.HUIYIN_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Limits have their own tests: here nobody may be kept from finding something else. */
const noEnd = Number.MAX_SAFE_INTEGER;
export const unlimited: Edge = {
  ...localEdge,
  rates: { ...localRates, address: noEnd, failure: noEnd, wrongCode: noEnd, signIn: noEnd },
};

export const referenceOf = async (): Promise<Document> =>
  (await (await openBench()).get<Document>('/openapi.json')).body;

const insiders = [
  ...['centre:county', 'officer:housing', 'officer:housing', 'supervision:county', 'leader:urban'],
  ...['integrator:hotline', 'admin:county', 'discipline:county', 'officer:power'],
];

/** Cases at every stage, and the county's own words for the fields of bodies. */
export async function worldOf(bench: Bench): Promise<World> {
  const pooled = ['centre:county', 'open-to-claims', { units: ['housing', 'power'] }] as const;
  const raised = ['supervision:county', 'escalate', { reason: 'x', leader: 'leader:urban' }] as const;
  const onHold = [
    ['officer:housing', 'request-pause', { reason: 'x', progressEvery: '3d' }],
    ['supervision:county', 'decide-pause', { grant: true, reason: 'x' }],
  ] as const;
  const stages = [
    ...[[], [dispatchTo('housing')], [pooled], toHandling, [...toHandling, raised]],
    ...[[...toHandling, ...onHold], toRating, toClosed],
  ];
  const cases = [];
  for (const steps of stages) cases.push(await bench.filed(...steps));
  const ids = cases.map(({ id }) => id);
  const { people, units, categories, catalogue } = bench.deps.county;
  const accounts = people.map(({ account }) => account);
  const named: Readonly<Record<string, readonly string[]>> = {
    ...{ person: accounts, leader: accounts, account: accounts, category: categories.map(({ id }) => id) },
    ...{ catalogueItem: catalogue.map(({ id }) => id), into: ids, appeal: ids, cursor: ['0', '1'] },
    ...{ status: ['registered', 'closed,rating'], limit: ['1', '200'], q: ids },
    ...{
      progressEvery: ['3d', '7wd'],
      phone: ['13800000001'],
      phones: ['0719-1234567'],
      email: ['a@example.cn'],
    },
  };
  const unitIds = units.map(({ id }) => id);
  for (const field of ['lead', 'to', 'unit', 'units', 'helpers', 'area', 'parent', 'about']) {
    Object.assign(named, { [field]: unitIds });
  }
  return {
    ...{ ids, accounts, words: (field) => named[field] ?? [], insidersOf: await whoMay(bench, ids) },
    samples: await samplesOf(bench),
    codes: cases.map(({ trackingCode }) => trackingCode),
  };
}

const parts = [
  ...['units', 'people', 'leaders', 'categories', 'catalogue', 'dispatch', 'policy', 'calendar'],
  ...['uploads', 'look'],
];

/** The county's parts as they are answered, which is how they may be sent back. */
async function samplesOf(bench: Bench): Promise<World['samples']> {
  const samples: Record<string, unknown> = {};
  for (const part of parts) {
    samples[`change-${part}`] = (await bench.get(`/v1/${part}`, { as: 'admin:county' })).body;
  }
  return samples;
}

/** By case and command who may give it, twice as likely as the others, for else most would fail for the same reason. */
async function whoMay(bench: Bench, ids: readonly string[]): Promise<World['insidersOf']> {
  const may = new Map<string, string[]>();
  for (const id of ids) {
    for (const as of new Set(insiders)) {
      const { body } = await bench.get<{ allowedCommands?: string[] }>(`/v1/appeals/${id}`, { as });
      for (const command of body.allowedCommands ?? []) {
        const key = `${id} ${command}`;
        may.set(key, [...(may.get(key) ?? []), as]);
      }
    }
  }
  return (id, command) => {
    if (command.startsWith('change-')) return ['admin:county'];
    const able = may.get(`${id} ${command}`) ?? [];
    const share = able.length === 0 ? 0 : Math.ceil((2 * insiders.length) / able.length);
    return [...insiders, ...Array.from({ length: share }, () => able).flat()];
  };
}

/** Asks an operation so many times, each time otherwise, and judges every answer. */
export async function fuzz(
  bench: Bench,
  document: Document,
  { operation, runs, world }: { operation: Operation; runs: number; world: World },
): Promise<void> {
  const checkOf = answerChecks(document);
  const ask = fc.asyncProperty(requestTo(document, operation, world), async (asked) => {
    const answer = await send(bench, operation, asked);
    await judge(operation, checkOf, answer);
  });
  // Not the same numbers for every operation: they would all be asked by the same callers about the same cases.
  const own =
    [...operation.operationId].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed) | 0;
  await fc.assert(ask, { seed: own, numRuns: runs, endOnFailure: true });
}

async function send(bench: Bench, { method }: Operation, { path, caller, headers, body }: Asked) {
  const authorization =
    caller.kind === 'account'
      ? `Bearer ${await bench.token(caller.account)}`
      : caller.kind === 'code'
        ? `Code ${caller.code}`
        : caller.authorization;
  const all = { ...headers, ...(authorization === null ? {} : { Authorization: authorization }) };
  const init = { method, headers: all, ...(body === undefined ? {} : { body }) };
  return bench.app.request(path, init as RequestInit);
}

/** Every promise that the reference makes of an answer, and those of all answers. */
async function judge(
  operation: Operation,
  checkOf: ReturnType<typeof answerChecks>,
  answer: Response,
): Promise<void> {
  const text = await answer.text();
  const told = `${answer.status} ${text.slice(0, 600)}`;
  // The log may be a moment behind its case: an archive waits for it, and says so.
  if (answer.status !== 503 || !text.includes('"not-yet-recorded"'))
    expect(answer.status, told).toBeLessThan(500);
  expect(Object.keys(operation.responses), told).toContain(String(answer.status));
  expect(answer.headers.get('x-request-id'), told).toMatch(/^[\w.:-]{1,100}$/);
  expect(answer.headers.get('x-content-type-options'), told).toBe('nosniff');
  const [type = ''] = Object.keys(operation.responses[answer.status]?.content ?? {});
  if (type === '') {
    expect(text, told).toBe('');
    return;
  }
  expect(answer.headers.get('content-type'), told).toMatch(
    new RegExp(`^${type.replace(/[+/]/g, '\\$&')}(;|$)`),
  );
  if (!type.endsWith('json')) return;
  const body: unknown = JSON.parse(text);
  const check = checkOf(operation, answer.status);
  expect(check(body), `${JSON.stringify(check.errors)} ${told}`).toBe(true);
  if (answer.status >= 400) judgeProblem(answer, body as ProblemBody);
}

export function judgeProblem(answer: Response, body: ProblemBody): void {
  const told = JSON.stringify(body);
  expect(body.status, told).toBe(answer.status);
  expect(body.title, told).toBe(STATUS_CODES[answer.status]);
  expect(body.type, told).toBe(`urn:huiyin:problem:${body.code}`);
  expect(body.zh, told).toMatch(/\p{Script=Han}/u);
  expect(body.en, told).toMatch(/[A-Za-z]/);
  expect(body.detail, told).toBe(answer.headers.get('content-language') === 'en' ? body.en : body.zh);
  expect(body.requestId, told).toBe(answer.headers.get('x-request-id'));
  expect(told).not.toMatch(/node_modules|\.ts:\d|\bat [A-Z]\w*\.|undefined|\[object /);
}
