import { filingOf } from '../access/whose.ts';
import { looksSealed } from '../body/sealed.ts';
import type { AppealEvent } from '../event/event.ts';
import type { AppealState, Part, Said, Supplement } from '../state/index.ts';

/** A merge or a split carries along everything that people of the case said and showed. */

/** A state must fit into one message between runs. This is the most text that supplements or parts may hold. */
const heaviest = 400_000;
const weightOf = (text: string): number => (looksSealed(text) ? text.length : 3 * text.length);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** No further supplement fits into the state. */
export const isFull = ({ supplements = [] }: AppealState): boolean =>
  sum(supplements.map(({ text }) => weightOf(text ?? ''))) >= heaviest;

/** Checks that these parts fit beside the existing ones. */
export const fitIn = ({ parts = [] }: AppealState, more: readonly Part[]): boolean =>
  sum([...parts, ...more].flatMap(textsOf).map(weightOf)) <= heaviest;

export const textsOf = ({ title, description, location, said }: Part): string[] => [
  title,
  description,
  ...(location?.address === undefined ? [] : [location.address]),
  ...said.map(({ text }) => text),
];

/** Keeps the words and files that a citizen adds to the case. */
export function withSupplement(state: AppealState, event: AppealEvent): AppealState {
  const { type, actor, atMs, data, attachments = [] } = event;
  if (state.rules < 3 || actor.role !== 'citizen') return state;
  const text = type === 'supplemented' ? (data as { readonly text: string }).text : null;
  if (text === null && attachments.length === 0) return state;
  const supplement: Supplement = { whose: filingOf(state, actor), text, atMs, attachments };
  return { ...state, supplements: [...(state.supplements ?? []), supplement] };
}

/** Lists all that a case can tell: its own filing first, then the parts merged into it. */
export function partsOf(state: AppealState): readonly Part[] {
  const { id, registration, parts = [] } = state;
  const { title, description, location, attachments } = registration;
  const own: Part = { id, whose: id, title, description, location, attachments, said: [] };
  const before = [own, ...parts];
  const known = before.map(({ whose }) => whose);
  // Merges of older rules brought no parts. The words of their people belong to the case's own part.
  const homeOf = (whose: string) => Math.max(known.indexOf(whose), 0);
  return before.map((part, index) => {
    const here = (whose: string) => homeOf(whose) === index;
    const said = saidIn(state).flatMap(({ whose, ...words }) => (here(whose) ? [words] : []));
    const files = (state.supplements ?? []).flatMap((s) => (here(s.whose) ? s.attachments : []));
    return {
      ...part,
      said: [...part.said, ...said],
      attachments: [...new Set([...part.attachments, ...files])],
    };
  });
}

/** Everything that people of the case said, by filing, in the order of time. */
function saidIn(state: AppealState): (Said & { readonly whose: string })[] {
  const { id, supplements = [], urges, requests, ratings, callBacks } = state;
  const said = (kind: Said['kind'], whose: string, text: string | null, atMs: number) =>
    text === null || text.trim() === '' ? [] : [{ kind, whose, text, atMs }];
  const byCitizen = [
    ...urges.map((urge) => ({ ...urge, kind: 'urged' as const })),
    ...requests
      .filter(({ kind }) => kind === 'withdrawal')
      .map((request) => ({ ...request, kind: 'withdrawal-requested' as const })),
  ].filter(({ by }) => by.role === 'citizen');
  return [
    ...supplements.flatMap(({ whose, text, atMs }) => said('supplemented', whose, text, atMs)),
    ...byCitizen.flatMap(({ kind, by, reason, atMs }) => said(kind, filingOf(state, by), reason, atMs)),
    ...ratings.flatMap(({ comment, atMs }) => said('rated', id, comment, atMs)),
    ...callBacks.flatMap((call) => said('called-back', id, call.said, call.atMs)),
  ].toSorted((a, b) => a.atMs - b.atMs);
}

/**
 * Joins new parts to a master's parts. A part that comes twice, through a split, is kept once with all its
 * content.
 */
export const joinedParts = (before: readonly Part[] = [], come: readonly Part[]): readonly Part[] =>
  partsOnce([...before, ...come], (a, b) => a.id === b.id && a.whose === b.whose);

export function partsOnce(
  parts: readonly Part[],
  isSame: (a: Part, b: Part) => boolean = (a, b) => a.id === b.id,
): readonly Part[] {
  const once: Part[] = [];
  for (const part of parts) {
    const index = once.findIndex((other) => isSame(other, part));
    const other = once[index];
    if (other) once[index] = both(other, part);
    else once.push(part);
  }
  return once;
}

function both(a: Part, b: Part): Part {
  const isNew = (more: Said) =>
    !a.said.some(({ kind, text, atMs }) => kind === more.kind && text === more.text && atMs === more.atMs);
  return {
    ...a,
    said: [...a.said, ...b.said.filter(isNew)].toSorted((one, other) => one.atMs - other.atMs),
    attachments: [...new Set([...a.attachments, ...b.attachments])],
  };
}
