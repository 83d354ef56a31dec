import { anyOf, helperOfficer, liableOfficer } from '../access/who.ts';
import { outOfTheCase } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { flag, optional, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, openObligations, opens } from '../owed/ledger.ts';
import { answerable } from '../people/parties.ts';
import { liableOf } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  /** `contained`: the first measures on a critical case have been taken. */
  'progress-reported': { unit: string; text: string; byLiable: boolean; contained?: true };
}

const body = { text: text(8000), contained: optional(flag) } as const;

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
    const contained = given.contained === true;
    if (contained && !(byLiable && openObligations(state, 'contain').length > 0)) {
      return refuse('nothing-to-contain');
    }
    const data = { unit, text: given.text, byLiable, ...(contained ? { contained } : {}) };
    const next = due && opens(state, nowMs, { kind: 'progress', owner: answerable(state), limit: due.limit });
    return [
      draft('progress-reported', data, [
        ...(byLiable ? ends(state, (o) => o.kind === 'progress' || o.kind === 'urge-reply') : []),
        ...(next ? [next] : []),
        ...(contained ? ends(state, 'contain') : []),
      ]),
    ];
  },
  evolve: {
    'progress-reported': (state, { byLiable, contained }, { atMs }) => {
      if (!byLiable) return state;
      const told = { ...state, urges: answeredUrges(state, atMs) };
      return contained ? { ...told, containedAtMs: atMs } : told;
    },
  },
});
