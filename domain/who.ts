import { handlingUnits, leaderFor, triageCentres } from './parties.ts';
import type { Who } from './rule.ts';
import { type Actor, type AppealState, liableOf } from './state.ts';
import { voters } from './voting.ts';

/** Who may give a command, by name. A rule names one of these or a union of them. */

const who = (en: string, zh: string, allows: Who['allows']): Who => ({ en, zh, allows });

const isLeader = (state: AppealState, { account, role }: Actor): boolean => {
  if (role !== 'leader') return false;
  const { leader } = state.escalation;
  if (leader !== null) return account === leader;
  const chosen = leaderFor(state);
  return account === chosen.account || (chosen.onLeave && account === chosen.deputy);
};

/** Whoever came with a code of this very appeal; the account carries the appeal and the person's serial. */
const isCitizen = ({ id }: AppealState, { role, account }: Actor): boolean =>
  role === 'citizen' && account.startsWith(`citizen:${id}:`);

export const citizen = who('the citizen', '诉求人', isCitizen);

export const system = who('the system itself', '系统', (_, { role }) => role === 'system');

export const rater = who(
  'the citizen; supervision for what the county opened by itself',
  '诉求人；主动治理事项由督查室评价',
  (state, actor) =>
    state.registration.kind === 'proactive' ? actor.role === 'supervision' : isCitizen(state, actor),
);

export const participant = who(
  'a person of the group',
  '群体诉求参与人',
  (state, actor) =>
    isCitizen(state, actor) && voters(state).some((p) => actor.account.endsWith(`:${p.serial}`)),
);

export const centre = who(
  'the centre that holds triage, or one above it',
  '持有派发权的服务中心或其上级中心',
  (state, { role, unit }) =>
    role === (state.category.confidential ? 'discipline' : 'centre') &&
    unit !== null &&
    triageCentres(state).includes(unit),
);

export const filingClerk = who(
  'the clerk whose unit holds triage',
  '持有派发权的代办员',
  (state, { role, unit }) => role === 'clerk' && unit === state.triage.unit,
);

export const supervision = who('the supervision office', '督查室', (_, { role }) => role === 'supervision');

export const discipline = who('the discipline office', '纪检机关', (_, { role }) => role === 'discipline');

export const leader = who(
  'the county leader the case is with, else the one found for it',
  '负责该诉求的县领导',
  isLeader,
);

export const liableOfficer = who(
  'an officer of the liable unit',
  '责任单位承办人',
  (state, { role, unit }) => isUnitRole(state, role) && unit !== null && liableOf(state)?.unit === unit,
);

/** Units act through officers; a confidential report's liable unit is the discipline office itself. */
const isUnitRole = (state: AppealState, role: Actor['role']): boolean =>
  role === 'officer' || (role === 'discipline' && state.category.confidential);

export const helperOfficer = who(
  'an officer of a helping unit',
  '协办单位承办人',
  (state, { role, unit }) => role === 'officer' && state.helpers.some((h) => h.unit === unit),
);

export const eligibleOfficer = who(
  'an officer of a unit that may claim',
  '可抢单单位承办人',
  ({ eligible }, { role, unit }) => role === 'officer' && unit !== null && eligible.includes(unit),
);

export const askedUnit = who(
  'an officer of the unit that was asked',
  '被请求单位承办人',
  (state, { role, unit }) =>
    role === 'officer' && unit !== null && state.requests.some((r) => r.to.includes(unit)),
);

/** Never by who handled it. Once a case is escalated only its leader reviews. */
export const reviewer = who(
  'centre or supervision, once escalated the leader; never a unit that handled it',
  '服务中心或督查室；升级后为县领导；承办单位除外',
  (state, actor) => {
    if (state.escalation.state !== 'none') return isLeader(state, actor);
    if (actor.unit !== null && handlingUnits(state).includes(actor.unit)) return false;
    return centre.allows(state, actor) || supervision.allows(state, actor);
  },
);

export const anyOf = (...several: readonly Who[]): Who => ({
  en: several.map((w) => w.en).join('; or '),
  zh: several.map((w) => w.zh).join('；或'),
  allows: (state, actor) => several.some((w) => w.allows(state, actor)),
});
