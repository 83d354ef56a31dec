import {
  type Actor,
  type AppealState,
  explainWarning,
  type TimelineEntry,
  type Warning,
} from '../../../domain/index.ts';
import type { SeenAppeal } from '../../attachments/appeal-readers.ts';
import { answerData, revalidate } from '../../http/answer-data.ts';
import type { ApiContext } from '../../http/env.ts';
import { etagOf, knows } from '../../http/etag.ts';
import { unknownAppeal } from '../../http/problem.ts';
import { type ReleaseNeeds, releaseTexts } from '../../personal-data/released.ts';
import { type PresentingNeeds, present } from '../presenter.ts';

/**
 * Answers with the view and its version as ETag. It answers 304 where the caller has this version and time has
 * changed nothing.
 */
export async function answerView(
  c: ApiContext,
  deps: PresentingNeeds,
  { state }: SeenAppeal,
  actor: Actor,
): Promise<Response> {
  const etag = etagOf(state.seq);
  revalidate(c, etag);
  const presented = await present(deps, state, actor);
  if (!presented) throw unknownAppeal(state.id);
  if (knows(c.req.header('if-none-match'), etag) && presented.isIdentifiedByVersion())
    return c.body(null, 304);
  return c.json(await presented.leave({ actor, what: 'view', requestId: c.get('requestId') }));
}

/** Answers a command with the new view. An actor who can no longer see the case gets only the version. */
export async function answerState(
  c: ApiContext,
  deps: PresentingNeeds,
  state: AppealState,
  actor: Actor,
  warned: readonly Warning[] = [],
): Promise<Response> {
  revalidate(c, etagOf(state.seq));
  const added =
    warned.length > 0 ? { warnings: warned.map((warning) => explainWarning(warning, c.get('naming'))) } : {};
  // The command is carried out by now, so the answer must go out even where nothing can be unsealed.
  const presented = await present(deps, state, actor, 'withhold');
  if (!presented) return c.json({ id: state.id, version: state.seq, ...added });
  const view = await presented.leave({ actor, what: 'command', requestId: c.get('requestId') });
  return c.json({ ...view, ...added });
}

/** Answers with an unsealed timeline. The reading is recorded where the first event holds contact data. */
export async function answerTimeline(
  c: ApiContext,
  deps: ReleaseNeeds,
  { state }: SeenAppeal,
  actor: Actor,
  entries: readonly TimelineEntry[],
): Promise<Response> {
  const reading = { actor, what: 'timeline', requestId: c.get('requestId') } as const;
  const leaving = entries.map(({ data }) => ({ appeal: state.id, value: data }));
  const added = await releaseTexts(deps, reading, leaving);
  return answerData(c, {
    items: entries.map((entry, index) => ({ ...entry, data: added[index] })),
    next: null,
  });
}
