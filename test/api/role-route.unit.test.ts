import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AnyRule,
  type CountyAct,
  countyAccess,
  mayInCounty,
  type Role,
  rules,
} from '../../domain/index.ts';
import { filing, type View } from './kit.ts';
import {
  bodyFor,
  commandOf,
  Eavesdropper,
  type Hidden,
  hiddenCases,
  nameOf,
  nobodys,
  type Operation,
  operationsOf,
  ownersKey,
  type Sent,
} from './matrix-kit.ts';
import { type Expectation, expectations, inConfidence, related, unrelated } from './route-expectations.ts';

const everyAccount = [...unrelated, ...related];
const roleOf = (account: string) => account.split(':')[0] as Role;
let hidden: Hidden;
let ear: Eavesdropper;
let operations: Operation[];
beforeAll(async () => {
  hidden = await hiddenCases();
  ear = new Eavesdropper(hidden.bench);
  operations = await operationsOf(hidden.bench);
});
const of = (...kinds: Expectation[]) =>
  operations.filter((operation) => kinds.includes(expectations[nameOf(operation)]!));

/** What a caller may send along to find out more than a status. */
const waysToAsk = (body: object | undefined, version: number): Sent[] => [
  { body, headers: {} },
  { body: body && '{', headers: {} },
  { body: body && { nonsense: true }, headers: {} },
  { body, headers: { 'If-Match': `"${version}"` } },
  { body, headers: { 'If-Match': '"1"' } },
  { body, headers: { 'If-Match': 'nonsense' } },
  { body, headers: { 'If-None-Match': `"${version}"` } },
  { body, headers: { 'If-None-Match': '*' } },
  { body, headers: { 'Idempotency-Key': ownersKey } },
  { body, headers: { 'Idempotency-Key': ' ' } },
];

describe('every operation of the OpenAPI document', () => {
  it('has an expectation here, and every expectation its operation', () => {
    expect(operations.map(nameOf).sort()).toEqual(Object.keys(expectations).sort());
  });

  it('asks for what its expectation says: an account, a code or nothing', () => {
    const wanted = {
      case: 'bearer',
      code: 'code',
      'code part': 'code',
      open: 'none',
      citizen: 'citizen',
    } as const;
    for (const operation of operations) {
      const kind = expectations[nameOf(operation)]!;
      const auth = kind in wanted ? wanted[kind as keyof typeof wanted] : 'bearer';
      expect([nameOf(operation), operation.auth]).toEqual([nameOf(operation), auth]);
    }
  });

  it('is 401 without an account, whatever is named', async () => {
    const { theirs, secret, own } = hidden;
    for (const operation of operations.filter(({ auth }) => auth === 'bearer')) {
      for (const id of [theirs.id, secret.id, nobodys]) {
        for (const sent of [{}, { code: own.trackingCode }, { headers: { Authorization: 'Bearer x' } }]) {
          const body = bodyFor(operation, hidden.bench.nowMs);
          const told = await ear.told(operation.method, operation.path, id, { body, ...sent });
          expect([nameOf(operation), told.status, told.work]).toEqual([nameOf(operation), 401, []]);
        }
      }
    }
  });
});

describe('a case that the caller may not know of', { timeout: 240_000 }, () => {
  /** Told the same, by the same work, as of a number that does not exist. */
  async function expectHidden(operation: Operation, as: string, { id, version }: View): Promise<void> {
    for (const sent of waysToAsk(bodyFor(operation, hidden.bench.nowMs), version)) {
      const what = { operation: nameOf(operation), as, sent };
      const there = await ear.told(operation.method, operation.path, id, { as, ...sent });
      const none = await ear.told(operation.method, operation.path, nobodys, { as, ...sent });
      expect({ what, ...there }).toEqual({ what, ...none });
      expect({ what, status: there.status }).toEqual({ what, status: 404 });
      expect(there.headers).not.toContain('etag');
    }
  }

  it.each(unrelated)('is told to %s like a number that does not exist', async (as) => {
    const current = { ...hidden.theirs, version: hidden.bench.store.snapshots.get(hidden.theirs.id)!.seq };
    for (const operation of of('case', 'case part')) await expectHidden(operation, as, current);
  });

  it.each(everyAccount.filter((account) => !inConfidence.includes(account)))(
    'is so to %s where it is a report of misconduct',
    async (as) => {
      for (const operation of of('case', 'case part')) await expectHidden(operation, as, hidden.secret);
    },
  );

  it.each(['Temporal is away', 'the worker is away', 'MongoDB is away'])('is so while %s', async (outage) => {
    const { engine, store } = hidden.bench;
    engine.away = outage.startsWith('Temporal');
    engine.workerAway = outage.startsWith('the worker');
    store.away = outage.startsWith('MongoDB');
    const read = of('case').filter(({ method }) => method === 'GET');
    for (const [as, { id }] of [
      ['officer:power', hidden.theirs] as const,
      ['admin:county', hidden.secret] as const,
    ]) {
      for (const { method, path } of read) {
        const there = await ear.told(method, path, id, { as });
        expect(there).toEqual(await ear.told(method, path, nobodys, { as }));
      }
    }
    Object.assign(engine, { away: false, workerAway: false });
    store.away = false;
  });

  it('is there for those who may know of it, so that the rest of this means something', async () => {
    for (const operation of of('case')) {
      const body = bodyFor(operation, hidden.bench.nowMs);
      for (const [as, { id }] of [
        ['auditor:county', hidden.theirs] as const,
        ['discipline:county', hidden.secret] as const,
      ]) {
        const sent = operation.method === 'GET' ? { as } : { as, body: body && { ...body, nonsense: 1 } };
        const { status } = await ear.told(operation.method, operation.path, id, sent);
        expect([nameOf(operation), as, status]).toEqual([nameOf(operation), as, body ? 400 : 200]);
      }
    }
  });
});

describe('a command of somebody who may know of the case', () => {
  it.each(related)('is 403 to %s exactly where the table has no place for it', async (as) => {
    const state = hidden.bench.store.snapshots.get(hidden.theirs.id)!;
    const actor = await hidden.bench.deps.authenticate(
      new Request('http://x', { headers: { authorization: `Bearer ${await hidden.bench.token(as)}` } }),
    );
    for (const operation of of('case')) {
      const name = commandOf(operation);
      if (name === null) continue;
      const rule: AnyRule = rules[name];
      if (rule.by.allows(state, actor!)) continue;
      const body = bodyFor(operation, hidden.bench.nowMs);
      const told = await ear.told(operation.method, operation.path, hidden.theirs.id, { as, body });
      expect([name, told.status, JSON.parse(told.body).code]).toEqual([name, 403, 'not-yours']);
    }
  });
});

describe('a case without its code', { timeout: 120_000 }, () => {
  it('is told like a number that does not exist: another’s code, an account, nothing', async () => {
    const { own, theirs, secret } = hidden;
    const ways: Sent[] = [
      { code: own.trackingCode },
      { as: 'supervision:county' },
      { as: 'discipline:county' },
      {},
      { code: 'x' },
    ];
    for (const operation of of('code', 'code part')) {
      for (const view of [theirs, secret]) {
        for (const way of ways) {
          for (const sent of waysToAsk(bodyFor(operation, hidden.bench.nowMs), view.version)) {
            const there = await ear.told(operation.method, operation.path, view.id, { ...way, ...sent });
            const none = await ear.told(operation.method, operation.path, nobodys, { ...way, ...sent });
            expect({ way, ...there }).toEqual({ way, ...none });
            expect(there.status).toBe(401);
          }
        }
      }
    }
  });

  it('is so while Temporal is away', async () => {
    const { bench, own, theirs } = hidden;
    bench.engine.away = true;
    const code = own.trackingCode;
    const there = await ear.told('GET', '/v1/track/{id}', theirs.id, { code });
    const none = await ear.told('GET', '/v1/track/{id}', nobodys, { code });
    bench.engine.away = false;
    expect(there).toEqual(none);
  });

  it('opens to its own code', async () => {
    for (const { id, trackingCode: code } of [hidden.theirs, hidden.secret]) {
      expect((await ear.told('GET', '/v1/track/{id}', id, { code })).status).toBe(200);
    }
  });
});

describe('what a role alone decides', () => {
  it('filing is for those who file for citizens', async () => {
    for (const as of everyAccount) {
      const told = await ear.told('POST', '/v1/appeals', '', {
        as,
        body: { ...filing, category: 'nothing' },
      });
      const may = (countyAccess.file.roles as readonly Role[]).includes(roleOf(as));
      expect([as, told.status]).toEqual([as, may ? 422 : 403]);
    }
  });

  it('the county is read by every account and changed by the admin alone', async () => {
    for (const as of everyAccount) {
      for (const { method, path } of of('county', 'me')) {
        expect([path, (await ear.told(method, path, '', { as })).status]).toEqual([path, 200]);
      }
      for (const { method, path } of of('change')) {
        const { status } = await ear.told(method, path, '', { as, body: { nonsense: true } });
        expect([path, as, status === 403]).toEqual([path, as, roleOf(as) !== 'admin']);
      }
    }
  });

  it('what has roles of its own is theirs alone', async () => {
    for (const as of everyAccount) {
      for (const operation of operations) {
        const expectation = expectations[nameOf(operation)]!;
        if (!expectation.startsWith('by ')) continue;
        const act = expectation.slice(3) as CountyAct;
        const body = operation.method === 'GET' ? undefined : {};
        const { status } = await ear.told(operation.method, operation.path, 'x', { as, body });
        const may = mayInCounty(act, { role: roleOf(as) });
        expect([nameOf(operation), as, status === 403]).toEqual([nameOf(operation), as, !may]);
      }
    }
  });

  it('nobody but the admin is told from when to when somebody is on leave', async () => {
    for (const as of everyAccount) {
      const { body } = await ear.told('GET', '/v1/people', '', { as });
      expect([as, body.includes('"leave"')]).toEqual([as, as === 'admin:county']);
    }
  });

  it('what is open to anybody holds nothing of a case', async () => {
    for (const { method, path } of of('open')) {
      const told = await ear.told(method, path, '', method === 'GET' ? {} : { body: {} });
      for (const { id, title } of [hidden.theirs, hidden.secret]) {
        expect(told.body).not.toContain(id);
        expect(told.body).not.toContain(title);
      }
    }
  });
});

describe('a list', () => {
  const listed = async (as: string, query = '') => {
    const { body } = await hidden.bench.get<{ items: View[] }>(`/v1/appeals${query}`, { as });
    return body.items.map(({ id }) => id);
  };

  it('holds exactly the cases that the caller may read one by one', async () => {
    const { theirs, secret, own } = hidden;
    for (const as of everyAccount) {
      const ids = await listed(as);
      for (const { id } of [theirs, secret, own]) {
        const { status } = await ear.told('GET', '/v1/appeals/{id}', id, { as });
        expect([as, id, ids.includes(id)]).toEqual([as, id, status === 200]);
      }
    }
  });

  it('is asked of the store for the caller alone, whatever is searched for', async () => {
    for (const as of everyAccount) {
      for (const query of [
        `?q=${hidden.secret.id}`,
        '?category=misconduct',
        '?unit=discipline',
        '?channel=report',
      ]) {
        hidden.bench.store.filters.length = 0;
        const ids = await listed(as, query);
        const [filter] = hidden.bench.store.filters;
        const confidential = 'confidential' in filter!.visibleTo && filter!.visibleTo.confidential === true;
        expect([as, confidential]).toEqual([as, inConfidence.includes(as)]);
        expect([as, ids.includes(hidden.secret.id)]).toEqual([as, inConfidence.includes(as)]);
      }
    }
  });
});
