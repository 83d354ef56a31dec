import { type AppealEvent, type AppealState, dayOf } from '../../domain/index.ts';

type Judged = { rating?: { satisfaction: string }; outcome?: string };

/** Whether a case that has just closed had a reason to: what the design's second invariant lists. */
export function endedRightly(before: AppealState, event: AppealEvent, after: AppealState): boolean {
  if (after.stage.status !== 'closed') return false;
  const { rating, outcome } = event.data as Judged;
  const mark = rating?.satisfaction;
  switch (after.stage.outcome) {
    case 'satisfied':
      return event.type === 'rated' && (mark === 'yes' || mark === 'neutral');
    case 'explained':
      return event.type === 'rated' && mark === 'no' && before.escalation.ruling?.final === true;
    case 'unrated':
      return event.type === 'called-back' && attemptDays(after) >= after.policy.callBackAttempts;
    case 'withdrawn':
      return event.type === 'withdrawn' ? before.firstReceiver === null : outcome === 'withdrawn';
    case 'declined':
      return event.type === 'decline-unobjected' || event.type === 'objection-decided';
    case 'merged':
      return event.type === 'merged';
    case 'split':
      return event.type === 'split';
  }
}

const attemptDays = ({ callBacks, calendar }: AppealState): number =>
  new Set(callBacks.filter((c) => c.attempt).map((c) => dayOf(calendar, c.atMs))).size;
