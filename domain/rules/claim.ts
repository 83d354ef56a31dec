import { eligibleOfficer } from '../access/who.ts';
import { answeredUrges, passesOrders } from '../acts/dispatching.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { workDate } from '../joining/earlier-filing.ts';
import { ends, opensWork, owesContaining } from '../owed/ledger.ts';
import { officerOf } from '../people/parties.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  claimed: { unit: string; person: string };
}

const body = {} as const;

/**
 * The first valid claim wins. That unit is first receiver and has accepted. A unit that denied cannot claim.
 */
export const claim = defineRule<typeof body, Events>({
  name: 'claim',
  zh: '抢单',
  en: 'claim',
  does: 'Claim the case: this unit is first receiver and has accepted',
  body,
  by: eligibleOfficer,
  from: ['pooled'],
  asks: ['open-claims'],
  bars: (state, { unit }) =>
    state.denials.some((d) => d.unit === unit) ? refuse('denied-this-case', { unit: unit ?? '' }) : null,
  decide: (state, _, { actor, facts, nowMs }) => {
    const most = state.policy.openClaimsPerUnit;
    if (facts.openClaims !== 'unknown' && facts.openClaims >= most)
      return refuse('too-many-claims', { most });
    const unit = actor.unit ?? '';
    const owner = officerOf(state, unit, actor.account);
    const { dueMs, limit } = workDate(state, nowMs);
    return [
      draft('claimed', { unit, person: actor.account }, [
        ...ends(state, (o) => o.kind === 'claim' && o.about === unit),
        ...ends(state, (o) => o.kind === 'claim' && o.about !== unit, 'void'),
        ...ends(state, (o) => o.kind === 'urge-reply' && o.owner.role === 'centre'),
        ...passesOrders(state, nowMs, owner),
        ...owesContaining(state, nowMs, owner),
        ...opensWork(state, nowMs, owner, dueMs, limit),
      ]),
    ];
  },
  evolve: {
    claimed: (state, { unit, person }, { atMs }) => ({
      ...state,
      stage: { status: 'handling', liable: { unit, person, sinceMs: atMs, why: 'claim' } },
      firstReceiver: unit,
      dispatchedAtMs: atMs,
      urges: answeredUrges(state, atMs),
    }),
  },
});
