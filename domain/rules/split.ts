import { closed, closingLedger } from '../closing.ts';
import { draft } from '../event.ts';
import { factOf } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { category, decimal, group, line, list, optional, personal, personalLine } from '../shape.ts';
import { type AppealState, type Effect, liableOf, type Opening } from '../state.ts';
import { byCase, centre, supervision } from '../who.ts';

interface Events {
  split: {
    parts: readonly { appeal: string; title: string; category: string }[];
    openings: readonly Opening[];
  };
}

const part = {
  title: personalLine(200),
  description: personal(8000),
  category,
  area: optional(line(100)),
  location: optional(
    group({
      address: optional(personalLine(400)),
      longitude: optional(decimal(-180, 180)),
      latitude: optional(decimal(-90, 90)),
    }),
  ),
} as const;
const body = { parts: list(group(part), 2, 10) } as const;

const splitter = byCase(
  { en: `${centre.en}; after dispatch supervision only`, zh: `${centre.zh}；派发后仅督查室` },
  [centre, supervision],
  ({ firstReceiver }) => (firstReceiver === null ? centre : supervision),
);

/**
 * Several matters in one filing become linked appeals that keep the citizen, the day of filing and, after
 * dispatch, the first receiver and its date: a split buys nobody time.
 */
export const split = rule<typeof body, Events>({
  name: 'split',
  zh: '拆分',
  en: 'Split several matters into linked appeals; after dispatch supervision only',
  body,
  by: splitter,
  from: ['registered', 'assigned', 'handling'],
  bars: ({ merging }) => (merging ? refuse('merging', { into: merging.into }) : null),
  decide: (state, { parts }, { facts }) => {
    const unknown = parts.find((p) => !factOf(facts.categories, p.category));
    if (unknown) return refuse('unknown-category', { category: unknown.category });
    const openings = parts.map(
      (p): Opening => ({
        ...kept(state),
        ...p,
        area: p.area ?? state.registration.area,
        location: p.location ?? state.registration.location,
      }),
    );
    const named = parts.map((p, i) => ({ appeal: partId(state, i), title: p.title, category: p.category }));
    return [draft('split', { parts: named, openings }, closingLedger(state))];
  },
  evolve: {
    split: (state, { parts, openings }, { atMs, seq }) => ({
      ...closed(state, 'split', atMs),
      links: [
        ...state.links,
        ...parts.map(({ appeal }) => ({ kind: 'split-into' as const, appeal, registeredAtMs: null })),
      ],
      effects: [...state.effects, ...opens(parts, openings, `${state.id}:${seq}`)],
    }),
  },
});

/** Ids of appeals that another one opens come from it, so that a repeated opening is the same. */
const partId = (state: AppealState, index: number): string => `${state.id}-${index + 1}`;

const opens = (parts: Events['split']['parts'], openings: readonly Opening[], prefix: string): Effect[] =>
  openings.map((opening, i) => ({
    id: `${prefix}:${i + 1}`,
    kind: 'open-appeal',
    appeal: parts[i]?.appeal ?? '',
    opening,
  }));

const kept = (state: AppealState) => ({
  why: 'split' as const,
  from: state.id,
  kind: state.registration.kind,
  citizen: state.registration.citizen,
  anonymous: state.registration.anonymous,
  channel: state.registration.channel,
  registeredAtMs: state.registeredAtMs,
  participants: state.participants,
  ...(state.filerIs === undefined ? {} : { filerIs: state.filerIs }),
  lead: liableOf(state) ? state.firstReceiver : null,
  dueAtMs: state.obligations.find((o) => o.kind === 'complete')?.dueAtMs ?? null,
});
