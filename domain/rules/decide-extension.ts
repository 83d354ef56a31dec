import { endsDecision, pendingRequest, requestDecider, requestsWithout } from '../acts/requests.ts';
import { flag, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { moves, openObligations } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'extension-decided': { grant: boolean; untilMs: number; reason: string };
}

const body = { grant: flag, reason: text() } as const;

/** A granted extension moves the due dates of the completion and the whole case. */
export const decideExtension = defineRule<typeof body, Events>({
  name: 'decide-extension',
  zh: '审批延期',
  en: 'decide the extension',
  does: 'Grant or refuse an extension',
  body,
  by: requestDecider,
  from: ['handling'],
  bars: (state) =>
    pendingRequest(state, 'extension') ? null : refuse('nothing-requested', { kind: 'extension' }),
  decide: (state, { grant, reason }, { nowMs }) => {
    const untilMs = pendingRequest(state, 'extension')?.untilMs ?? nowMs;
    const later = grant
      ? openObligations(state, 'complete').map((o) => moves(state, o, { dueMs: untilMs, nowMs, set: true }))
      : [];
    return [
      draft('extension-decided', { grant, untilMs, reason }, [...endsDecision(state, 'extension'), ...later]),
    ];
  },
  evolve: {
    'extension-decided': (state, { grant, untilMs }) => ({
      ...state,
      requests: requestsWithout(state, 'extension'),
      extensions: state.extensions + (grant ? 1 : 0),
      overallDueAtMs: grant ? Math.max(state.overallDueAtMs, untilMs) : state.overallDueAtMs,
    }),
  },
});
