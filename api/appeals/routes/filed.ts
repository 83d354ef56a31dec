import { type Actor, type AppealState, type AppealView, viewFor } from '../../../domain/index.ts';
import type { ApiContext } from '../../http/env.ts';
import { etagOf } from '../../http/etag.ts';
import type { Identities } from '../../ids/identities.ts';
import type { AuditNeeds } from '../../personal-data/contacts.ts';
import { type OpeningNeeds, opened } from '../../personal-data/opened.ts';
import { auditedView } from './answers.ts';

export type FiledNeeds = OpeningNeeds & AuditNeeds;

interface Filed {
  readonly state: AppealState;
  readonly actor: Actor;
  readonly home?: '/v1/appeals' | '/v1/track';
  /** Whether the filer passes the codes on to the people of the group. */
  readonly forGroup?: boolean;
  /** The filer's own case that this one repeats: of no other is a citizen told. */
  readonly earlier?: AppealState;
}

/** 201 with the view and the filer's code; a retry gets the very same code and the case as it stands now. */
export async function answerFiled(
  c: ApiContext,
  deps: FiledNeeds,
  { codes }: Identities,
  { state, actor, home = '/v1/appeals', forGroup = false, earlier }: Filed,
): Promise<Response> {
  const own = earlier && { appeal: earlier.id, lead: earlier.spans.at(-1)?.unit ?? null };
  const view = viewFor(state, actor, deps.clock(), own);
  const seen = view && (await seenByFiler(c, deps, state, actor, view));
  const people = forGroup ? state.participants.filter(({ serial, from }) => serial > 0 && from === null) : [];
  const participantCodes = people.map(({ serial }) => ({
    serial,
    trackingCode: codes.codeOf(state.id, serial),
  }));
  c.header('Location', `${home}/${state.id}`);
  c.header('ETag', etagOf(state.seq));
  c.header('Cache-Control', 'no-store');
  return c.json(
    {
      ...(seen ?? { id: state.id, version: state.seq }),
      trackingCode: codes.codeOf(state.id, 0),
      ...(participantCodes.length > 0 ? { participantCodes } : {}),
    },
    201,
  );
}

/**
 * The case is filed by now and is answered even while nothing can be opened. That its filer gets back what was just
 * sent is no reading; people who came to the case later are.
 */
async function seenByFiler(
  c: ApiContext,
  deps: FiledNeeds,
  { participants }: AppealState,
  actor: Actor,
  view: AppealView,
): Promise<AppealView> {
  const { value } = await opened(deps, view, 'withhold');
  const others = participants.some(({ from }) => from !== null);
  return others ? auditedView(c, deps, actor, 'filing', value) : value;
}
