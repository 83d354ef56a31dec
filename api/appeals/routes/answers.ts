import {
  type Actor,
  type AppealState,
  explainWarning,
  type TimelineEntry,
  viewFor,
  type Warning,
} from '../../../domain/index.ts';
import { answerData, revalidate } from '../../http/answer-data.ts';
import type { ApiContext } from '../../http/env.ts';
import { etagOf, knows } from '../../http/etag.ts';
import { type AuditNeeds, audited, type Reading } from '../../personal-data/contacts.ts';
import { type OpeningNeeds, opened } from '../../personal-data/opened.ts';
import { changedByTime, type Read } from '../read-appeal.ts';
import { type AdditionNeeds, shown } from '../shown.ts';

export type AnswerNeeds = AdditionNeeds & OpeningNeeds & AuditNeeds;

/** The view with its version as ETag; 304 where the caller has it and time alone has not changed it. */
export async function answerView(
  c: ApiContext,
  deps: AnswerNeeds,
  read: Read,
  actor: Actor,
): Promise<Response> {
  const etag = etagOf(read.state.seq);
  revalidate(c, etag);
  const { view, beyondVersion } = await shown(deps, read.state, read.view, actor);
  const { value, erased } = await opened(deps, view);
  const known = knows(c.req.header('if-none-match'), etag) && !beyondVersion && !erased;
  if (known && !changedByTime(read, actor)) return c.body(null, 304);
  return c.json(await auditedView(c, deps, actor, 'view', value));
}

/** After a command: the new view, or the bare version where the actor has lost sight of the case by it. */
export async function answerState(
  c: ApiContext,
  deps: AnswerNeeds,
  state: AppealState,
  actor: Actor,
  warned: readonly Warning[] = [],
): Promise<Response> {
  revalidate(c, etagOf(state.seq));
  const told = warned.length > 0 ? { warnings: warned.map(explainWarning) } : {};
  const view = viewFor(state, actor, deps.clock());
  if (!view) return c.json({ id: state.id, version: state.seq, ...told });
  // The command is carried out by now: it is answered even while nothing can be opened.
  const { value } = await opened(deps, (await shown(deps, state, view, actor)).view, 'withhold');
  return c.json({ ...(await auditedView(c, deps, actor, 'command', value)), ...told });
}

/** The view, once it is recorded who reads how its people are reached. */
export async function auditedView<V extends { readonly id: string }>(
  c: ApiContext,
  deps: AuditNeeds,
  actor: Actor,
  what: Reading['what'],
  view: V,
): Promise<V> {
  const reading = { actor, what, requestId: c.get('requestId') };
  const [value = view] = await audited(deps, reading, [{ appeal: view.id, value: view }]);
  return value;
}

/** A timeline as it leaves: opened, and recorded where its first event tells how somebody is reached. */
export async function answerTimeline(
  c: ApiContext,
  deps: AnswerNeeds,
  { state }: Read,
  actor: Actor,
  entries: readonly TimelineEntry[],
): Promise<Response> {
  const { value } = await opened(deps, entries);
  const reading = { actor, what: 'timeline', requestId: c.get('requestId') } as const;
  const leaving = value.map(({ data }) => ({ appeal: state.id, value: data }));
  const told = await audited(deps, reading, leaving);
  return answerData(c, { items: value.map((entry, index) => ({ ...entry, data: told[index] })), next: null });
}
