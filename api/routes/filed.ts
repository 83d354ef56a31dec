import { type Actor, type AppealState, viewFor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { ApiContext } from '../http/env.ts';
import { etagOf } from '../http/etag.ts';
import type { Identities } from '../ids/identities.ts';

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
export function answerFiled(
  c: ApiContext,
  { clock }: ApiDeps,
  { codes }: Identities,
  { state, actor, home = '/v1/appeals', forGroup = false, earlier }: Filed,
): Response {
  const own = earlier && { appeal: earlier.id, lead: earlier.spans.at(-1)?.unit ?? null };
  const view = viewFor(state, actor, clock(), own);
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
      ...(view ?? { id: state.id, version: state.seq }),
      trackingCode: codes.codeOf(state.id, 0),
      ...(participantCodes.length > 0 ? { participantCodes } : {}),
    },
    201,
  );
}
