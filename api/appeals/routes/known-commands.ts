import { foresightSchemas } from '../../../contract/index.ts';
import { explainRefusal, isoLocal, knownCommands, tick } from '../../../domain/index.ts';
import { appealId, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import type { Authenticate } from '../../http/session.ts';
import type { StateNeeds } from '../read-appeal.ts';
import { appealReader } from './appeal-reader.ts';

type KnownCommandNeeds = StateNeeds & { readonly authenticate: Authenticate; readonly clock: () => number };

/** Says of each command whether it is possible now, and otherwise why not. */
export function knownCommandRoutes(app: App, deps: KnownCommandNeeds): void {
  const read = appealReader(deps);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}/commands',
      operationId: 'knownCommands',
      tag: tags.commands,
      auth: 'bearer',
      summary: '可办事项 · Each command: possible, or why not',
      params: appealId,
      answers: { 200: { description: '各项办理 · the commands', schema: foresightSchemas.knownCommands } },
      problems: problemsOf.read,
    },
    signedIn(deps.authenticate),
    async (c) => {
      const { state: found } = await read(c);
      const { state } = tick(found, deps.clock());
      const nowMs = Math.max(deps.clock(), state.lastAtMs);
      const items = knownCommands(state, c.get('actor'), nowMs).map(
        ({ command, refused, owed, dueAtMs }) => ({
          command,
          possible: refused === null,
          owed,
          dueAt: dueAtMs === null ? null : isoLocal(state.calendar, dueAtMs),
          refused: refused && { code: refused.refused, ...explainRefusal(refused, c.get('naming')) },
        }),
      );
      c.header('Cache-Control', 'private, no-store');
      return c.json({ version: found.seq, items });
    },
  );
}
