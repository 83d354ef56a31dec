import { filingClerk } from '../access/who.ts';
import { awaitingLeader, whileMerging } from '../acts/checks.ts';
import { answeredUrges, passesOrders } from '../acts/dispatching.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Owner } from '../owed/obligation.ts';
import { centreOf } from '../people/parties.ts';
import { isCritical, limitsOf, wholeLimitOf } from '../policy/urgency.ts';
import type { AppealState, Completion } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  settled: {
    completion: Omit<Completion, 'atMs' | 'attachments'>;
    unit: string;
    /** The centre above, which holds triage from now on. */
    to: string;
    above: readonly string[];
  };
}

const body = { statement: text(8000) } as const;

/**
 * A village settles on the spot what was filed there. It is first receiver, and liable from the filing. Nobody reviews the
 * own work, so triage passes to the centre above.
 */
export const settle = defineRule<typeof body, Events>({
  name: 'settle',
  zh: '就地办结',
  en: 'settle on the spot',
  does: 'Say what this unit has settled itself, without a dispatch; the centre above reviews it',
  body,
  by: filingClerk,
  from: ['registered'],
  leavesConfidence: true,
  bars: (state) => olderRules(state) ?? noCentreAbove(state) ?? awaitingLeader(state) ?? whileMerging(state),
  decide: (state, { statement }, { actor, nowMs }) => {
    const { unit, above } = state.triage;
    const [to = unit, ...higher] = above;
    const owner: Owner = { role: 'officer', unit, person: actor.account };
    const reviewer: Owner = { role: 'centre', unit: to, person: centreOf(state, to) };
    const [obligation, done] = workDone(state, owner);
    const completion = { result: 'resolved' as const, statement, by: actor, obligation };
    return [
      draft('settled', { completion, unit, to, above: higher }, [
        ...done,
        ...ends(state, (o) => o.kind === 'dispatch' || o.kind === 'urge-reply'),
        ...passesOrders(state, nowMs, owner),
        opens(state, nowMs, { kind: 'review', owner: reviewer, limit: limitsOf(state).review }),
      ]),
    ];
  },
  evolve: {
    settled: (state, { completion: given, unit, to, above }, { atMs, attachments = [] }) => {
      const completion = { ...given, attachments, atMs };
      const person = given.by.account;
      return {
        ...state,
        stage: {
          status: 'reviewing',
          liable: { unit, person, sinceMs: state.registeredAtMs, why: 'settled' },
          completion,
        },
        completion,
        firstReceiver: unit,
        settledBy: unit,
        triage: { unit: to, above },
        triagedBefore: [...state.triagedBefore, unit],
        urges: answeredUrges(state, atMs),
        ...(isCritical(state) ? { containedAtMs: atMs } : {}),
      };
    },
  },
});

/** The unit has owed the work since the filing, by the case's own date. A return opens this same obligation again. */
function workDone(state: AppealState, owner: Owner): [Completion['obligation'], LedgerEntry[]] {
  const { registeredAtMs, overallDueAtMs: dueMs, seq } = state;
  const limit = wholeLimitOf(state, registeredAtMs);
  const opened = opens(state, registeredAtMs, { kind: 'complete', owner, limit, dueMs });
  if (opened.op !== 'opened') throw new Error('opening an obligation opens one');
  // The ids of a draft's obligations follow from its number.
  const obligation = { ...opened.obligation, id: `${seq + 1}.1` };
  return [
    obligation,
    [
      { op: 'opened', obligation },
      { op: 'ended', id: obligation.id, how: 'met' },
    ],
  ];
}

const olderRules = ({ rules }: AppealState): Refusal | null => (rules < 4 ? refuse('older-rules') : null);

const noCentreAbove = ({ triage }: AppealState): Refusal | null =>
  triage.above.length > 0 ? null : refuse('no-centre-above', { unit: triage.unit });
