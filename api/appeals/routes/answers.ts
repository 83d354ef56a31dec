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
import { audienceTag, etagOf, knows } from '../../http/etag.ts';
import { unknownAppeal } from '../../http/problem.ts';
import { type ContactHolder, holdsContact } from '../../personal-data/contacts.ts';
import { type ReleaseNeeds, releaseTexts } from '../../personal-data/released.ts';
import { type PresentingNeeds, present } from '../presenter.ts';
import type { Story } from '../timeline.ts';
import { hidesContacts } from './contacts-query.ts';

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
  const hidden = hidesContacts(c);
  const etag = audienceTag(state.seq, actor, hidden ? 'hidden' : '');
  revalidate(c, etag);
  const presented = await present(deps, state, actor);
  if (!presented) throw unknownAppeal(state.id);
  if (hasAlready(c, etag, state.seq) && presented.isIdentifiedByVersion()) return c.body(null, 304);
  const view = await presented.leave({ actor, what: 'view', requestId: c.get('requestId'), hidden });
  return c.json(unkept(c, view));
}

/**
 * The caller has this view. A program may name the bare version, as it always could. A browser may not: it could have
 * kept the view of somebody else.
 */
function hasAlready(c: ApiContext, etag: string, version: number): boolean {
  const shown = c.req.header('if-none-match');
  return knows(shown, etag) || (c.get('signedInBy') !== 'cookie' && knows(shown, etagOf(version)));
}

/** An answer to a command says these beside the view. */
interface AnswerAdded {
  readonly warnings?: readonly Warning[];
  readonly told?: Readonly<Record<string, unknown>>;
}

/** Answers a command with the new view. An actor who can no longer see the case gets only the version. */
export async function answerState(
  c: ApiContext,
  deps: PresentingNeeds,
  state: AppealState,
  actor: Actor,
  { warnings = [], told = {} }: AnswerAdded = {},
): Promise<Response> {
  const hidden = hidesContacts(c);
  revalidate(c, audienceTag(state.seq, actor, hidden ? 'hidden' : ''));
  const explained = warnings.map((warning) => explainWarning(warning, c.get('naming')));
  const added = { ...told, ...(explained.length > 0 ? { warnings: explained } : {}) };
  // The command is carried out by now, so the answer must go out even where nothing can be unsealed.
  const presented = await present(deps, state, actor, 'withhold');
  if (!presented) return c.json({ type: 'out-of-sight', id: state.id, version: state.seq, ...added });
  if (Object.keys(told).length > 0) c.header('Cache-Control', notKept);
  const view = await presented.leave({ actor, what: 'command', requestId: c.get('requestId'), hidden });
  return c.json({ ...unkept(c, view), ...added });
}

/** Answers with an unsealed timeline. The reading is recorded where the first event holds contact data. */
export async function answerTimeline(
  c: ApiContext,
  deps: ReleaseNeeds,
  { state }: SeenAppeal,
  actor: Actor,
  { events: entries, missing }: Story<TimelineEntry>,
): Promise<Response> {
  const hidden = hidesContacts(c);
  const reading = { actor, what: 'timeline', requestId: c.get('requestId'), hidden } as const;
  const leaving = entries.map(({ data }) => ({ appeal: state.id, value: data }));
  const added = await releaseTexts(deps, reading, leaving);
  const items = entries.map((entry, index) => ({ ...entry, data: added[index] }));
  const response = answerData(c, {
    items,
    next: null,
    ...(missing.length > 0 ? { incomplete: missing } : {}),
  });
  if (added.some((data) => holdsContact(data as ContactHolder)))
    response.headers.set('Cache-Control', notKept);
  return response;
}

const notKept = 'private, no-store';

/** No browser and no proxy keeps contact data. */
function unkept<T extends object>(c: ApiContext, view: T): T {
  if (holdsContact(view as ContactHolder)) c.header('Cache-Control', notKept);
  return view;
}
