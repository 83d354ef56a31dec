import { decided, decidesRequests, pending, without } from '../acts/requests.ts';
import { flag, text } from '../body/shape.ts';
import { draft } from '../event/event.ts';
import { moves, open } from '../owed/ledger.ts';
import { rule } from '../rule.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'extension-decided': { grant: boolean; untilMs: number; reason: string };
}

const body = { grant: flag, reason: text() } as const;

/** A granted extension moves the due dates of the completion and the whole case. */
export const decideExtension = rule<typeof body, Events>({
  name: 'decide-extension',
  zh: '审批延期',
  en: 'decide the extension',
  does: 'Grant or refuse an extension',
  body,
  by: decidesRequests,
  from: ['handling'],
  bars: (state) => (pending(state, 'extension') ? null : refuse('nothing-requested', { kind: 'extension' })),
  decide: (state, { grant, reason }, { nowMs }) => {
    const untilMs = pending(state, 'extension')?.untilMs ?? nowMs;
    const later = grant
      ? open(state, 'complete').map((o) => moves(state, o, { dueMs: untilMs, nowMs, set: true }))
      : [];
    return [
      draft('extension-decided', { grant, untilMs, reason }, [...decided(state, 'extension'), ...later]),
    ];
  },
  evolve: {
    'extension-decided': (state, { grant, untilMs }) => ({
      ...state,
      requests: without(state, 'extension'),
      extensions: state.extensions + (grant ? 1 : 0),
      overallDueAtMs: grant ? Math.max(state.overallDueAtMs, untilMs) : state.overallDueAtMs,
    }),
  },
});
