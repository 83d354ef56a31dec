import { type AppealIds, appealIds } from './appeal-id.ts';
import { type TrackingCodes, trackingCodes } from './tracking-code.ts';

/** Ids and codes of one installation, all from its secret. */
export interface Identities {
  readonly idOf: AppealIds;
  readonly codes: TrackingCodes;
}

export const identitiesOf = (secret: string): Identities => ({
  idOf: appealIds(secret),
  codes: trackingCodes(secret),
});
