import { askedUnit } from '../access/who.ts';
import { opensParts } from '../acts/dispatching.ts';
import { pendingRequest } from '../acts/requests.ts';
import { flag, optional, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, openObligations } from '../owed/ledger.ts';
import type { AppealState, Helper } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'help-answered': { unit: string; person: string; agree: boolean; grounds: string | null };
}

const body = { agree: flag, grounds: optional(text()) } as const;

/** Each asked unit answers for itself, and a refusal needs grounds. A unit that agrees becomes a helper. */
export const answerHelp = defineRule<typeof body, Events>({
  name: 'answer-help',
  zh: '答复协办商请',
  en: 'answer the request for help',
  does: 'Agree to help, or refuse with grounds',
  body,
  by: askedUnit,
  from: ['handling'],
  bars: (state, { unit }) =>
    unit !== null && pendingRequest(state, 'help')?.to.includes(unit)
      ? null
      : refuse('nothing-requested', { kind: 'help' }),
  decide: (state, { agree, grounds }, { actor, nowMs }) => {
    if (!agree && grounds === undefined) return refuse('grounds-needed');
    const unit = actor.unit ?? '';
    const whole = openObligations(state, 'complete')[0];
    const helper = { id: unit, head: actor.account, people: [], leader: null };
    return [
      draft('help-answered', { unit, person: actor.account, agree, grounds: grounds ?? null }, [
        ...ends(state, (o) => o.kind === 'decision' && o.about === `help:${unit}`),
        ...(agree ? opensParts(state, nowMs, [helper], whole?.dueAtMs ?? state.overallDueAtMs) : []),
      ]),
    ];
  },
  evolve: {
    'help-answered': (state, { unit, person, agree }) => ({
      ...state,
      requests: answeredBy(state, unit),
      helpers: agree
        ? [
            ...state.helpers.filter((h) => h.unit !== unit),
            { unit, state: 'accepted', person, statement: null } satisfies Helper,
          ]
        : state.helpers,
    }),
  },
});

/** The request continues for the units that have not answered. */
const answeredBy = (state: AppealState, unit: string): AppealState['requests'] =>
  state.requests
    .map((r) => (r.kind === 'help' ? { ...r, to: r.to.filter((id) => id !== unit) } : r))
    .filter((r) => r.kind !== 'help' || r.to.length > 0);
