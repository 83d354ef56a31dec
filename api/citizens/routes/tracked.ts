import type { ApiContext } from '../../http/env.ts';
import type { TrackingCodes } from '../../ids/tracking-code.ts';
import { readTracked, type TrackingNeeds } from '../read-tracked.ts';

/**
 * Reads the case of a request's address for its citizen or a holder of its code. It notes the form of the
 * credential.
 */
export const trackedReader = (deps: TrackingNeeds, codes: TrackingCodes) => async (c: ApiContext) => {
  const found = await readTracked(deps, codes, { id: c.req.param('id') ?? '', request: c.req.raw });
  c.set('signedInBy', found.by);
  return found;
};

export type TrackedReader = ReturnType<typeof trackedReader>;
