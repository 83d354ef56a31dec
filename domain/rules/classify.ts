import { anyOf, byCase, centre, discipline, supervision } from '../access/who.ts';
import { type ClassifiedDates, datesOfCategory, withLedger } from '../acts/classifying.ts';
import { type ConfidenceEvents, confidenceDraft, confidenceEvolvers } from '../acts/confidence.ts';
import { areaNamed } from '../acts/placing.ts';
import { lowers, raises, type UrgencyChange, withLevel } from '../acts/raising-urgency.ts';
import { areaLine, category, oneOf, optional, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft, type Evolvers } from '../event/event.ts';
import { withCompletionDue } from '../owed/in-review.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { type Category, type CountyAtRegistration, factOf } from '../policy/policy.ts';
import { graver, levelIn, urgencyOf } from '../policy/urgency.ts';
import { type Actor, type AppealState, urgencies } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  classified: {
    reason: string;
    kind?: AppealState['registration']['kind'];
    category?: Category;
    areaId?: string;
    /** Leaders to whom a case of the new category may go. */
    leaders?: CountyAtRegistration['leaders'];
    level?: UrgencyChange;
  } & ClassifiedDates;
}

/** Reports of misconduct and what the county opens of its own accord are filed as such. */
const kinds = ['request', 'complaint', 'suggestion', 'consultation', 'service'] as const;
const body = {
  category: optional(category),
  kind: optional(oneOf(...kinds)),
  /** The id of a town or village. */
  area: optional(areaLine),
  urgency: optional(oneOf(...urgencies)),
  reason: text(),
} as const;

const office = anyOf(centre, supervision);
const classifier = byCase(
  {
    en: `${office.en}; of a report of misconduct the discipline office`,
    zh: `${office.zh}；举报件仅纪检机关`,
  },
  [office, discipline],
  ({ category }) => (category.confidential ? discipline : office),
);

/** A case lay in the wrong drawer, or is more urgent than it seemed. Limit, leader and catalogue follow. */
export const classify = defineRule<typeof body, Events & ConfidenceEvents>({
  name: 'classify',
  zh: '调整类别与紧急程度',
  en: 'classify',
  does: 'Correct the category, the kind, the area or the urgency; limit, leader and catalogue follow',
  body,
  by: classifier,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing'],
  asks: ['leaders', 'duty', 'confidential'],
  bars: ({ rules, merging }) => {
    if (rules < 4) return refuse('older-rules');
    return merging ? refuse('merging', { into: merging.into }) : null;
  },
  decide: (state, given, { actor, facts, nowMs }) => {
    const found = given.category === undefined ? undefined : factOf(facts.categories, given.category);
    if (given.category !== undefined && !found)
      return refuse('unknown-category', { category: given.category });
    if (found?.confidential || state.category.confidential) {
      return movedBy(state, found, given, actor);
    }
    const areaId = given.area === undefined ? undefined : areaNamed(given, facts.areas);
    if (areaId === null) return refuse('unknown-area-id', { area: given.area ?? '' });
    const changed = changeOf(state, { ...given, areaId }, found, actor);
    if (isRefusal(changed)) return changed;
    const { urgency, after } = changed;
    // An instruction stays with the leader who gave it.
    const isFree = state.registration.instruction === undefined;
    const leaders = found && facts.leaders && isFree ? { leaders: facts.leaders } : {};
    const dated = found
      ? datesOfCategory(state, after, nowMs)
      : { dates: { overallDueAtMs: state.overallDueAtMs }, ledger: [] };
    const base = withLedger({ ...after, overallDueAtMs: dated.dates.overallDueAtMs }, dated.ledger);
    const levelled = levelOf(base, urgency, nowMs);
    const data = {
      reason: given.reason,
      ...(given.kind === undefined ? {} : { kind: given.kind }),
      ...(found ? { category: found } : {}),
      ...(areaId === undefined ? {} : { areaId }),
      ...leaders,
      ...dated.dates,
      ...(levelled ? { level: levelled.change } : {}),
    };
    return [draft('classified', data, [...dated.ledger, ...(levelled?.ledger ?? [])])];
  },
  evolve: {
    ...(confidenceEvolvers satisfies Evolvers<ConfidenceEvents>),
    classified: (state, { kind, category, areaId, leaders, level, ...dates }, { atMs }) => {
      const { registration } = state;
      const { completionDueMs, overallDueAtMs } = dates;
      const changed: AppealState = {
        ...state,
        ...(completionDueMs === undefined ? {} : withCompletionDue(state, completionDueMs)),
        registration: {
          ...registration,
          kind: kind ?? registration.kind,
          category: category?.id ?? registration.category,
          ...(areaId === undefined ? {} : { areaId }),
        },
        category: category ?? state.category,
        leaders: leaders ?? state.leaders,
        overallDueAtMs,
      };
      return level ? withLevel(changed, level, atMs) : changed;
    },
  },
});

interface Given {
  readonly kind?: (typeof kinds)[number] | undefined;
  readonly category?: string | undefined;
  readonly areaId?: string | undefined;
  readonly urgency?: AppealState['urgency'] | 'ordinary' | undefined;
}

/** Into confidence or out of it. Nothing else of a report of misconduct changes. */
function movedBy(
  state: AppealState,
  found: Category | undefined,
  { reason, kind, area, urgency }: Given & { readonly reason: string; readonly area?: string | undefined },
  actor: Actor,
) {
  const { registration, category } = state;
  if (!found || found.confidential === category.confidential) return refuse('in-confidence');
  if (kind !== undefined || area !== undefined || urgency !== undefined) return refuse('moved-alone');
  const ordinary: readonly string[] = kinds;
  if (found.confidential && !ordinary.includes(registration.kind))
    return refuse('kind-stays', { kind: registration.kind });
  const barred = found.confidential ? leftToSupervision(state, actor, true) : null;
  return barred ?? [confidenceDraft(state, found, reason)];
}

/** Checks what may change now, and returns the case in its new drawer. */
function changeOf(state: AppealState, given: Given, found: Category | undefined, actor: Actor) {
  const { registration } = state;
  const newDrawer = found !== undefined && found.id !== state.category.id;
  const newKind = given.kind !== undefined && given.kind !== registration.kind;
  const newArea = given.areaId !== undefined && given.areaId !== registration.areaId;
  const after = found ? { ...state, category: found } : state;
  const before = urgencyOf(state);
  const urgency = given.urgency ?? levelIn(after.category, before);
  const changeable: readonly string[] = kinds;
  if (newKind && !changeable.includes(registration.kind))
    return refuse('kind-stays', { kind: registration.kind });
  if (!newDrawer && !newKind && !newArea && urgency === before) return refuse('classified-so');
  if (levelIn(after.category, urgency) !== urgency)
    return refuse('below-category', { category: after.category.id });
  const isMore = newDrawer || newKind || newArea || graver(urgency, before) !== urgency;
  return leftToSupervision(state, actor, isMore) ?? { urgency, after };
}

/** After the dispatch the centre may raise a case. Everything else would move a unit's dates, and is supervision's. */
function leftToSupervision(state: AppealState, actor: Actor, more: boolean): Refusal | null {
  const isDispatched = state.stage.status !== 'registered' && state.stage.status !== 'pooled';
  const isSupervision = supervision.allows(state, actor);
  return more && isDispatched && !isSupervision ? refuse('classified-by-supervision') : null;
}

function levelOf(
  state: AppealState,
  urgency: (typeof urgencies)[number],
  nowMs: number,
): { readonly change: UrgencyChange; readonly ledger: readonly LedgerEntry[] } | null {
  if (urgency === urgencyOf(state)) return null;
  return raises(state, urgency, nowMs) ?? { change: lowers(state, urgency), ledger: [] };
}
