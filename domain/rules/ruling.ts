import { leader } from '../access/who.ts';
import {
  boundedInstant,
  finallyRuled,
  futureInstant,
  keepUnits,
  knownUnits,
  lostByMerging,
} from '../acts/checks.ts';
import { opensParts } from '../acts/dispatching.ts';
import { flag, instant, list, optional, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { countsAfterRuling } from '../joining/repeats.ts';
import { isRaised } from '../leaders/escalation.ts';
import { holdEnded } from '../owed/closing.ts';
import { ends, handsOver } from '../owed/ledger.ts';
import type { ObligationKind } from '../owed/obligation.ts';
import { absenceNow } from '../people/absence.ts';
import { answersFor } from '../people/duty.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { UnitFact } from '../policy/policy.ts';
import { type AppealState, type Helper, liableOf, type Ruling } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  ruled: { ruling: Ruling; person: string; units: readonly UnitFact[]; sinceMs: number };
}

const body = {
  lead: unit,
  helpers: optional(list(unit, 0, 10)),
  dueAt: instant,
  instruction: text(),
  final: optional(flag),
} as const;

const settled: readonly ObligationKind[] = [
  'dispatch',
  'claim',
  'decision',
  'review',
  'citizen-rating',
  'leader-takeover',
  'leader-ruling',
  'finish-part',
];

/**
 * The leader's ruling binds: it names the lead, the helpers and the date. It moves liability and counts as
 * acceptance.
 */
export const giveRuling = defineRule<typeof body, Events>({
  name: 'rule',
  zh: '裁定',
  en: 'rule',
  does: 'Rule who leads, who helps and by when; it binds the units named',
  body,
  by: leader,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => {
    const { escalation, rules } = state;
    if (!escalation.ruling?.final) return lostByMerging(state);
    return rules >= 3
      ? finallyRuled(state)
      : refuse('taken-over-already', { leader: escalation.leader ?? '' });
  },
  decide: (state, { lead, helpers = [], dueAt, instruction, final = false }, { actor, facts, nowMs }) => {
    const units = knownUnits(facts, [lead, ...helpers]);
    if (isRefusal(units)) return units;
    const dueMs = ruledDate(state, dueAt, nowMs);
    if (isRefusal(dueMs)) return dueMs;
    if (final && !state.conference?.resolution?.approved) return refuse('final-needs-conference');
    const [leading, ...helping] = units;
    const before = liableOf(state);
    const stays = before?.unit === lead && (state.rules < 3 || absenceNow(state, facts, before) === null);
    const person = stays ? before.person : answersFor(state, lead, leading?.head ?? '', nowMs);
    const ruling: Ruling = { lead, helpers, dueAtMs: dueMs, instruction, final, by: actor.account };
    return [
      draft('ruled', { ruling, person, units, sinceMs: nowMs }, [
        ...ends(state, (o) => settled.includes(o.kind) || (o.kind === 'call-back' && o.about === null)),
        ...handsOver(state, nowMs, { unit: lead, person }, dueMs, null, settled),
        ...opensParts(state, nowMs, helping, dueMs),
      ]),
    ];
  },
  evolve: {
    ruled: (state, { ruling, person, units, sinceMs }, { atMs }) => ({
      ...state,
      ...holdEnded(state, atMs),
      stage: { status: 'handling', liable: { unit: ruling.lead, person, sinceMs, why: 'ruling' } },
      firstReceiver: state.firstReceiver ?? ruling.lead,
      dispatchedAtMs: state.dispatchedAtMs ?? atMs,
      overallDueAtMs: ruling.dueAtMs,
      helpers: ruledHelpers(state, ruling, units),
      units: keepUnits(state, units),
      requests: state.requests.filter(({ kind }) => kind === 'withdrawal'),
      escalation: {
        ...state.escalation,
        state: 'ruled',
        reason: state.escalation.reason ?? 'by-leader',
        leader: ruling.by,
        raisedAtMs: state.escalation.raisedAtMs ?? atMs,
        takenOverAtMs: state.escalation.takenOverAtMs ?? atMs,
        ruledAtMs: atMs,
        ruling,
      },
      rulings: state.rulings + 1,
      escalations: state.escalations + (isRaised(state) ? 0 : 1),
      counters: countsAfterRuling(state),
      completion: null,
      promise: null,
      votes: [],
    }),
  },
});

/** The policy bounds a leader's date. A date that the standing conference resolved on is not bound. */
const ruledDate = (state: AppealState, dueAt: string, nowMs: number): number | Refusal =>
  state.conference?.resolution
    ? futureInstant('dueAt', dueAt, nowMs)
    : boundedInstant(state, 'dueAt', dueAt, numbersOf(state).longestRuling, nowMs);

/** Named helpers start as accepted. Helpers at work whom the ruling does not name are excused. */
function ruledHelpers(state: AppealState, ruling: Ruling, units: readonly UnitFact[]): Helper[] {
  const named = ruling.helpers.map(
    (id): Helper => ({
      unit: id,
      state: 'accepted',
      person: units.find((u) => u.id === id)?.head ?? null,
      statement: null,
    }),
  );
  const others = state.helpers.filter((h) => h.unit !== ruling.lead && !ruling.helpers.includes(h.unit));
  const excused = others.map((h): Helper => {
    return h.state === 'waiting' || h.state === 'accepted' ? { ...h, state: 'excused' } : h;
  });
  return [...excused, ...named];
}
