import {
  type Actor,
  type AnyCommandName,
  type AnyRule,
  type AppealFact,
  type AppealState,
  allRules,
  audienceOf,
  type CaseFacts,
  type CountyAtRegistration,
  type DutyLine,
  type Facts,
  type Post,
  placeIn,
  type Shape,
  valuesOf,
} from '../domain/index.ts';

import { contentHash } from './content-hash.ts';

type Body = Readonly<Record<string, unknown>>;

/** The sources of a command's facts: the county's data and the stored appeals. */
export interface FactSources {
  readonly county: {
    factsFor(shape: Shape, body: Body, actor: Actor, nowMs?: number, posts?: readonly Post[]): Facts;
    leadersFor(category: string, nowMs?: number): CountyAtRegistration['leaders'];
    dutyFor(units: readonly string[], nowMs?: number): readonly DutyLine[];
  };
  /** Selects the attachments that this actor may name here. Without it nobody may name any. */
  readonly attachments?: (ids: readonly string[], actor: Actor) => Promise<readonly string[]>;
  /** Another appeal in its last known state. Null if there is none. */
  readonly appeal: (id: string) => Promise<AppealState | null>;
  readonly store: {
    openClaims(unit: string): Promise<number>;
    similar(to: SimilarTo): Promise<Similar>;
  };
}

/** The search of a sweep: by category, and by parts of title and place if given. */
interface SimilarTo {
  readonly category: string;
  readonly query?: string;
  readonly place?: string;
  /** Closed cases count if they were filed at this instant or later. */
  readonly closedSinceMs: number;
  readonly except: string | null;
  readonly most: number;
}
interface Similar {
  readonly items: readonly AppealFact[];
  /** The number of further matches, unexamined candidates included. */
  readonly leftOut: number;
}

export interface FactsAsked {
  readonly name: AnyCommandName;
  readonly shape: Shape;
  readonly body: Body;
  readonly actor: Actor;
  /** The category of the command's appeal. Null if it is unknown. */
  readonly category: string | null;
  /** Id of the command's appeal. */
  readonly own?: string;
  readonly nowMs?: number;
  /** The people who have the case. Absent if the case is unknown. */
  readonly posts?: readonly Post[];
  /** The case as it stands. An urgent one gets the roster of its units. */
  readonly of?: Pick<AppealState, 'urgency' | 'duty' | 'units'>;
}

/** Asks the command's rule if it needs such facts. */
function asks(name: AnyCommandName, facts: CaseFacts): boolean {
  const rule: AnyRule = allRules[name];
  return rule.asks?.includes(facts) ?? false;
}

/** The most similar appeals that a sweep links. */
const SIMILAR_MOST = 50;
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Collects the facts that a command's rule may ask for. The API uses it, and so does the activity that reads
 * signals. A count that the database cannot deliver is 'unknown', which never causes a refusal.
 */
export async function commandFacts(sources: FactSources, asked: FactsAsked): Promise<Facts> {
  const { county, store } = sources;
  const { name, shape, body, actor, nowMs, posts } = asked;
  const [appeals, attachments, openClaims, found] = await Promise.all([
    appealsNamed(sources, asked),
    attachmentsNamed(sources, asked),
    asks(name, 'open-claims') && actor.unit !== null ? orUnknown(store.openClaims(actor.unit)) : unknown,
    asks(name, 'similar') ? similarTo(sources, asked) : unknown,
  ]);
  const similar = found === unknown ? unknown : found.items;
  const search = found === unknown || found.leftOut === 0 ? {} : { search: { leftOut: found.leftOut } };
  const named = county.factsFor(shape, body, actor, nowMs, posts);
  const open = openOnly(named.categories);
  const categories = asks(name, 'confidential') ? named.categories : open;
  const [chosen] = asks(name, 'leaders') ? Object.keys(open) : [];
  const leaders = chosen === undefined ? {} : { leaders: county.leadersFor(chosen, nowMs) };
  return {
    ...named,
    categories,
    appeals,
    attachments,
    openClaims,
    similar,
    ...search,
    ...leaders,
    ...dutyOf(county, asked, named),
  };
}

/** The roster for an urgent case, or for one that this command may make urgent. Left out where the case has it already. */
function dutyOf(
  { dutyFor }: FactSources['county'],
  { name, of, body, nowMs }: FactsAsked,
  { units }: Facts,
): Pick<Facts, 'duty'> {
  const isUrgent = of?.urgency !== undefined;
  const becomes = asks(name, 'duty') && (body.urgency ?? 'ordinary') !== 'ordinary';
  if (!of || !(isUrgent || becomes)) return {};
  const duty = dutyFor([...Object.keys(of.units), ...Object.keys(units)], nowMs);
  return contentHash(duty) === contentHash(of.duty ?? []) ? {} : { duty };
}

async function similarTo(
  { store }: FactSources,
  { body, category, own, nowMs = Date.now() }: FactsAsked,
): Promise<Similar | typeof unknown> {
  const wanted = typeof body.category === 'string' ? body.category : category;
  if (wanted === null) return unknown;
  return orUnknown(
    store.similar({
      category: wanted,
      query: textOf(body.query),
      place: textOf(body.place),
      closedSinceMs: nowMs - YEAR_MS,
      except: own ?? null,
      most: SIMILAR_MOST,
    }),
  );
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

async function attachmentsNamed(
  { attachments }: FactSources,
  { shape, body, actor }: FactsAsked,
): Promise<Facts['attachments']> {
  const named = valuesOf(shape, body, 'attachment');
  const known = named.length === 0 || !attachments ? [] : await attachments(named, actor);
  return Object.fromEntries(known.map((id) => [id, true]));
}

/** Hides appeals that the actor may not know, so that no body can probe for them. */
async function appealsNamed(
  { appeal }: FactSources,
  { name, shape, body, actor }: FactsAsked,
): Promise<Facts['appeals']> {
  const states = await Promise.all(valuesOf(shape, body, 'appeal').map((id) => appeal(id)));
  const known = states.flatMap((state) => (state && audienceOf(state, actor) !== null ? [state] : []));
  return Object.fromEntries(
    known.map((state) => [state.id, { ...factOf(state), ...(asks(name, 'people') ? peopleOf(state) : {}) }]),
  );
}

/**
 * Excludes confidential categories from the parts of a case and from sweeps. Their numbers would otherwise stand in
 * a case that others read.
 */
const openOnly = (categories: Facts['categories']): Facts['categories'] =>
  Object.fromEntries(Object.entries(categories).filter(([, { confidential }]) => !confidential));

function factOf({ id, stage, category, registeredAtMs, registration }: AppealState): AppealFact {
  const place = placeIn(registration.location);
  return {
    id,
    status: stage.status,
    category: category.id,
    registeredAtMs,
    ...(place ? { place } : {}),
    ...(stage.status === 'closed' ? { outcome: stage.outcome } : {}),
  };
}

/** Gives a merge the people for its comparison, by their marks only. No name or number is included. */
const peopleOf = ({ participants }: AppealState): Pick<AppealFact, 'people'> => ({
  people: participants
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ serial, marks }) => ({ serial, ...(marks ? { marks } : {}) })),
});

const unknown = 'unknown' as const;
const orUnknown = <T>(asked: Promise<T>): Promise<T | typeof unknown> => asked.catch(() => unknown);
