import { byCase, centre, supervision } from '../access/who.ts';
import { standsAlone, whileMerging } from '../acts/checks.ts';
import { type HoldEvents, holdEvolvers, resumedDraft } from '../acts/hold.ts';
import { areaNamed, warnedByFacts } from '../acts/placing.ts';
import { matter } from '../body/matter.ts';
import { attachment, group, type Infer, list, optional } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft, type Evolvers } from '../event/event.ts';
import { isHalfPlace } from '../joining/distance.ts';
import { filesOf, ownFilesOf, wholeFor, wholeOf } from '../joining/split-off.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { type Facts, factOf } from '../policy/policy.ts';
import { type AppealState, type Effect, liableOf, type Opening } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  split: {
    parts: readonly { appeal: string; title: string; category: string }[];
    openings: readonly Opening[];
  };
}

const part = {
  ...matter,
  /** Files of the whole for this part. The default is all of them. */
  attachments: optional(list(attachment, 0, 1000)),
} as const;
const body = { parts: list(group(part), 2, 10) } as const;

const splitter = byCase(
  { en: `${centre.en}; after dispatch supervision only`, zh: `${centre.zh}；派单后仅督查室` },
  [centre, supervision],
  ({ firstReceiver }) => (firstReceiver === null ? centre : supervision),
);

/**
 * Several matters in one filing become linked appeals. They keep the citizen, the day of filing and, after
 * dispatch, the first receiver and its date. A split therefore buys nobody time.
 */
export const split = defineRule<typeof body, Events & HoldEvents>({
  name: 'split',
  zh: '拆分',
  en: 'split',
  does: 'Split several matters into linked appeals; after dispatch supervision only',
  body,
  by: splitter,
  from: ['registered', 'assigned', 'handling'],
  leavesConfidence: true,
  bars: (state) => standsAlone(state) ?? whileMerging(state),
  decide: (state, { parts }, { facts, nowMs }) => {
    const unknown = parts.find((p) => !factOf(facts.categories, p.category));
    if (unknown) return refuse('unknown-category', { category: unknown.category });
    if (state.rules >= 4 && parts.some((p) => isHalfPlace(p.location))) return refuse('half-a-place');
    const strange = state.rules >= 3 ? strangeFile(state, parts) : null;
    if (strange) return strange;
    const resumed = state.rules >= 3 && state.hold ? [holdEndDraft(state, nowMs)] : [];
    const whole = resumed.reduce((before, ends) => afterHold(before, ends, nowMs), state);
    const openings = parts.map((p, i) => openingOf(whole, p, partId(state, i), facts));
    const named = parts.map((p, i) => ({ appeal: partId(state, i), title: p.title, category: p.category }));
    const warnings = state.rules >= 4 ? warnedByFacts(parts, facts) : [];
    return [...resumed, draft('split', { parts: named, openings }, closingLedger(whole), { warnings })];
  },
  evolve: {
    ...(holdEvolvers satisfies Evolvers<HoldEvents>),
    split: (state, { parts, openings }, { atMs, seq }) => ({
      ...closed(state, 'split', atMs),
      links: [
        ...state.links,
        ...parts.map(({ appeal }) => ({ kind: 'split-into' as const, appeal, registeredAtMs: null })),
      ],
      effects: [...state.effects, ...openingEffects(parts, openings, `${state.id}:${seq}`)],
    }),
  },
});

/** The ids of opened appeals derive from this case, so a repeated opening is recognised. */
const partId = (state: AppealState, index: number): string => `${state.id}-${index + 1}`;

const openingEffects = (
  parts: Events['split']['parts'],
  openings: readonly Opening[],
  prefix: string,
): Effect[] =>
  openings.map((opening, i) => ({
    id: `${prefix}:${i + 1}`,
    kind: 'open-appeal',
    appeal: parts[i]?.appeal ?? '',
    opening,
  }));

type GivenPart = Infer<typeof part>;

function strangeFile(state: AppealState, parts: readonly GivenPart[]): Refusal | null {
  const known = filesOf(state);
  const strange = parts.flatMap(({ attachments = [] }) => attachments).find((id) => !known.includes(id));
  return strange === undefined ? null : refuse('unknown-attachment', { attachment: strange });
}

/** Ends the hold. The whole closes at once, so nobody owes it progress again. */
function holdEndDraft(state: AppealState, nowMs: number) {
  const resumed = resumedDraft(state, nowMs, nowMs);
  return { ...resumed, ledger: resumed.ledger.filter(({ op }) => op !== 'opened') };
}

/** The whole after its hold. Its dates have moved, and a part continues with them. */
function afterHold(
  state: AppealState,
  { data, ledger }: { data: HoldEvents['resumed']; ledger: readonly LedgerEntry[] },
  nowMs: number,
): AppealState {
  const obligations = state.obligations.flatMap((o) => {
    const entry = ledger.find((e) => e.op !== 'opened' && e.id === o.id);
    if (entry?.op === 'ended') return [];
    return entry?.op === 'moved' ? [{ ...o, dueAtMs: entry.dueAtMs }] : [o];
  });
  return { ...holdEvolvers.resumed(state, data, { atMs: nowMs }), obligations };
}

function openingOf(state: AppealState, given: GivenPart, id: string, facts: Facts): Opening {
  const { attachments = ownFilesOf(state), ...said } = given;
  const opening: Opening = {
    ...kept(state),
    ...said,
    area: given.area ?? state.registration.area,
    ...(state.rules >= 4 ? areaOfPart(state, given, facts) : {}),
    location: given.location ?? state.registration.location,
  };
  if (state.rules < 3) return opening;
  const joined = state.joined ? { joined: state.joined } : {};
  return { ...opening, ...joined, ...wholeFor(id, state, wholeOf(state)), attachments };
}

/** A part without words of its own lies where the whole does. */
function areaOfPart(
  { registration }: AppealState,
  { area }: GivenPart,
  { areas }: Facts,
): { readonly areaId?: string } {
  const areaId = area === undefined ? registration.areaId : areaNamed({ area }, areas);
  return areaId ? { areaId } : {};
}

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
