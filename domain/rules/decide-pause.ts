import { endsDecision, pendingRequest, requestDecider, requestsWithout } from '../acts/requests.ts';
import { flag, text } from '../body/shape.ts';
import { isoLocal } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { answerable } from '../people/parties.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { Hold } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'pause-decided': { grant: boolean; reason: string; hold: Hold | null };
}

const body = { grant: flag, reason: text() } as const;

/** A granted pause freezes promise, completion and parts. Progress is owed at the hold's own interval. */
export const decidePause = defineRule<typeof body, Events>({
  name: 'decide-pause',
  zh: '审批暂缓办理',
  en: 'decide the pause',
  does: 'Grant or refuse a pause',
  body,
  by: requestDecider,
  from: ['handling'],
  bars: (state) => (pendingRequest(state, 'pause') ? null : refuse('nothing-requested', { kind: 'pause' })),
  decide: (state, { grant, reason }, { nowMs }) => {
    const request = pendingRequest(state, 'pause');
    const untilMs = request?.untilMs ?? null;
    if (grant && untilMs !== null && untilMs <= nowMs) {
      const date = isoLocal(state.calendar, untilMs);
      return state.rules >= 3
        ? refuse('pause-lapsed', { until: date })
        : refuse('date-past', { field: 'until', date });
    }
    const progressEvery = request?.progressEvery ?? limitsOf(state).progressOnHold;
    const hold = grant ? { fromMs: nowMs, untilMs, progressEvery, reason: request?.reason ?? reason } : null;
    const owed = [
      ...ends(state, 'progress', 'void'),
      opens(state, nowMs, { kind: 'progress', owner: answerable(state), limit: progressEvery }),
    ];
    return [
      draft('pause-decided', { grant, reason, hold }, [
        ...endsDecision(state, 'pause'),
        ...(grant ? owed : []),
      ]),
    ];
  },
  evolve: {
    'pause-decided': (state, { hold }) => ({ ...state, hold, requests: requestsWithout(state, 'pause') }),
  },
});
