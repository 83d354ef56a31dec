import { isoLocal } from '../../domain/index.ts';
import type { ApiContext } from '../http/env.ts';
import { languageOf } from '../http/language.ts';
import { answer } from './format.ts';
import type { Open311Needs } from './needs.ts';
import { contactOf, keyServiceOf } from './words.ts';

type DiscoveryNeeds = Pick<Open311Needs, 'county' | 'live' | 'clock' | 'publicUrl' | 'isTest'>;

export const specification = 'http://wiki.open311.org/GeoReport_v2';
const address = '/open311/v2';

/** Says where the interface is, what it speaks and whom to ask for a key. */
export function discover(needs: DiscoveryNeeds) {
  const changedAt = changes(needs);
  return (c: ApiContext) => {
    const { county, isTest, publicUrl } = needs;
    const { contact, keyService } = county.open311 ?? {};
    const language = languageOf(c.req.header('accept-language'));
    const changeset = isoLocal(county.calendar, changedAt());
    const endpoint = {
      specification,
      url: `${publicUrl ?? new URL(c.req.url).origin}${address}`,
      changeset,
      type: isTest ? 'test' : 'production',
      formats: ['text/xml', 'application/json'],
    };
    return answer(c, 'discovery', {
      changeset,
      contact: (contact ?? contactOf(county.name, county.look.hotline))[language],
      key_service: (keyService ?? keyServiceOf(county.name))[language],
      endpoints: [endpoint],
    });
  };
}

/** Returns the instant since which this process has known the county's data in force. */
function changes({ live, clock }: Pick<DiscoveryNeeds, 'live' | 'clock'>): () => number {
  let known = { tag: live.tag, atMs: wholeSecond(clock()) };
  return () => {
    if (known.tag !== live.tag) known = { tag: live.tag, atMs: wholeSecond(clock()) };
    return known.atMs;
  };
}

const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;
