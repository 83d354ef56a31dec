import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { publish } from '../../activities/publish.ts';
import { openKeyring, sealedPayloads } from '../../privacy/index.ts';
import { openStore } from '../../store/index.ts';
import { installRuntime, quietLogger } from '../../worker/runtime-log.ts';
import type { PublishBatch } from '../../workflows/activity-types.ts';
import type { IdleActivities } from '../workflows/messages.ts';
import { tellReady } from './child.ts';
import { plainLog, settings } from './settings.ts';

/** Runs a worker for the workflows that do nothing, with the settings of the real one. */
const { temporalAddress, taskQueue, mongoUri, database, secret } = settings(process.env);
installRuntime(plainLog);
const keyring = openKeyring({ secret });
const store = await openStore({ uri: mongoUri, database, keyring });
await store.ensureIndexes();
const idle: IdleActivities = { idle: async () => {} };
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  logger: quietLogger,
});
const connection = await NativeConnection.connect({ address: temporalAddress });
const worker = await Worker.create({
  connection,
  taskQueue,
  activities: { ...idle, publish: (batch: PublishBatch) => publish(store, batch) },
  workflowBundle: { code },
  // This id is as short as the real one, because six events of every command carry it.
  buildId: 'empty-worker',
  dataConverter: { payloadCodecs: [sealedPayloads(keyring)] },
  reuseV8Context: true,
});
const done = worker.run();
tellReady({}, async () => {
  worker.shutdown();
  await done;
  await Promise.all([connection.close(), store.close()]);
});
