import { type Actor, type AppealState, liableOf } from '../state.ts';

/** As whom somebody reads an appeal; each sees more or less of it. null: may not know that it exists. */
export type Audience =
  | 'citizen'
  | 'filer'
  | 'liable'
  | 'helper'
  | 'centre'
  | 'leader'
  | 'oversight'
  | 'reader';

const isCitizenOf = (state: AppealState, { role, account }: Actor): boolean =>
  role === 'citizen' && account.startsWith(`citizen:${state.id}:`);

/** How the actor is related to the appeal. A confidential report is known to its office and its reporter only. */
export function audienceOf(state: AppealState, actor: Actor): Audience | null {
  if (isCitizenOf(state, actor)) return 'citizen';
  if (actor.role === 'system') return 'oversight';
  if (state.category.confidential) return actor.role === 'discipline' ? 'liable' : null;
  switch (actor.role) {
    case 'supervision':
    case 'discipline':
      return 'oversight';
    case 'leader':
      return 'leader';
    case 'auditor':
    case 'admin':
      return 'reader';
    case 'centre':
      return centreOf(state, actor);
    case 'clerk':
      return filedBy(state, actor) || holdsTriage(state, actor) ? 'filer' : null;
    case 'integrator':
      return filedBy(state, actor) ? 'filer' : null;
    case 'officer':
      return unitOf(state, actor);
    case 'citizen':
    case 'clock':
      return null;
  }
}

const holdsTriage = ({ triage, triagedBefore }: AppealState, { unit }: Actor): boolean =>
  unit !== null && (triage.unit === unit || triagedBefore.includes(unit));

const filedBy = ({ registeredBy }: AppealState, { account, role, unit }: Actor): boolean =>
  registeredBy.account === account || (role === 'clerk' && unit !== null && registeredBy.unit === unit);

/** Centres that hold or held triage, those above them, and a town's centre whose own unit is at work. */
function centreOf(state: AppealState, actor: Actor): Audience | null {
  const { unit, above } = state.triage;
  if (actor.unit === null) return null;
  const held = unit === actor.unit || above.includes(actor.unit) || state.triagedBefore.includes(actor.unit);
  if (held || filedBy(state, actor)) return 'centre';
  return unitOf(state, actor) === null ? null : 'helper';
}

/** A unit knows of a case that it is or was liable for, that it helps with, or that it was asked about. */
function unitOf(state: AppealState, { unit }: Actor): Audience | null {
  if (unit === null) return null;
  if (liableOf(state)?.unit === unit) return 'liable';
  if (state.spans.at(-1)?.unit === unit) return 'liable';
  const involved =
    state.spans.some((span) => span.unit === unit) ||
    state.helpers.some((helper) => helper.unit === unit) ||
    state.requests.some((request) => request.to.includes(unit)) ||
    state.denials.some((denial) => denial.unit === unit) ||
    state.counters.refusedBy.includes(unit) ||
    state.eligible.includes(unit);
  return involved ? 'helper' : null;
}

/** Who may read how to reach the citizen: those who must. */
export const seesContact = (audience: Audience): boolean => audience !== 'helper' && audience !== 'reader';

/** Internal notes are for the offices. */
export const seesInternal = (audience: Audience): boolean => audience !== 'citizen' && audience !== 'filer';

/** A person of the group other than who filed: the filer's contact data are not theirs to read. */
export const isAnother = ({ role, account }: Actor): boolean => role === 'citizen' && !account.endsWith(':0');

/** Whether somebody may know at all that a report of misconduct exists; of other cases commands ask who gives them. */
export const mayKnow = (state: AppealState, actor: Actor): boolean =>
  !state.category.confidential || audienceOf(state, actor) !== null;
