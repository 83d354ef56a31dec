import type { Naming, Terms } from '../domain/index.ts';
import { words } from '../domain/index.ts';
import type { Names } from './reading/names.ts';
import type { County } from './types.ts';

export type NamingNeeds = Pick<
  County,
  'unit' | 'account' | 'categories' | 'catalogue' | 'policy' | 'calendar'
>;

/** The county's own names and zone, for the sentences that people read. It always asks the county in force. */
export const namingOf = (county: NamingNeeds): Naming => ({
  get utcOffsetMinutes() {
    return county.calendar.utcOffsetMinutes;
  },
  nameOf: (what, id) => {
    switch (what) {
      case 'unit':
        return county.unit(id)?.name ?? null;
      case 'person':
        return county.account(id)?.name ?? null;
      case 'category':
        return county.categories.find((category) => category.id === id)?.names ?? null;
      case 'catalogue-item':
        return county.catalogue.find((item) => item.id === id)?.name ?? null;
      case 'decline-reason':
      case 'order-colour':
        return ownTerm(county, id);
    }
  },
});

/** The table of terms as this county reads it: its own reasons and colours stand beside the usual ones. */
export function wordsOf(county: Pick<County, 'policy'>): Readonly<Record<string, Terms>> {
  const { declineReasons, orderColours } = county.policy;
  return {
    ...words,
    declineReasons: { ...words.declineReasons, ...ownTerms(county, declineReasons) },
    orderColours: { ...words.orderColours, ...ownTerms(county, orderColours) },
  };
}

const ownTerm = ({ policy: { terms = {} } }: Pick<County, 'policy'>, code: string): Names | null =>
  Object.hasOwn(terms, code) ? (terms[code] ?? null) : null;

const ownTerms = (county: Pick<County, 'policy'>, codes: readonly string[]): Terms =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const own = ownTerm(county, code);
      return own ? [[code, own] as const] : [];
    }),
  );
