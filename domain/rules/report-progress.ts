import { anyOf, helperOfficer, liableOfficer } from '../access/who.ts';
import { outOfTheCase } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, openObligations, opens } from '../owed/ledger.ts';
import { answerable } from '../people/parties.ts';
import { liableOf } from '../state/index.ts';

interface Events {
  'progress-reported': { unit: string; text: string; byLiable: boolean };
}

const body = { text: text(8000) } as const;

/** The unit shows the citizen its progress. This answers an urge and begins the next interval. */
export const reportProgress = defineRule<typeof body, Events>({
  name: 'report-progress',
  zh: '报告进展',
  en: 'report progress',
  does: 'Report progress to the citizen; answers an open urge',
  body,
  by: anyOf(liableOfficer, helperOfficer),
  from: ['assigned', 'handling'],
  bars: (state, { unit }) => outOfTheCase(state, unit),
  decide: (state, given, { actor, nowMs }) => {
    const unit = actor.unit ?? '';
    const byLiable = liableOf(state)?.unit === unit;
    const due = byLiable ? openObligations(state, 'progress')[0] : undefined;
    const data = { unit, text: given.text, byLiable };
    const next = due && opens(state, nowMs, { kind: 'progress', owner: answerable(state), limit: due.limit });
    return [
      draft('progress-reported', data, [
        ...(byLiable ? ends(state, (o) => o.kind === 'progress' || o.kind === 'urge-reply') : []),
        ...(next ? [next] : []),
      ]),
    ];
  },
  evolve: {
    'progress-reported': (state, { byLiable }, { atMs }) =>
      byLiable ? { ...state, urges: answeredUrges(state, atMs) } : state,
  },
});
