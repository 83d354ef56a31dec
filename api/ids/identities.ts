import { type AppealIds, appealIds } from './appeal-id.ts';
import { type TrackingCodes, trackingCodes } from './tracking-code.ts';

/** The ids and codes of one installation, all derived from its secret. */
export interface Identities {
  readonly idOf: AppealIds;
  readonly codes: TrackingCodes;
}

export const identitiesOf = (secret: string): Identities => ({
  idOf: appealIds(secret),
  codes: trackingCodes(secret),
});
