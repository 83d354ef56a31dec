import type { Ask } from '../http/ask.ts';
import type { CitizenNeeds, PageContext } from '../needs.ts';
import { categoryOf, type Entered } from './entered.ts';

/** A case nearby as a stranger may know it, and the token by which one follows it. */
export interface SimilarCase {
  readonly category: string;
  readonly unit: string | null;
  readonly status: string;
  readonly day: string;
  readonly distanceM: number | null;
  readonly follow: string;
}

const shownMost = 3;

/** Asks which open cases nearby are alike. A report of misconduct asks nothing. Without an answer one files alone. */
export async function similarTo(
  c: PageContext,
  needs: CitizenNeeds,
  ask: Ask,
  entered: Entered,
): Promise<readonly SimilarCase[]> {
  const { kind, title, description, address, longitude, latitude } = entered;
  if (kind === 'misconduct') return [];
  const location = {
    ...(address === '' ? {} : { address }),
    ...(longitude === '' ? {} : { longitude: Number(longitude), latitude: Number(latitude) }),
  };
  const answer = await ask<{ items: SimilarCase[] }>(c, {
    method: 'POST',
    path: '/v1/similar',
    body: {
      title,
      ...(description === '' ? {} : { words: description }),
      category: categoryOf(entered, needs.county) ?? undefined,
      ...(Object.keys(location).length > 0 ? { location } : {}),
    },
  });
  const open = answer.ok ? answer.data.items.filter(({ status }) => status !== 'closed') : [];
  return open.slice(0, shownMost);
}
