import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { parseBody } from '../../contract/body.ts';
import { type County, loadCounty } from '../../county/index.ts';
import { prepareServer } from '../../dev/servers/search-attributes.ts';
import { startTestServer } from '../../dev/servers/test-server.ts';
import { startWorker } from '../../worker/run.ts';
import { connectTimeSkipping } from '../support/global-time-skipping.ts';
import { testKeyring } from '../support/keyring.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { type Stage, Story, weeksLater } from './story.ts';

export interface Players {
  /** Begins a story at a local time, on the days that the county's own calendar has around it. */
  begin(local: string): Promise<Story>;
}

/** The shipped sample county, played on a server whose time is the story's to pass. */
export function useCounty(): Players {
  const players = {} as Players;
  const close: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    quietRuntime();
    const server = await startTestServer();
    close.push(() => server.kill());
    await prepareServer(server.address);
    const env = await connectTimeSkipping(server.address);
    close.push(() => env.teardown());
    const nowMs = () => env.currentTimeMs();
    const stage: Stage = {
      client: env.client,
      log: new MemoryLog(),
      taskQueue: `scenarios-${randomUUID()}`,
      nowMs,
      passUntil: async (instantMs) => env.sleep(Math.max(0, instantMs - (await nowMs()))),
    };
    const sample = await loadCounty('county/');
    let played: County = sample;
    const worker = await startWorker({
      temporal: { address: server.address },
      taskQueue: stage.taskQueue,
      keyring: testKeyring,
      activities: {
        store: stage.log,
        // What a case opens for another begins under the county of the story that is being played.
        county: {
          account: (id) => played.account(id),
          factsFor: (...asked) => played.factsFor(...asked),
          atRegistration: (...asked) => played.atRegistration(...asked),
          leadersFor: (...asked) => played.leadersFor(...asked),
          dutyFor: (...asked) => played.dutyFor(...asked),
        },
        parseBody,
        log: { error: () => {} },
      },
    });
    close.push(() => worker.stop());
    players.begin = async (local) => {
      const story = new Story(stage, sample, weeksLater(local, await nowMs()));
      played = story.county;
      await story.until(local);
      return story;
    };
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
  });
  return players;
}
