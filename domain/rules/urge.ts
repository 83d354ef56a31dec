import { anyOf, centre, citizenOrFiler, supervision } from '../access/who.ts';
import { lostByMerging } from '../acts/checks.ts';
import { personal } from '../body/shape.ts';
import { DAY_MS, dayOf, isoLocal, startOfDayMs } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { openObligations, opens } from '../owed/ledger.ts';
import { answerable } from '../people/parties.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  urged: { reason: string };
}

const body = { reason: personal() } as const;

/**
 * An urge asks whoever must act now for an answer. One urge is open at a time. A citizen may urge once a day.
 */
export const urge = defineRule<typeof body, Events>({
  name: 'urge',
  zh: '催办',
  en: 'urge',
  does: 'Press for an answer; one open at a time, a citizen once a day',
  body,
  by: anyOf(citizenOrFiler, centre, supervision),
  byCode: true,
  from: ['registered', 'pooled', 'assigned', 'handling'],
  bars: (state, { role }, nowMs) => {
    const merging = lostByMerging(state);
    if (merging) return merging;
    const running = openObligations(state, 'urge-reply')[0];
    if (running) return refuse('urge-open', { replyBy: isoLocal(state.calendar, running.dueAtMs) });
    return role === 'citizen' && urgedToday(state, nowMs) ? refuse('urged-today') : null;
  },
  decide: (state, { reason }, { nowMs }) => [
    draft('urged', { reason }, [
      opens(state, nowMs, {
        kind: 'urge-reply',
        owner: answerable(state),
        limit: limitsOf(state).urgeReply,
      }),
    ]),
  ],
  evolve: {
    urged: (state, { reason }, { atMs, actor }) => ({
      ...state,
      urges: [...state.urges, { by: actor, reason, atMs, answeredAtMs: null }],
    }),
  },
});

/** Compares instants. A case that was urged a thousand times would otherwise name as many days. */
function urgedToday({ calendar, urges }: AppealState, nowMs: number): boolean {
  const todayMs = startOfDayMs(calendar, dayOf(calendar, nowMs));
  const isToday = (atMs: number) => atMs >= todayMs && atMs < todayMs + DAY_MS;
  return urges.some(({ by, atMs }) => by.role === 'citizen' && isToday(atMs));
}
