import { randomUUID } from 'node:crypto';
import { type Form, keyIn } from '../http/form.ts';
import type { CitizenNeeds } from '../needs.ts';
import type { Language } from '../words/dictionary.ts';
import { filing } from '../words/filing.ts';

export const kindsForCitizens = ['request', 'complaint', 'suggestion', 'consultation', 'misconduct'] as const;
export type KindForCitizens = (typeof kindsForCitizens)[number];

/** A file that the API has taken. It waits for the filing under its id. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  /** Notes for its sender, such as that it has a password. */
  readonly note: string;
}

/** The words of the form as somebody typed them. A reload, an error and a change give them back. */
export interface Entered {
  /** The filing's key. A second sending with it files nothing new. */
  readonly key: string;
  readonly kind: KindForCitizens;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  /** How urgent the citizen finds it, or empty. */
  readonly urgencyAsked: string;
  readonly area: string;
  readonly address: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly accuracyM: string;
  readonly source: string;
  readonly name: string;
  readonly phone: string;
  readonly anonymous: boolean;
  readonly people: string;
  readonly declared: string;
  readonly kept: readonly KeptFile[];
  /** The token of a case nearby that the citizen wants to follow. */
  readonly into: string;
}

export const textFields = [
  'title',
  'description',
  'category',
  'urgencyAsked',
  'area',
  'address',
  'longitude',
  'latitude',
  'accuracyM',
  'source',
  'name',
  'phone',
  'people',
  'declared',
  'into',
] as const;
type TextField = (typeof textFields)[number];

export const nothingEntered = (): Entered => ({
  ...(Object.fromEntries(textFields.map((name) => [name, ''])) as Record<TextField, string>),
  key: randomUUID(),
  kind: 'request',
  anonymous: false,
  kept: [],
});

/** Reads the form. A key that no page of ours made is replaced. */
export function enteredIn(form: Form): Entered {
  const kind = kindsForCitizens.find((name) => name === form.text('kind')) ?? 'request';
  return {
    ...(Object.fromEntries(textFields.map((name) => [name, form.text(name)])) as Record<TextField, string>),
    key: keyIn(form),
    kind,
    anonymous: form.has('anonymous'),
    kept: form.all('kept').flatMap(keptFile),
  };
}

const keptFile = (text: string): KeptFile[] => {
  // No name has a line that stands upright: the API takes it out.
  const [id = '', name = '', note = ''] = text.split('|');
  return /^[\w-]{8,64}$/.test(id) ? [{ id, name: name.slice(0, 200), note: note.slice(0, 400) }] : [];
};
export const keptText = ({ id, name, note }: KeptFile): string => [id, name, note].join('|');

interface Listed {
  readonly name: string;
  readonly phone?: string;
}

/** Reads a person a line: the name, then the telephone. A line without a name is null. */
export const peopleIn = (text: string): (Listed | null)[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', phone = ''] = /^(.*?)[\s,，、:：]*(\+?[\d\s()-]{5,})?$/.exec(line) ?? [];
      if (name.trim() === '') return null;
      return phone.trim() === '' ? { name: name.trim() } : { name: name.trim(), phone: phone.trim() };
    });

interface Checking extends Pick<CitizenNeeds, 'county'> {
  readonly isPhone: (text: string) => boolean;
}

/** Finds what the API would refuse, so that a citizen reads it before the last step. Keys are the form's fields. */
export function problemsIn(
  entered: Entered,
  language: Language,
  { county, isPhone }: Checking,
): Map<string, string> {
  const text = filing[language].missing;
  const found = new Map<string, string>();
  const note = (field: string, wrong: boolean, sentence: string) => {
    if (wrong && !found.has(field)) found.set(field, sentence);
  };
  const { title, description, address, phone, name, anonymous, longitude, latitude, declared } = entered;
  note('title', title === '', text.headline);
  note('title', title.length > 200, text.headlineLong);
  note('description', description.length > 8000, text.descriptionLong);
  note('category', categoryOf(entered, county) === null, text.category);
  note('address', address.length > 400, text.addressLong);
  const isPlace = (longitude === '') === (latitude === '') && [longitude, latitude].every(isDegrees);
  note('address', !isPlace, text.place);
  const people = peopleIn(entered.people);
  const nameless = people.indexOf(null);
  note('anonymous', anonymous && (name !== '' || phone !== '' || people.length > 0), text.contact);
  note('phone', !anonymous && phone !== '' && !isPhone(phone), text.phone);
  note('people', nameless >= 0, text.people(nameless + 1));
  note(
    'people',
    people.some((one) => one?.phone !== undefined && !isPhone(one.phone)),
    text.phone,
  );
  note('declared', declared !== '' && !/^[1-9]\d{0,4}$/.test(declared), text.declared);
  return found;
}

const isDegrees = (text: string): boolean => /^(-?\d{1,3}(\.\d{1,15})?)?$/.test(text);

/** The category of a filing: the chosen one, the confidential one for misconduct, otherwise `other`. */
export function categoryOf({ kind, category }: Entered, county: CitizenNeeds['county']): string | null {
  const all = county.categories;
  if (kind === 'misconduct') return all.find(({ confidential }) => confidential)?.id ?? null;
  const wanted = category === '' ? 'other' : category;
  return all.find(({ id, confidential }) => id === wanted && !confidential)?.id ?? null;
}

const isRaised = (text: string): boolean => text === 'urgent' || text === 'critical';
const isPlaceSource = (text: string): text is 'device' | 'map' => text === 'device' || text === 'map';

/** The body of `POST /v1/public/appeals`. */
export function filingBody(entered: Entered, county: CitizenNeeds['county']): object {
  const { kind, title, description, area, address, longitude, latitude, name, phone, anonymous } = entered;
  const located = longitude !== '' && latitude !== '';
  const people = peopleIn(entered.people).filter((person) => person !== null);
  const participants = {
    ...(people.length > 0 ? { people } : {}),
    ...(entered.declared !== '' ? { declared: Number(entered.declared) } : {}),
  };
  return {
    kind,
    title,
    description: description || title,
    category: categoryOf(entered, county),
    ...(isRaised(entered.urgencyAsked) ? { urgencyAsked: entered.urgencyAsked } : {}),
    ...(area === '' ? {} : { area }),
    ...(address !== '' || located
      ? {
          location: {
            ...(address === '' ? {} : { address }),
            ...(located ? { longitude: Number(longitude), latitude: Number(latitude) } : {}),
            source: located && isPlaceSource(entered.source) ? entered.source : 'words',
            ...(located && /^\d{1,5}$/.test(entered.accuracyM)
              ? { accuracyM: Number(entered.accuracyM) }
              : {}),
          },
        }
      : {}),
    ...(anonymous
      ? { anonymous: true }
      : {
          ...(name !== '' || phone !== ''
            ? { citizen: { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) } }
            : {}),
        }),
    ...(entered.kept.length > 0 ? { attachments: entered.kept.map(({ id }) => id) } : {}),
    ...(Object.keys(participants).length > 0 ? { participants } : {}),
    ...(entered.into === '' ? {} : { into: entered.into }),
  };
}
