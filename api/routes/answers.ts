import { createHash } from 'node:crypto';
import type { Actor, AppealState } from '../../domain/index.ts';
import { viewFor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { ApiContext } from '../http/env.ts';
import { etagOf, knows } from '../http/etag.ts';
import { canonical } from '../keys.ts';
import { changedByTime, type Read } from '../use/read-appeal.ts';
import { shown } from '../use/shown.ts';

/** The view with its version as ETag; 304 where the caller has it and time alone has not changed it. */
export async function answerView(c: ApiContext, deps: ApiDeps, read: Read, actor: Actor): Promise<Response> {
  const etag = etagOf(read.state.seq);
  revalidate(c, etag);
  const { view, beyondVersion } = await shown(deps, read.state, read.view, actor);
  const known = knows(c.req.header('if-none-match'), etag) && !beyondVersion;
  return known && !changedByTime(read, actor) ? c.body(null, 304) : c.json(view);
}

/** After a command: the new view, or the bare version where the actor has lost sight of the case by it. */
export async function answerState(
  c: ApiContext,
  deps: ApiDeps,
  state: AppealState,
  actor: Actor,
): Promise<Response> {
  revalidate(c, etagOf(state.seq));
  const view = viewFor(state, actor, deps.clock());
  return c.json(view ? (await shown(deps, state, view, actor)).view : { id: state.id, version: state.seq });
}

/** County data and ledgers: the ETag is a hash of what is answered, unless the data has a version of its own. */
export function answerData(c: ApiContext, data: object, version?: string): Response {
  const hash = () => createHash('sha256').update(canonical(data)).digest('base64url').slice(0, 22);
  const etag = etagOf(version ?? hash());
  revalidate(c, etag);
  return knows(c.req.header('if-none-match'), etag) ? c.body(null, 304) : c.json(data);
}

export function revalidate(c: ApiContext, etag: string): void {
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization');
}
