import { personOf } from '../access/standing.ts';
import { contact, matter } from '../body/matter.ts';
import { group, type Infer, optional } from '../body/shape.ts';
import { correctedMarks } from '../people/same-person.ts';
import type { ChangedMarks } from '../policy/policy.ts';
import type { AppealState, Contact, Participant, PersonMarks, Registration } from '../state/index.ts';

/** The words of a filing that an office may have typed wrongly. */
export const correctable = {
  title: optional(matter.title),
  description: optional(matter.description),
  location: matter.location,
  citizen: optional(group(contact)),
} as const;

/** Corrected words: only the fields that the correction names. */
export interface FiledWords {
  readonly title?: string;
  readonly description?: string;
  readonly location?: Registration['location'];
  readonly citizen?: Contact | null;
}

/** Copies the fields that somebody filled in. An empty contact names nothing. */
export function wordsIn(given: Infer<typeof correctable>): FiledWords {
  const { title, description, location, citizen } = given;
  const isNamed = citizen !== undefined && Object.values(citizen).some((value) => value !== undefined);
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(location === undefined ? {} : { location }),
    ...(isNamed ? { citizen: citizen as Contact } : {}),
  };
}

/** The words that stood there before. */
export function wordsBefore({ registration }: AppealState, now: FiledWords): FiledWords {
  const { title, description, location, citizen } = registration;
  return {
    ...(now.title === undefined ? {} : { title }),
    ...(now.description === undefined ? {} : { description }),
    ...(now.location === undefined ? {} : { location }),
    ...(now.citizen === undefined ? {} : { citizen }),
  };
}

/** Name or number was corrected, so the marks by which the person is known again are others. */
const concernsMarks = (citizen: Contact | null | undefined): boolean =>
  [citizen?.name, citizen?.phone, citizen?.phones].some((value) => value !== undefined);

/** The filer's marks from now on. Undefined: they stay. Null: nobody knows them. */
export function marksAfter(
  state: AppealState,
  { citizen }: FiledWords,
  changed: ChangedMarks | undefined,
): PersonMarks | null | undefined {
  const person = personOf(state, 0);
  if (!person || !concernsMarks(citizen)) return undefined;
  return changed ? correctedMarks(person.marks, changed.was, changed.now) : null;
}

/** A place is corrected as a whole. Of a contact the fields that are not named stay. */
export function withCorrected(
  state: AppealState,
  now: FiledWords,
  marks: PersonMarks | null | undefined,
): AppealState {
  const { registration } = state;
  const { citizen, ...words } = now;
  const whole = { ...registration.citizen, ...citizen };
  return {
    ...state,
    registration: { ...registration, ...words, citizen: citizen ? whole : registration.citizen },
    participants: citizen ? correctedPeople(state, citizen, marks) : state.participants,
  };
}

/** Somebody else wrote the name in a list, so it stays, although the filer is that person. */
function correctedPeople(
  state: AppealState,
  { name, phone }: Contact,
  marks: PersonMarks | null | undefined,
): readonly Participant[] {
  const filer = personOf(state, 0);
  return state.participants.map((person) => {
    if (person !== filer) return person;
    const { marks: known, ...rest } = person;
    const kept = marks === undefined ? known : marks;
    return {
      ...rest,
      name: person.serial === 0 ? (name ?? person.name) : person.name,
      phone: phone ?? person.phone,
      ...(kept ? { marks: kept } : {}),
    };
  });
}
