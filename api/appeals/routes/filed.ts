import {
  type Actor,
  type AppealState,
  explainWarning,
  filingWarnings,
  placeWarnings,
} from '../../../domain/index.ts';
import type { ApiContext } from '../../http/env.ts';
import { audienceTag } from '../../http/etag.ts';
import type { Identities } from '../../ids/identities.ts';
import { type FiledPresentingNeeds, presentFiled } from '../presenter.ts';

interface FiledAnswer {
  readonly state: AppealState;
  readonly actor: Actor;
  readonly home?: '/v1/appeals' | '/v1/track';
  /** The filer passes the codes on to the people of the group. */
  readonly forGroup?: boolean;
  /** The filer's own case that this one repeats. A citizen learns of no other case. */
  readonly earlier?: AppealState;
}

/** Answers 201 with the view and the filer's code. A retry gets the same code and the present state. */
export async function answerFiled(
  c: ApiContext,
  deps: FiledPresentingNeeds,
  { codes }: Identities,
  { state, actor, home = '/v1/appeals', forGroup = false, earlier }: FiledAnswer,
): Promise<Response> {
  const own = earlier && { appeal: earlier.id, lead: earlier.spans.at(-1)?.unit ?? null };
  const reading = { actor, what: 'filing', requestId: c.get('requestId') } as const;
  const seen = await presentFiled(deps, state, reading, own);
  const participantCodes = (forGroup ? listedSerials(state) : []).map(({ serial, person }) => ({
    serial,
    trackingCode: codes.codeOf(state.id, person),
  }));
  const placed = placeWarnings([state.registration], deps.county);
  const warned = seen ? [...filingWarnings(state), ...placed] : [];
  const warnings = warned.map((warning) => explainWarning(warning, c.get('naming')));
  c.header('Location', `${home}/${state.id}`);
  c.header('ETag', audienceTag(state.seq, actor));
  c.header('Cache-Control', 'no-store');
  return c.json(
    {
      ...(seen ?? { id: state.id, version: state.seq }),
      type: seen ? 'registered' : 'registered-in-confidence',
      trackingCode: codes.codeOf(state.id, 0),
      ...(participantCodes.length > 0 ? { participantCodes } : {}),
      ...(warnings.length > 0 ? { warnings } : {}),
    },
    201,
  );
}

/** Lists the people in the order of the filing. A person who stands in it twice has one code. */
function listedSerials({ id, participants, joined = [] }: AppealState) {
  const listed = participants.filter(({ from }) => from === null);
  const again = joined.filter(({ from }) => from === id);
  return [
    ...listed.map(({ serial }) => ({ serial, person: serial })),
    ...again.map(({ serial, becomes }) => ({ serial, person: becomes })),
  ]
    .filter(({ serial }) => serial > 0)
    .toSorted((a, b) => a.serial - b.serial);
}
