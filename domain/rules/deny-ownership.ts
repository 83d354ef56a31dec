import { anyOf, helperOfficer, liableOfficer } from '../access/who.ts';
import { lostByMerging, ownershipSettled } from '../acts/checks.ts';
import { withHelper } from '../acts/helping.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { liableOf } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'ownership-denied': { unit: string; grounds: string; basis: string };
}

const body = { grounds: text(), basis: text() } as const;

/**
 * A denial is a fact with grounds and basis. It changes nobody's liability. The first receiver may deny once
 * it has accepted, a helper at any time. Each may deny once, and again after a ruling.
 */
export const denyOwnership = defineRule<typeof body, Events>({
  name: 'deny-ownership',
  zh: '提出职责异议',
  en: 'deny ownership',
  does: 'State, with grounds and basis, that the matter is not this unit’s; it stays liable all the same',
  body,
  by: anyOf(liableOfficer, helperOfficer),
  from: ['assigned', 'handling'],
  leavesConfidence: true,
  bars: (state, { unit }) => {
    const lead = liableOf(state)?.unit === unit;
    if (lead && state.stage.status === 'assigned') return refuse('accept-first', { unit: unit ?? '' });
    if (lead && state.firstReceiver !== unit) return refuse('not-first-receiver', { unit: unit ?? '' });
    const merging = lostByMerging(state);
    if (merging) return merging;
    const before = state.denials.some((d) => d.unit === unit && d.afterRulings === state.rulings);
    if (before) return refuse('denied-already', { unit: unit ?? '' });
    const settled = ownershipSettled(state, unit);
    if (settled) return settled;
    const helper = state.helpers.find((h) => h.unit === unit);
    const done = !lead && helper?.state !== 'waiting' && helper?.state !== 'accepted';
    return done ? refuse('helper-not-active', { unit: unit ?? '' }) : null;
  },
  decide: (state, { grounds, basis }, { actor }) => {
    const unit = actor.unit ?? '';
    const part = ends(state, (o) => o.kind === 'finish-part' && o.about === unit, 'void');
    return [draft('ownership-denied', { unit, grounds, basis }, part)];
  },
  evolve: {
    'ownership-denied': (state, { unit, grounds, basis }, { atMs }) => ({
      ...withHelper(state, unit, { state: 'denied' }),
      denials: [...state.denials, { unit, grounds, basis, atMs, afterRulings: state.rulings }],
    }),
  },
});
