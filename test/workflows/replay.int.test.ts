import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type InjectedSinks, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AppealEvent, type AppealState, evolveAll } from '../../domain/index.ts';
import { type Keyring, openKeyring } from '../../privacy/index.ts';
import { workflowConverters } from '../../worker/bundle.ts';
import { messageOrigins } from '../../worker/message-origins.ts';
import { readablePayloads } from '../../worker/readable-payloads.ts';
import { quietLogger } from '../../worker/runtime-log.ts';
import type { AppealInput } from '../../workflows/messages.ts';
import { fromStored, type StoredHistory, stateHash, storedHistories } from '../support/histories.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import type { ReplaySinks } from '../support/replay-interceptor.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stored = storedHistories();

interface Replayed {
  readonly error: unknown;
  readonly state: AppealState;
  readonly events: readonly AppealEvent[];
}

describe('the histories of cases that run', () => {
  let bundle: { code: string };
  beforeAll(async () => {
    quietRuntime();
    bundle = await bundleWorkflowCode({
      workflowsPath: here('../../workflows/index.ts'),
      logger: quietLogger,
      ...workflowConverters,
      workflowInterceptorModules: [here('../support/replay-interceptor.ts')],
    });
  });

  /** Replays a history and gives what the rules decided this time. */
  async function replay(
    { workflowId, history }: StoredHistory,
    keyring: Keyring = testKeyring,
  ): Promise<Replayed> {
    const dataConverter = { payloadCodecs: [readablePayloads, messageOrigins(keyring)] };
    const began: AppealInput[] = [];
    const published: AppealEvent[] = [];
    const sinks: InjectedSinks<ReplaySinks> = {
      replayed: {
        began: { fn: (_, input) => void began.push(input), callDuringReplay: true },
        published: { fn: (_, { events }) => void published.push(...events), callDuringReplay: true },
      },
    };
    const results = Worker.runReplayHistories({ workflowBundle: bundle, sinks, dataConverter }, [
      { workflowId, history: fromStored(history) },
    ]);
    let error: unknown;
    for await (const result of results) error = result.error;
    const { carried = null } = began[0] ?? {};
    const news = published.filter(({ seq }) => seq > (carried?.state.seq ?? 0));
    return { error, events: published, state: evolveAll(carried?.state ?? null, news) };
  }

  it('are stored, those of the first two scenarios among them', () => {
    expect(stored.map(({ name }) => name)).toEqual(expect.arrayContaining(['scenario-1', 'scenario-2']));
  });

  it.each(stored)('$name: is decided again as it was, to the same state', async (one) => {
    const { error, state, events } = await replay(one);
    expect(error).toBeUndefined();
    const { seq, status, rules, types } = one.expected;
    expect(state).toMatchObject({ seq, rules, stage: { status } });
    expect(types.slice(-events.length)).toEqual(events.map(({ type }) => type));
    const marked = events.filter(({ unverified }) => unverified).map((event) => event.seq);
    expect(marked).toEqual(one.expected.unverified ?? []);
    expect(stateHash(state), 'a rule has changed: let it ask `state.rules`').toBe(one.expected.stateHash);
  });

  const named = (name: string) => stored.find((one) => one.name === name) as StoredHistory;

  it('are decided again as they were after newer keys have come, as long as the old one is there', async () => {
    const rotated = openKeyring({ secret: testSecret, keys: `k1:${'1'.repeat(64)}` });
    const one = named('verified-actors');
    const { error, state, events } = await replay(one, rotated);
    expect(error).toBeUndefined();
    expect(stateHash(state)).toBe(one.expected.stateHash);
    expect(one.expected.unverified?.length).toBeGreaterThan(0);
    expect(events.filter(({ unverified }) => unverified)).toHaveLength(one.expected.unverified?.length ?? 0);
  });

  it('hold nothing of what was filed since everything is sealed', async () => {
    const open = (name: string) =>
      JSON.stringify(named(name).history).replaceAll(/"([A-Za-z0-9+/]+=*)"/g, (text, data: string) =>
        data.length % 4 === 0 ? Buffer.from(data, 'base64').toString() : text,
      );
    expect(open('scenario-1')).toContain('A hole in the road');
    expect(open('sealed-scenario-1')).not.toContain('A hole in the road');
  });

  it('are decided anew by the replay, not read off: another statement gives another state', async () => {
    const one = stored.find(({ name }) => name === 'scenario-2') as StoredHistory;
    const altered = JSON.parse(
      JSON.stringify(one.history).replaceAll(/"data":"([^"]+)"/g, (_, data: string) => {
        const text = Buffer.from(data, 'base64').toString().replace('it holds 220 V', 'it holds 200 V');
        return `"data":"${Buffer.from(text).toString('base64')}"`;
      }),
    );
    const { error, state } = await replay({ ...one, history: altered });
    expect(error).toBeUndefined();
    expect(state).toMatchObject({ seq: one.expected.seq, completion: { statement: 'it holds 200 V now' } });
    expect(stateHash(state)).not.toBe(one.expected.stateHash);
  });
});
