import type { Open311Needs } from './needs.ts';
import type { Parameters } from './parameters.ts';
import { refusal } from './refusal.ts';
import { sentences } from './words.ts';

/**
 * Checks the jurisdiction. The specification asks for it where a server has several; this one has one county. So a
 * missing one is refused only where the county says so, and a wrong one always.
 */
export function checkJurisdiction({ county }: Pick<Open311Needs, 'county'>, given: Parameters): void {
  const { jurisdiction, jurisdictionNeeded = false } = county.open311 ?? {};
  const typed = given.text('jurisdiction_id');
  if (typed === '' && jurisdictionNeeded) throw refusal(400, sentences.noJurisdiction);
  if (typed === '' || jurisdiction === undefined) return;
  if (typed.toLowerCase() !== jurisdiction) throw refusal(404, sentences.wrongJurisdiction(jurisdiction));
}
