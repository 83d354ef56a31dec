import { type Actor, isRecord } from '../../domain/index.ts';
import type { Access } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import type { Metrics } from '../http/metrics.ts';
import { nameOf } from '../http/records.ts';

export interface AuditNeeds {
  readonly store: { addAccess(access: Omit<Access, 'id'>): Promise<void> };
  readonly clock: () => number;
  readonly metrics: Pick<Metrics, 'withheld'>;
  readonly log: Log;
}

/** Contact fields, as far as a view or a timeline's event may hold them. */
interface ContactFields {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly phones?: readonly string[];
  readonly email?: string | null;
}
export interface ContactHolder {
  readonly citizen?: ContactFields | null;
  readonly participants?: { readonly people?: readonly ContactFields[] } | null;
  /** A correction's words and those before it. */
  readonly now?: Corrected;
  readonly was?: Corrected;
  readonly contactsHidden?: true;
}
interface Corrected {
  readonly citizen?: ContactFields | null;
}

export interface Reading {
  readonly actor: Actor;
  readonly what: Access['what'];
  readonly requestId: string;
  /** The reader asks for no contact data, so that nothing has to be recorded. */
  readonly hidden?: boolean;
}

/** A value that leaves, with its appeal. */
export interface Leaving<T> {
  readonly appeal: string;
  readonly value: T;
}

/**
 * Records each reading of a citizen's contact data before the answer leaves. Citizens read only their own. Where
 * the reading cannot be recorded, the answer leaves without contact data.
 */
export async function auditReadings<T>(
  deps: AuditNeeds,
  { actor, what, requestId, hidden = false }: Reading,
  leaving: readonly Leaving<T>[],
): Promise<T[]> {
  const held =
    actor.role === 'citizen' ? [] : leaving.filter(({ value }) => holdsContact(value as ContactHolder));
  const values = leaving.map(({ value }) => value);
  if (held.length === 0) return values;
  if (hidden) return values.map((value) => hiding(value as ContactHolder) as T);
  const appeals = [...new Set(held.map(({ appeal }) => appeal))];
  if (await recordReading(deps, { actor, what, requestId }, appeals)) return values;
  return values.map((value) => withoutContact(value as ContactHolder) as T);
}

/** Records a reading. false: this failed, so the contact data must stay hidden. */
export async function recordReading(
  deps: AuditNeeds,
  { actor: { account, role, unit }, what, requestId }: Reading,
  appeals: readonly string[],
): Promise<boolean> {
  try {
    await deps.store.addAccess({ atMs: deps.clock(), account, role, unit, appeals, what, requestId });
    return true;
  } catch (error) {
    deps.metrics.withheld.inc();
    deps.log.warn(
      { requestId, error: nameOf(error) },
      'contact data withheld: the reading could not be recorded',
    );
    return false;
  }
}

const isKnown = ({ name, phone, phones = [], email }: ContactFields): boolean =>
  [name, phone, ...phones, email].some((value) => typeof value === 'string');

export const holdsContact = ({ citizen, participants, now, was }: ContactHolder): boolean =>
  [citizen, now?.citizen, was?.citizen, ...(participants?.people ?? [])].some(
    (contact) => contact != null && isKnown(contact),
  );

/** The page can tell that there is something to ask for. */
const hiding = (value: ContactHolder): ContactHolder =>
  holdsContact(value) ? { ...withoutContact(value), contactsHidden: true } : value;

function withoutContact(value: ContactHolder): ContactHolder {
  if (!holdsContact(value)) return value;
  const { now, was } = value;
  const people = value.participants?.people?.map((person) => ({ ...person, name: null, phone: null }));
  return {
    ...value,
    ...(now || was ? {} : { citizen: null }),
    ...(now ? { now: nameless(now) } : {}),
    ...(was ? { was: nameless(was) } : {}),
    ...(people ? { participants: { ...value.participants, people } } : {}),
  };
}

const nameless = (words: Corrected): Corrected => (words.citizen ? { ...words, citizen: null } : words);

/** The former contact data of a correction, which a dry run does not show: it would be a reading without a record. */
export const withoutFormer = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  isRecord(data.was) ? { ...data, was: nameless(data.was) } : data;
