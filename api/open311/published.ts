import type { Conditions } from './conditions.ts';
import type { ServiceRequest } from './service-request.ts';

/**
 * The cases that the county has published. Anybody reads them without a key. Until the county discloses cases, there are
 * none: whoever builds the disclosure gives `createApp` an object of this type.
 */
export interface PublishedCases {
  list(conditions: Conditions): Promise<readonly ServiceRequest[]>;
  one(id: string): Promise<ServiceRequest | null>;
}

export const nothingPublished: PublishedCases = {
  list: async () => [],
  one: async () => null,
};
