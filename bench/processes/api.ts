import { readEnvironment } from '../../api/env.ts';
import { startApi } from '../../api/start.ts';
import { tellReady } from './child.ts';

export interface ApiReady {
  readonly port: number;
}

/** Runs the real API. `PORT` 0 takes a free port and reports it. */
const api = await startApi(readEnvironment(process.env));
tellReady({ port: api.port } satisfies ApiReady, api.stop);
