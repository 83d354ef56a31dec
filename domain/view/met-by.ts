import type { CommandName } from '../all-rules.ts';
import type { Obligation, ObligationKind } from '../owed/obligation.ts';

/** The commands that meet an obligation, the usual one first. */
const metBy: Readonly<Record<Exclude<ObligationKind, 'decision'>, readonly CommandName[]>> = {
  dispatch: ['dispatch', 'open-to-claims', 'answer', 'decline', 'settle'],
  claim: ['claim'],
  accept: ['accept'],
  promise: ['promise'],
  complete: ['complete'],
  contain: ['report-progress', 'complete'],
  'finish-part': ['finish-part'],
  progress: ['report-progress'],
  reassign: ['reassign'],
  review: ['approve', 'return'],
  'citizen-rating': ['rate', 'vote'],
  'call-back': ['record-call-back'],
  'leader-takeover': ['take-over'],
  'leader-ruling': ['rule'],
  'urge-reply': ['report-progress'],
  'order-reply': ['reply-order'],
};

/** Decisions by what was asked for. A decision about help names the asked unit as well. */
const decidedBy: Readonly<Record<string, readonly CommandName[]>> = {
  transfer: ['accept-transfer', 'refuse-transfer'],
  help: ['answer-help'],
  redispatch: ['decide-redispatch'],
  extension: ['decide-extension'],
  pause: ['decide-pause'],
  objection: ['decide-objection'],
};

export function commandsFor({ kind, about }: Pick<Obligation, 'kind' | 'about'>): readonly CommandName[] {
  if (kind !== 'decision') return metBy[kind];
  return decidedBy[(about ?? '').split(':')[0] ?? ''] ?? [];
}
