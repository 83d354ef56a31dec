import { type Actor, type AppealState, involvedUnits } from '../../domain/index.ts';
import type { AppealChange } from '../change-types.ts';
import type { VisibleTo } from '../types.ts';

/**
 * Computes who sees an appeal in a list, as keys on its document. One index then answers for every role. It follows
 * the domain's `audienceOf`, and a test compares the two. A confidential appeal has no keys.
 */
export function keysOf(state: AppealState): string[] {
  if (state.category.confidential) return [];
  const { registeredBy, triage, triagedBefore } = state;
  const held = [triage.unit, ...triagedBefore];
  const keys = [
    `filed ${registeredBy.account}`,
    ...(registeredBy.unit ? [`clerk ${registeredBy.unit}`] : []),
    ...held.map((unit) => `clerk ${unit}`),
    ...[...held, ...triage.above].map((unit) => `centre ${unit}`),
    ...involvedUnits(state).map((unit) => `unit ${unit}`),
  ];
  return [...new Set(keys)];
}

/** The keys of which an appeal must have one. Null means all appeals. */
export function keysFor(visibleTo: VisibleTo): string[] | null {
  if ('all' in visibleTo) return null;
  const { units, account, role } = visibleTo;
  const kinds: Record<string, readonly string[]> = {
    officer: ['unit'],
    centre: ['unit', 'centre'],
    clerk: ['clerk'],
    integrator: [],
    any: ['unit', 'centre', 'clerk'],
  };
  const asUnit = units.flatMap((unit) => (kinds[role ?? 'any'] ?? []).map((kind) => `${kind} ${unit}`));
  return role === 'officer' ? asUnit : [`filed ${account}`, ...asUnit];
}

/** Chooses the list for an actor. Citizens have none (null), because they follow their case by code. */
export function visibilityOf({ role, unit, account }: Actor): VisibleTo | null {
  switch (role) {
    case 'discipline':
    case 'system':
      return { all: true, confidential: true };
    case 'supervision':
    case 'leader':
    case 'auditor':
    case 'admin':
      return { all: true };
    case 'officer':
    case 'centre':
    case 'clerk':
    case 'integrator':
      return { units: unit === null ? [] : [unit], account, role };
    case 'citizen':
    case 'clock':
      return null;
  }
}

/** Tells whether readers see a changed appeal, have just lost sight of it, or may not know of it. */
export function sightOf(visibleTo: VisibleTo): (change: AppealChange) => 'seen' | 'lost' | 'unknown' {
  const keys = keysFor(visibleTo);
  if (keys === null) {
    const all = 'all' in visibleTo && visibleTo.confidential === true;
    return ({ confidential }) => (all || !confidential ? 'seen' : 'unknown');
  }
  const held = new Set(keys);
  const isHeld = (key: string) => held.has(key);
  return ({ visible, unseen }) => (visible.some(isHeld) ? 'seen' : unseen.some(isHeld) ? 'lost' : 'unknown');
}
