import type { Actor, AppealState } from '../state/index.ts';
import { type Relation, relationsOf } from './relation.ts';

/** As whom somebody reads an appeal; each sees more or less of it: `fields.ts` and `story.ts` say what. */
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

/** As whom each relation reads. What a unit has or had to do with a case it reads as a unit with a part. */
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
  leader: 'leader',
  supervision: 'supervision',
  discipline: 'discipline',
  auditor: 'auditor',
  admin: 'admin',
  system: 'supervision',
};

/** As whom the actor reads the appeal; null: may not know that it exists. */
export function audienceOf(state: AppealState, actor: Actor): Audience | null {
  const [first] = relationsOf(state, actor);
  return first === undefined ? null : audienceOfRelation[first];
}

/**
 * Whether a command is answered at all, or as if there were no such appeal. Through the API nobody unrelated gets
 * this far; what comes around it (Temporal's UI and CLI) may know of every case but reports of misconduct.
 */
export const mayKnow = (state: AppealState, actor: Actor): boolean =>
  !state.category.confidential || audienceOf(state, actor) !== null;
