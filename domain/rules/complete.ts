import { liableOfficer } from '../access/who.ts';
import { asksCitizen } from '../acts/asking.ts';
import { whileMerging } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { dueAfterPause, overallAfter } from '../acts/hold.ts';
import { oneOf, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { holdEnded } from '../owed/closing.ts';
import { ends, leftMs, openObligations, opens } from '../owed/ledger.ts';
import type { Obligation, Owner } from '../owed/obligation.ts';
import { withHandler } from '../people/handlers.ts';
import { triageOwner } from '../people/parties.ts';
import { isCritical, limitsOf } from '../policy/urgency.ts';
import { type AppealState, type Completion, liableOf } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  completed: { completion: Omit<Completion, 'atMs' | 'attachments'>; overallDueAtMs: number };
}

const body = { result: oneOf('resolved', 'partly', 'explained'), statement: text(8000) } as const;
const ended: readonly Obligation['kind'][] = ['complete', 'contain', 'promise', 'progress', 'urge-reply'];

/**
 * The liable unit reports completion, and no helper may still be at work. The case goes to review, and a hold
 * ends.
 */
export const complete = defineRule<typeof body, Events>({
  name: 'complete',
  zh: '办结',
  en: 'complete',
  does: 'State the result and ask for its review; blocked while a helper is at work',
  body,
  by: liableOfficer,
  from: ['handling'],
  bars: (state) => {
    const working = state.helpers.filter((h) => h.state === 'waiting' || h.state === 'accepted');
    if (working.length > 0) return refuse('helpers-at-work', { units: working.map((h) => h.unit) });
    return whileMerging(state);
  },
  decide: (state, { result, statement }, { actor, nowMs }) => {
    const obligation = openObligations(state, 'complete')[0];
    if (!obligation)
      return state.rules >= 3
        ? refuse('nothing-to-complete')
        : refuse('nothing-requested', { kind: 'complete' });
    const completion = { result, statement, by: actor, ...asItStands(state, obligation, nowMs) };
    return [
      draft('completed', { completion, overallDueAtMs: overallAfter(state, nowMs) }, [
        ...ends(state, (o) => ended.includes(o.kind)),
        ...ends(state, 'decision', 'void'),
        judged(state, nowMs),
      ]),
    ];
  },
  evolve: {
    completed: (state, data, { atMs, attachments = [] }) => {
      const liable = liableOf(state);
      if (!liable) return state;
      const completion = { ...data.completion, attachments, atMs };
      return {
        ...state,
        ...withHandler(state, completion.by.account),
        stage: state.category.confidential
          ? { status: 'rating', subject: 'completion', liable }
          : { status: 'reviewing', liable, completion },
        completion,
        ...holdEnded(state, atMs),
        overallDueAtMs: data.overallDueAtMs,
        requests: state.requests.filter(({ kind }) => kind === 'withdrawal'),
        urges: answeredUrges(state, atMs),
        ...(isCritical(state) ? { containedAtMs: state.containedAtMs ?? atMs } : {}),
      };
    },
  },
});

/** The completion as owed, with the date that remains after an ending hold. */
function asItStands(
  state: AppealState,
  obligation: Obligation,
  nowMs: number,
): Pick<Completion, 'obligation' | 'leftMs'> {
  return state.rules < 3
    ? { obligation, leftMs: leftMs(state, obligation, nowMs) }
    : { obligation: { ...obligation, dueAtMs: dueAfterPause(state, obligation, nowMs) } };
}

/** Opens the review. Nobody may review a confidential report, so its reporter judges at once. */
const judged = (state: AppealState, nowMs: number) =>
  state.category.confidential
    ? asksCitizen(state, nowMs)
    : opens(state, nowMs, { kind: 'review', owner: reviewOwner(state), limit: limitsOf(state).review });

/** The centre above holds triage of what a village settled, and reviews it whatever the policy says. */
const handlesByClerks = (state: AppealState): boolean =>
  state.settledBy !== undefined && state.settledBy === liableOf(state)?.unit;

/** The policy names the reviewer. Once the case is escalated, its leader reviews. */
export function reviewOwner(state: AppealState): Owner {
  const { escalation, policy } = state;
  if (escalation.state !== 'none') return { role: 'leader', unit: null, person: escalation.leader };
  if (policy.reviewer === 'centre' || handlesByClerks(state)) return triageOwner(state);
  return {
    role: 'supervision',
    unit: state.supervision,
    person: state.units[state.supervision]?.head ?? null,
  };
}
