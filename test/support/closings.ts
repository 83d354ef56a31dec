import { type AppealEvent, type AppealState, dayOf, numbersOf } from '../../domain/index.ts';

type Judged = { rating?: { satisfaction: string; by: string }; outcome?: string };

/**
 * Whether a case that has just closed had a reason to: what the design's second invariant lists. `earlier` is the event
 * before the one that closed it.
 */
export function endedRightly(
  before: AppealState,
  event: AppealEvent,
  after: AppealState,
  earlier?: AppealEvent,
): boolean {
  if (after.stage.status !== 'closed') return false;
  const { rating, outcome } = event.data as Judged;
  const mark = rating?.satisfaction;
  switch (after.stage.outcome) {
    case 'satisfied':
      return (
        event.type === 'rated' &&
        (mark === 'yes' || mark === 'neutral') &&
        spokenFor(before, rating?.by, earlier)
      );
    case 'explained':
      return event.type === 'rated' && mark === 'no' && before.escalation.ruling?.final === true;
    case 'answered':
      return event.type === 'answer-unjudged' && before.rules >= 4 && votesOf(before) === 0;
    case 'unrated':
      if (event.type === 'answer-unjudged') return votesOf(before) > 0;
      if (event.type === 'instruction-unrated') return before.registration.kind === 'instruction';
      return event.type === 'called-back' && attemptDays(after) >= after.policy.callBackAttempts;
    case 'withdrawn':
      return event.type === 'withdrawn' ? before.firstReceiver === null : outcome === 'withdrawn';
    case 'declined':
      return ['decline-unobjected', 'objection-decided', 'confidence-changed'].includes(event.type);
    case 'merged':
      return event.type === 'merged';
    case 'split':
      return event.type === 'split';
  }
}

const attemptDays = ({ callBacks, calendar }: AppealState): number =>
  new Set(callBacks.filter((c) => c.attempt).map((c) => dayOf(calendar, c.atMs))).size;

/** Since rules 3 a quorum speaks for a group, by its votes or at a meeting, and no single call does. */
function spokenFor(before: AppealState, by?: string, earlier?: AppealEvent): boolean {
  if (before.registration.kind === 'instruction') return by === 'leader';
  if (before.rules < 3 || before.registration.kind === 'proactive') return true;
  const living = before.participants.filter(({ withdrawn }) => !withdrawn);
  const filed = living.filter(({ from }) => from === null).length;
  const left = before.participants.filter(({ withdrawn, from }) => withdrawn && from === null).length;
  const declared = (before.registration.declared ?? 0) - left;
  if (by !== 'group') return living.length <= 1 && declared <= 1;
  const cast =
    earlier?.type === 'ballot-recorded' ? (earlier.data as { cast: number }).cast : votesOf(before);
  const { votes, of } = numbersOf(before).quorum;
  return cast > 0 && cast * of >= (Math.max(filed, declared) || living.length) * votes;
}

const votesOf = ({ votes, participants }: AppealState): number =>
  votes.filter((v) => participants.some((p) => p.serial === v.serial && !p.withdrawn)).length;
