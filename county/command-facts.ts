import {
  type Actor,
  type AnyCommandName,
  type AnyRule,
  type AppealFact,
  type AppealState,
  allRules,
  audienceOf,
  type CaseFacts,
  type Facts,
  type Post,
  placeIn,
  type Shape,
  valuesOf,
} from '../domain/index.ts';

type Body = Readonly<Record<string, unknown>>;

/** Where the facts of a command come from: the county's data, and what is stored of other appeals. */
export interface FactSources {
  readonly county: {
    factsFor(shape: Shape, body: Body, actor: Actor, nowMs?: number, posts?: readonly Post[]): Facts;
  };
  /** Of the attachments that a body names, those that this actor may name here. Left out: none. */
  readonly attachments?: (ids: readonly string[], actor: Actor) => Promise<readonly string[]>;
  /** Another appeal as it was last known; null where there is none. */
  readonly appeal: (id: string) => Promise<AppealState | null>;
  readonly store: {
    openClaims(unit: string): Promise<number>;
    similar(to: SimilarTo): Promise<Similar>;
  };
}

/** What a sweep looks for: in the category, by parts of title and place where they are given. */
interface SimilarTo {
  readonly category: string;
  readonly query?: string;
  readonly place?: string;
  /** Closed cases are looked for from here on. */
  readonly closedSinceMs: number;
  readonly except: string | null;
  readonly most: number;
}
interface Similar {
  readonly items: readonly AppealFact[];
  /** How many more match or could not be looked at. */
  readonly leftOut: number;
}

export interface Asked {
  readonly name: AnyCommandName;
  readonly shape: Shape;
  readonly body: Body;
  readonly actor: Actor;
  /** The category of the appeal that the command is for; null where it is not known. */
  readonly category: string | null;
  /** The appeal that the command is for. */
  readonly own?: string;
  readonly nowMs?: number;
  /** Those whom the case is with; left out where the case is not known. */
  readonly posts?: readonly Post[];
}

/** Whether the rule of this command says that it asks for such facts. */
function asks(name: AnyCommandName, facts: CaseFacts): boolean {
  const rule: AnyRule = allRules[name];
  return rule.asks?.includes(facts) ?? false;
}

/** How many similar appeals a sweep links at most. */
const SIMILAR_MOST = 50;
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * What a command's rule may ask about the world. The same for whoever brings the command: the API and the activity
 * that reads signals. A count that the database cannot give is unknown, which never refuses.
 */
export async function commandFacts(sources: FactSources, asked: Asked): Promise<Facts> {
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
  const categories = openOnly(named.categories);
  return { ...named, categories, appeals, attachments, openClaims, similar, ...search };
}

async function similarTo(
  { store }: FactSources,
  { body, category, own, nowMs = Date.now() }: Asked,
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
  { shape, body, actor }: Asked,
): Promise<Facts['attachments']> {
  const named = valuesOf(shape, body, 'attachment');
  const known = named.length === 0 || !attachments ? [] : await attachments(named, actor);
  return Object.fromEntries(known.map((id) => [id, true]));
}

/** An appeal that the actor may not know of is not there: no body is a way to ask for it. */
async function appealsNamed(
  { appeal }: FactSources,
  { name, shape, body, actor }: Asked,
): Promise<Facts['appeals']> {
  const states = await Promise.all(valuesOf(shape, body, 'appeal').map((id) => appeal(id)));
  const known = states.flatMap((state) => (state && audienceOf(state, actor) !== null ? [state] : []));
  return Object.fromEntries(
    known.map((state) => [state.id, { ...factOf(state), ...(asks(name, 'people') ? peopleOf(state) : {}) }]),
  );
}

/** No part of a case and no sweep becomes a report of misconduct: its number would stand in a case others read. */
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

/** Whom a merge compares its own people with: by their marks, and no name or number. */
const peopleOf = ({ participants }: AppealState): Pick<AppealFact, 'people'> => ({
  people: participants
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ serial, marks }) => ({ serial, ...(marks ? { marks } : {}) })),
});

const unknown = 'unknown' as const;
const orUnknown = <T>(asked: Promise<T>): Promise<T | typeof unknown> => asked.catch(() => unknown);
