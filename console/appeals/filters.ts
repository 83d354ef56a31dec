/** The filters of the list, as they stand in the address and go to the API. */
export type Conditions = Readonly<Record<string, string | undefined>>;

export const open = 'registered,pooled,assigned,handling,reviewing,rating';
export const statuses = ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating', 'closed'];
export const kinds = [
  'request',
  'complaint',
  'suggestion',
  'consultation',
  'service',
  'proactive',
  'instruction',
];
export const outcomes = [
  'satisfied',
  'explained',
  'answered',
  'unrated',
  'withdrawn',
  'declined',
  'merged',
  'split',
];
export const openRequests = [
  'open',
  'transfer',
  'redispatch',
  'help',
  'extension',
  'pause',
  'objection',
  'withdrawal',
];
export const lights = ['red', 'yellow', 'green'];
/** Filters whose choices show how many appeals they would find: by parameter, the name under which counts come. */
export const facets = {
  status: 'status',
  light: 'light',
  unit: 'unit',
  person: 'person',
  category: 'category',
  areaId: 'town',
  channel: 'channel',
} as const satisfies Readonly<Record<string, string>>;
export type Facet = keyof typeof facets;

interface Reader {
  readonly role: string;
  readonly account: string;
  readonly unit: string | null;
}

/** The condition that finds the reader's own appeals, if the role has any. */
export function ownOf({ role, account, unit }: Reader) {
  if (role === 'officer') return { name: 'person', value: account } as const;
  if (role === 'leader') return { name: 'leader', value: account } as const;
  if (['clerk', 'centre'].includes(role) && unit !== null) return { name: 'triage', value: unit } as const;
  return null;
}

/** Everything that the address may hold. `sort` orders, and the rest are conditions. */
const names = [
  ...Object.keys(facets),
  ...['q', 'kind', 'outcome', 'overdue', 'escalated', 'conference', 'requests', 'leader', 'triage'],
  ...['helper', 'dueBefore', 'dueBy', 'registeredFrom', 'registeredTo', 'closedFrom', 'closedTo'],
];

export const conditionsIn = (search: Conditions): Conditions => only(search, names);

/** A search text is of the moment and may name a person, so that no saved filter holds it. */
export const savedIn = (search: Conditions): Conditions =>
  only(search, [...names.filter((name) => name !== 'q'), 'sort']);

const only = (search: Conditions, kept: readonly string[]): Conditions =>
  Object.fromEntries(Object.entries(search).filter(([name, value]) => value && kept.includes(name)));

/** The address without what is empty. */
export const clean = (search: Conditions): Record<string, string> =>
  Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** One filter taken out, to count what its other choices would find. */
export const without = (conditions: Conditions, name: string): Conditions =>
  Object.fromEntries(Object.entries(conditions).filter(([other]) => other !== name));
