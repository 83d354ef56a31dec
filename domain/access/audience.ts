import type { Actor, AppealState } from '../state/index.ts';
import { type Relation, relationsOf } from './relation.ts';

/** Audiences of an appeal. `fields.ts` and `story.ts` define the data that each audience reads. */
export const audiences = {
  citizen: { zh: '诉求人', en: 'citizen' },
  participant: { zh: '群体参与人', en: 'person of the group' },
  integrator: { zh: '接入平台', en: 'integrator' },
  clerk: { zh: '代办员', en: 'clerk' },
  eligible: { zh: '可抢单单位', en: 'unit that may claim' },
  helper: { zh: '参与单位', en: 'unit with a part' },
  liable: { zh: '责任单位', en: 'liable unit' },
  centre: { zh: '服务中心', en: 'service centre' },
  leader: { zh: '县领导', en: 'county leader' },
  supervision: { zh: '督查室', en: 'supervision office' },
  discipline: { zh: '纪检机关', en: 'discipline office' },
  auditor: { zh: '审计员', en: 'auditor' },
  admin: { zh: '系统管理员', en: 'administrator' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type Audience = keyof typeof audiences;
export const audienceNames = Object.keys(audiences) as Audience[];

/** Maps each relation to its audience. A unit that has or had a share in a case reads it as a helper. */
export const audienceOfRelation: Readonly<Record<Relation, Audience>> = {
  citizen: 'citizen',
  participant: 'participant',
  voter: 'participant',
  liable: 'liable',
  'last-liable': 'liable',
  triage: 'centre',
  'triage-above': 'centre',
  'former-triage': 'centre',
  'filing-centre': 'centre',
  'filing-clerk': 'clerk',
  'triage-clerk': 'clerk',
  'former-triage-clerk': 'clerk',
  'filing-integrator': 'integrator',
  helper: 'helper',
  asked: 'helper',
  'was-liable': 'helper',
  refused: 'helper',
  'unit-at-work': 'helper',
  eligible: 'eligible',
  'unit-eligible': 'eligible',
  'leader-in-charge': 'leader',
  'leader-of-portfolio': 'leader',
  'instructing-leader': 'leader',
  leader: 'leader',
  supervision: 'supervision',
  discipline: 'discipline',
  auditor: 'auditor',
  admin: 'admin',
  system: 'supervision',
};

/** Finds the actor's audience. Returns null for an actor who may not know that the appeal exists. */
export function audienceOf(state: AppealState, actor: Actor): Audience | null {
  const [first] = relationsOf(state, actor);
  return first === undefined ? null : audienceOfRelation[first];
}

/**
 * Returns false where a command must be answered as if there were no such appeal. The API stops unrelated
 * actors earlier. Actors who bypass it may know of every case but reports of misconduct.
 */
export const mayKnow = (state: AppealState, actor: Actor): boolean =>
  !state.category.confidential || audienceOf(state, actor) !== null;
