import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type InjectedSinks, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AppealEvent, type AppealState, evolveAll } from '../../domain/index.ts';
import { workflowConverters } from '../../worker/bundle.ts';
import { messageOrigins } from '../../worker/message-origins.ts';
import { readablePayloads } from '../../worker/readable-payloads.ts';
import { quietLogger } from '../../worker/runtime-log.ts';
import type { AppealInput } from '../../workflows/messages.ts';
import { fromStored, type StoredHistory, stateHash, storedHistories } from '../support/histories.ts';
import { testKeyring } from '../support/keyring.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import type { ReplaySinks } from '../support/replay-interceptor.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stored = storedHistories();
const dataConverter = { payloadCodecs: [readablePayloads, messageOrigins(testKeyring)] };

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
  async function replay({ workflowId, history }: StoredHistory): Promise<Replayed> {
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
    expect(stateHash(state), 'a rule has changed: let it ask `state.rules`').toBe(one.expected.stateHash);
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
