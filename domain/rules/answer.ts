import { anyOf, centre, filingDesk } from '../access/who.ts';
import { asksCitizen, owesCall } from '../acts/asking.ts';
import { whileMerging } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { isDrawn } from '../people/sample.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  answered: { text: string };
}

const body = { text: text(8000) } as const;

/**
 * A question needs no unit: the centre answers it, or the desk that filed it, once. So does a suggestion, and what repeats
 * a case that was settled. The citizen still judges the answer.
 */
export const answer = defineRule<typeof body, Events>({
  name: 'answer',
  zh: '直接答复',
  en: 'answer at once',
  does: 'Answer a question, a suggestion or a settled repeat at once, and ask for a rating',
  body,
  by: anyOf(centre, filingDesk),
  from: ['registered'],
  bars: (state) => notAnswerable(state) ?? whileMerging(state),
  decide: (state, { text }, { nowMs }) => [
    draft('answered', { text }, [
      ...ends(state, (o) => o.kind === 'dispatch' || o.kind === 'urge-reply'),
      asksCitizen(state, nowMs),
      ...callsForQuality(state, nowMs),
    ]),
  ],
  evolve: {
    answered: (state, { text }, { atMs }) => ({
      ...state,
      stage: { status: 'rating', subject: 'answer', liable: null },
      answer: { text, atMs },
      urges: answeredUrges(state, atMs),
    }),
  },
});

/** Rules 1 to 3 answer consultations alone. */
function notAnswerable({ rules, registration: { kind }, links }: AppealState): Refusal | null {
  if (kind === 'consultation') return null;
  const repeatsSettled = links.some((link) => link.kind === 'repeats' && link.settled === true);
  const isNow = rules >= 4 && (kind === 'suggestion' || repeatsSettled);
  return isNow ? null : refuse('consultation-only', { kind });
}

/** The centre calls some of those who were answered at once, beside their window. Chance chooses them, by the case's id. */
function callsForQuality(state: AppealState, nowMs: number) {
  if (state.rules < 4 || !isDrawn(state, numbersOf(state).answersCalled)) return [];
  return [owesCall(state, nowMs)];
}
