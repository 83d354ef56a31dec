import { acting, instructingLeader, leaderFor } from '../people/parties.ts';
import { voters } from '../people/voting.ts';
import { citizenPlace } from '../state/citizen-account.ts';
import { type Actor, type AppealState, liableOf } from '../state/index.ts';
import { asksForStanding, personalSerial, standingOf } from './standing.ts';

/**
 * All relations of an actor to a case. `audience.ts` derives reading from them, and `who.ts` derives
 * commands. The first relation that holds decides how the actor reads, so the order is part of the rule.
 */
export const relations = {
  citizen: { zh: '诉求人（凭查询码）', en: 'the citizen who filed, by code' },
  participant: { zh: '群体参与人（凭查询码）', en: 'another person of the group, by code' },
  voter: { zh: '可参加测评的参与人', en: 'a person of the group with a vote' },
  liable: { zh: '责任单位', en: 'an officer of the liable unit' },
  'last-liable': { zh: '销号前的责任单位', en: 'of the unit that was liable last, where none is now' },
  triage: { zh: '持有派单权的服务中心', en: 'of the centre that holds triage' },
  'triage-above': { zh: '其上级服务中心', en: 'of a centre above it' },
  'former-triage': { zh: '曾持有派单权的服务中心', en: 'of a centre that held triage before' },
  'filing-centre': { zh: '登记的服务中心人员', en: 'the person of a centre who filed it' },
  'filing-clerk': { zh: '登记的代办点', en: 'a clerk of the unit that filed it' },
  'triage-clerk': { zh: '持有派单权的代办点', en: 'a clerk of the unit that holds triage' },
  'former-triage-clerk': { zh: '曾持有派单权的代办点', en: 'a clerk of a unit that held triage before' },
  'filing-integrator': { zh: '登记的接入平台', en: 'the integrator that filed it' },
  helper: { zh: '协办单位', en: 'an officer of a helping unit, whatever became of its part' },
  asked: {
    zh: '被请移交或被商请协办的单位',
    en: 'an officer of a unit that was asked to take it or to help',
  },
  'was-liable': { zh: '曾任责任单位', en: 'of a unit that was liable before' },
  refused: { zh: '提出职责异议或拒签的单位', en: 'of a unit that denied or refused it' },
  'unit-at-work': { zh: '本单位参与办理的服务中心', en: 'the centre of a unit that has a part in it' },
  eligible: { zh: '可抢单单位', en: 'an officer of a unit that may or might claim it' },
  'unit-eligible': { zh: '本单位可抢单的服务中心', en: 'the centre of a unit that may or might claim it' },
  'leader-in-charge': { zh: '领办的县领导', en: 'the leader it is with' },
  'leader-of-portfolio': { zh: '分管的县领导', en: 'the leader it would go to' },
  'instructing-leader': { zh: '批示的县领导', en: 'the leader whose instruction it is' },
  leader: { zh: '其他县领导', en: 'any other county leader' },
  supervision: { zh: '督查室', en: 'the supervision office' },
  discipline: { zh: '纪检机关', en: 'the discipline office' },
  auditor: { zh: '审计员', en: 'an auditor' },
  admin: { zh: '系统管理员', en: 'the system administrator' },
  system: { zh: '系统', en: 'the system itself' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type Relation = keyof typeof relations;
export const relationNames = Object.keys(relations) as Relation[];

/**
 * Lists the actor's relations to the case, in the order of `relations`. An empty list means that the actor
 * may not know of the case. Only its office and the holders of its codes know of a confidential report.
 */
export function relationsOf(state: AppealState, actor: Actor): Relation[] {
  const found = byRole(state, actor);
  return found.length < 2 ? found : relationNames.filter((name) => found.includes(name));
}

function byRole(state: AppealState, actor: Actor): Relation[] {
  const { role } = actor;
  if (role === 'citizen') return asCitizen(state, actor);
  if (role === 'system') return ['system'];
  if (state.category.confidential) return role === 'discipline' ? inConfidence(state, actor) : [];
  switch (role) {
    case 'officer':
      return asUnit(state, actor);
    case 'centre':
      return asCentre(state, actor);
    case 'clerk':
      return asClerk(state, actor);
    case 'integrator':
      return state.registeredBy.account === actor.account ? ['filing-integrator'] : [];
    case 'leader':
      return [...asInstructing(state, actor), asLeader(state, actor)];
    case 'supervision':
    case 'discipline':
    case 'auditor':
    case 'admin':
      return [role];
    case 'clock':
      return [];
  }
}

/**
 * Relations of a citizen who came with a code of this appeal. The account carries the appeal and the person's
 * serial. Somebody who has left still reads, but may not act (`who.ts`).
 */
function asCitizen(state: AppealState, actor: Actor): Relation[] {
  const place = citizenPlace(actor.account);
  if (place?.appeal !== state.id) return [];
  if (asksForStanding(state) && standingOf(state, actor) === 'nobody') return [];
  const serial = personalSerial(state, actor);
  const votes = voters(state).some((person) => person.serial === serial);
  return [place.serial === 0 ? 'citizen' : 'participant', ...(votes ? (['voter'] as const) : [])];
}

/** The discipline office is both unit and centre of a report. */
function inConfidence(state: AppealState, { unit }: Actor): Relation[] {
  const own = unit !== null && liableOf(state)?.unit === unit;
  return [...(own ? (['liable'] as const) : []), ...triageOf(state, unit), 'discipline'];
}

function triageOf({ triage }: AppealState, unit: string | null): Relation[] {
  if (unit === null) return [];
  if (triage.unit === unit) return ['triage'];
  return triage.above.includes(unit) ? ['triage-above'] : [];
}

/** The units that stand to a case in each way. Relations of officers and keys of lists both come from here. */
const unitsIn = {
  liable: (state) => [liableOf(state)?.unit ?? []].flat(),
  'last-liable': (state) => (liableOf(state) === null ? [lastLiable(state) ?? []].flat() : []),
  'was-liable': (state) => state.spans.map((span) => span.unit).filter((unit) => unit !== lastLiable(state)),
  helper: ({ helpers }) => helpers.map((helper) => helper.unit),
  asked: ({ requests }) => requests.flatMap((request) => request.to),
  refused: ({ denials, counters }) => [...denials.map((denial) => denial.unit), ...counters.refusedBy],
  eligible: ({ eligible }) => eligible,
} as const satisfies Partial<Record<Relation, (state: AppealState) => readonly string[]>>;
const unitRelations = Object.keys(unitsIn) as (keyof typeof unitsIn)[];

const lastLiable = ({ spans }: AppealState): string | undefined => spans.at(-1)?.unit;

/** Returns all units that have or had a part in a case, or may claim it. */
export const involvedUnits = (state: AppealState): readonly string[] => [
  ...new Set(unitRelations.flatMap((relation) => unitsIn[relation](state))),
];

function asUnit(state: AppealState, { unit }: Actor): Relation[] {
  if (unit === null) return [];
  return unitRelations.filter((relation) => unitsIn[relation](state).includes(unit));
}

/** Covers centres that hold or held triage, centres above them, and the centre of a unit at work. */
function asCentre(state: AppealState, actor: Actor): Relation[] {
  const { unit, account } = actor;
  if (unit === null) return [];
  const asOfficer = asUnit(state, actor);
  const atWork = asOfficer.some((relation) => relation !== 'eligible');
  return [
    ...triageOf(state, unit),
    ...(state.triagedBefore.includes(unit) ? (['former-triage'] as const) : []),
    ...(state.registeredBy.account === account ? (['filing-centre'] as const) : []),
    ...(atWork ? (['unit-at-work'] as const) : []),
    ...(asOfficer.includes('eligible') ? (['unit-eligible'] as const) : []),
  ];
}

/** A unit that settled a case handles it through its clerks as long as it is liable. */
function asHandlingClerk(state: AppealState, actor: Actor): Relation[] {
  if (actor.unit === null || state.settledBy !== actor.unit) return [];
  return asUnit(state, actor).filter((relation) => relation === 'liable' || relation === 'last-liable');
}

function asClerk(state: AppealState, actor: Actor): Relation[] {
  const { registeredBy, triage, triagedBefore } = state;
  const { account, unit } = actor;
  const filed = registeredBy.account === account || (unit !== null && registeredBy.unit === unit);
  return [
    ...asHandlingClerk(state, actor),
    ...(filed ? (['filing-clerk'] as const) : []),
    ...(unit !== null && triage.unit === unit ? (['triage-clerk'] as const) : []),
    ...(unit !== null && triagedBefore.includes(unit) ? (['former-triage-clerk'] as const) : []),
  ];
}

/** The leader whose instruction the case is. While that leader is on leave, the acting leader counts as well. */
function asInstructing(state: AppealState, { account }: Actor): Relation[] {
  const leader = instructingLeader(state);
  if (leader === null) return [];
  const acts = leader.onLeave && account === acting(state, leader);
  return account === leader.account || acts ? ['instructing-leader'] : [];
}

/**
 * The leader in charge, or the leader to whom the case would go. While that leader is on leave, the acting
 * leader counts as well.
 */
function asLeader(state: AppealState, { account }: Actor): Relation {
  const { leader } = state.escalation;
  if (leader !== null) return account === leader ? 'leader-in-charge' : 'leader';
  const chosen = leaderFor(state);
  const acts = state.rules >= 3 ? acting(state, chosen) : chosen.deputy;
  const found = account === chosen.account || (chosen.onLeave && account === acts);
  return found ? 'leader-of-portfolio' : 'leader';
}
