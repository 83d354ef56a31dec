import type { Actor, AppealState } from '../../../domain/index.ts';
import type { ApiContext } from '../../http/env.ts';
import { etagOf } from '../../http/etag.ts';
import type { Identities } from '../../ids/identities.ts';
import type { ReleaseNeeds } from '../../personal-data/released.ts';
import { presentFiled } from '../presenter.ts';

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
  deps: ReleaseNeeds,
  { codes }: Identities,
  { state, actor, home = '/v1/appeals', forGroup = false, earlier }: Filed,
): Promise<Response> {
  const own = earlier && { appeal: earlier.id, lead: earlier.spans.at(-1)?.unit ?? null };
  const reading = { actor, what: 'filing', requestId: c.get('requestId') } as const;
  const seen = await presentFiled(deps, state, reading, own);
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
