/** The filing as the seat has typed it. */
export interface Typed {
  readonly phone: string;
  readonly name: string;
  readonly anonymous: boolean;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly area: string;
  readonly category: string;
  readonly urgency: string;
  /** Chosen on the map, or empty. */
  readonly longitude: string;
  readonly latitude: string;
  /** The case that this one follows, or empty. */
  readonly into: string;
  /** For a leader's instruction: the account, and the end of the day by which it wants the answer, or empty. */
  readonly leader: string;
  readonly dueAt: string;
}

export const emptyForm: Typed = {
  phone: '',
  name: '',
  anonymous: false,
  kind: 'request',
  title: '',
  description: '',
  address: '',
  area: '',
  category: '',
  urgency: 'ordinary',
  longitude: '',
  latitude: '',
  into: '',
  leader: '',
  dueAt: '',
};

const forCitizens = ['request', 'complaint', 'suggestion', 'consultation', 'service'];

/** The kinds that a role files at this page. Supervision files leaders' instructions alone. */
export function kindsOf(role: string): readonly string[] {
  if (role === 'supervision') return ['instruction'];
  return role === 'centre' ? [...forCitizens, 'instruction'] : forCitizens;
}

export const isInstruction = ({ kind }: Pick<Typed, 'kind'>): boolean => kind === 'instruction';

const dayMs = 86_400_000;

/** A leader's date is the end of a day, which is the first instant of the next. */
export const endOfDay = (day: string, offset: string): string =>
  day === '' ? '' : `${new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)}T00:00:00${offset}`;
export const dayEndedAt = (instant: string): string =>
  instant === '' ? '' : new Date(Date.parse(instant.slice(0, 10)) - dayMs).toISOString().slice(0, 10);

const longestTitle = 40;

/** The first sentence of the text stands for a title that nobody typed. */
export function titleOf({ title, description }: Pick<Typed, 'title' | 'description'>): string {
  if (title.trim() !== '') return title.trim();
  const [first = ''] = description.trim().split(/[。！？!?；;\n]/);
  return [...first.trim()].slice(0, longestTitle).join('');
}

/** The place in words, on the map, or both. */
export function placeOf({ address, longitude, latitude }: Pick<Typed, 'address' | 'longitude' | 'latitude'>) {
  const words = address.trim() === '' ? {} : { address: address.trim() };
  const picked = longitude === '' ? {} : { longitude: Number(longitude), latitude: Number(latitude) };
  const known = { ...words, ...picked };
  if (Object.keys(known).length === 0) return undefined;
  return { ...known, source: longitude === '' ? ('words' as const) : ('map' as const) };
}

const matterOf = (typed: Typed) => ({
  kind: typed.kind,
  title: titleOf(typed),
  description: typed.description.trim(),
  category: typed.category,
  ...(typed.area.trim() === '' ? {} : { area: typed.area }),
  ...(placeOf(typed) ? { location: placeOf(typed) } : {}),
});

/** The body of the filing. Empty fields are left out. */
export function bodyOf(typed: Typed) {
  const text = (value: string) => value.trim() || undefined;
  const contact = { name: text(typed.name), phone: text(halfWidth(typed.phone)) };
  const hasContact = contact.name !== undefined || contact.phone !== undefined;
  if (isInstruction(typed)) {
    return { ...matterOf(typed), channel: 'instruction', leader: typed.leader, dueAt: typed.dueAt };
  }
  return {
    ...matterOf(typed),
    channel: 'phone',
    ...(typed.urgency === 'ordinary' ? {} : { urgency: typed.urgency }),
    ...(text(typed.into) ? { into: typed.into } : {}),
    ...(hasContact && !typed.anonymous ? { citizen: contact } : {}),
    ...(typed.anonymous ? { anonymous: true } : {}),
  };
}

/** There is enough to ask what filing would do. */
export function isComplete(typed: Typed): boolean {
  if (typed.description.trim() === '' || typed.category === '') return false;
  if (isInstruction(typed)) return typed.leader !== '' && typed.dueAt !== '';
  return typed.anonymous || typed.phone.trim() !== '';
}

/** Digits that an input method makes wide are meant as digits. */
export const halfWidth = (text: string): string => text.normalize('NFKC');

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/**
 * Proposes the category whose name, or whose items' names, share most pairs of characters with the text. Returns
 * null where nothing is shared.
 */
export function proposedCategory(
  text: string,
  categories: readonly Named[],
  items: readonly (Named & { readonly category: string | null })[],
): string | null {
  const given = pairsOf(text);
  if (given.size === 0) return null;
  const scored = categories.map((category) => {
    const own = items.filter((item) => item.category === category.id);
    const names = [category, ...own].flatMap(({ name }) => [name.zh, name.en]);
    return { id: category.id, score: Math.max(0, ...names.map((name) => shared(given, pairsOf(name)))) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { id: '', score: 0 });
  return best.score > 0 ? best.id : null;
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...b].filter((pair) => a.has(pair)).length;
