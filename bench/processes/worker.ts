import { parseBody } from '../../contract/index.ts';
import { loadCounty } from '../../county/index.ts';
import { openKeyring } from '../../privacy/index.ts';
import { openStore } from '../../store/index.ts';
import { startWorker } from '../../worker/run.ts';
import { installRuntime } from '../../worker/runtime-log.ts';
import { tellReady } from './child.ts';
import { plainLog, settings } from './settings.ts';

/** Runs the real worker. */
const { temporalAddress, taskQueue, mongoUri, database, county, secret } = settings(process.env);
installRuntime(plainLog);
const store = await openStore({ uri: mongoUri, database, keyring: openKeyring({ secret }) });
await store.ensureIndexes();
const worker = await startWorker({
  temporal: { address: temporalAddress },
  taskQueue,
  keyring: openKeyring({ secret }),
  activities: { store, county: await loadCounty(county), parseBody, log: plainLog },
});
tellReady({}, () => worker.stop().then(store.close));
