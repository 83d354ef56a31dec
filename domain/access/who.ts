import type { Who } from '../define-rule.ts';
import { handlingUnits } from '../people/parties.ts';
import type { Actor, AppealState } from '../state/index.ts';
import { type Relation, relationsOf } from './relation.ts';
import { asksForStanding, type Standing, standingOf } from './standing.ts';

/** Permissions by name, derived from relations. A rule uses one of them or a union. */

type When = (state: AppealState, actor: Actor) => boolean;

const who = (en: string, zh: string, among: readonly Relation[], when: When = () => true): Who => ({
  en,
  zh,
  among,
  allows: (state, actor) =>
    relationsOf(state, actor).some((relation) => among.includes(relation)) && when(state, actor),
});

export const anyOf = (...several: readonly Who[]): Who => ({
  en: several.map((w) => w.en).join('; or '),
  zh: several.map((w) => w.zh).join('；或'),
  among: [...new Set(several.flatMap((w) => w.among))],
  allows: (state, actor) => several.some((w) => w.allows(state, actor)),
});

/** The case decides which of several permissions applies. The words describe the condition. */
export const byCase = (
  words: Pick<Who, 'en' | 'zh'>,
  several: readonly Who[],
  chosen: (state: AppealState) => Who,
): Who => ({
  ...anyOf(...several),
  ...words,
  depends: true,
  allows: (state, actor) => chosen(state).allows(state, actor),
});

/** Older rules took every holder of a code for a person of the case. */
const standsAs =
  (...standings: readonly Standing[]): When =>
  (state, actor) =>
    !asksForStanding(state) || standings.includes(standingOf(state, actor));

/** Only a living person of the case counts as its citizen. */
export const citizen = who('the citizen', '诉求人', ['citizen', 'participant'], standsAs('person'));

/** The filer of a list follows the case beside the listed people, but decides nothing. */
export const citizenOrFiler = who(
  'the citizen',
  '诉求人',
  ['citizen', 'participant'],
  standsAs('person', 'filer'),
);

export const system = who('the system itself', '系统', ['system']);

export const participant = who('a person of the group', '群体诉求参与人', ['voter']);

export const centre = who(
  'the centre that holds triage, or one above it',
  '持有派单权的服务中心或其上级服务中心',
  ['triage', 'triage-above'],
);

/** A seat or a clerk answers at the desk what was asked there. Rules 1 to 3 leave that to the centre. */
export const filingDesk = who(
  'the seat or the clerk that filed it, in the first round',
  '登记该诉求的坐席或代办员（首轮）',
  ['filing-centre', 'filing-clerk'],
  ({ rules, round }) => rules >= 4 && round === 1,
);

/** An office that wrote a filing down mends what it wrote. */
export const filingOffice = who('the seat or the clerk that filed it', '登记该诉求的坐席或代办员', [
  'filing-centre',
  'filing-clerk',
]);

export const filingClerk = who('the clerk whose unit holds triage', '持有派单权的代办员', ['triage-clerk']);

export const supervision = who('the supervision office', '督查室', ['supervision']);

export const discipline = who('the discipline office', '纪检机关', ['discipline']);

export const leader = who(
  'the county leader the case is with, otherwise the one found for it',
  '负责该诉求的县领导',
  ['leader-in-charge', 'leader-of-portfolio'],
);

/** For decisions of the leader who already has the case. */
export const leaderInCharge = who('the county leader the case is with', '领办的县领导', ['leader-in-charge']);

const instructing = who('the leader whose instruction it is', '批示的县领导', ['instructing-leader']);

export const rater = byCase(
  {
    en: 'the citizen; supervision for what the county opened of its own accord; of an instruction its leader alone',
    zh: '诉求人；主动治理事项由督查室评价；领导批示仅由批示领导评价',
  },
  [citizen, supervision, instructing],
  ({ registration: { kind } }) =>
    kind === 'instruction' ? instructing : kind === 'proactive' ? supervision : citizen,
);

/**
 * Units act through officers, and a unit that settled the case on the spot through its clerks. The discipline office itself
 * is the liable unit of a confidential report.
 */
export const liableOfficer = who(
  'an officer of the liable unit, or its clerk where it settled the case',
  '责任单位承办人（就地办结的，为其代办员）',
  ['liable'],
);

export const helperOfficer = who('an officer of a helping unit', '协办单位承办人', ['helper']);

export const eligibleOfficer = who('an officer of a unit that may claim', '可抢单单位承办人', ['eligible']);

export const askedUnit = who('an officer of the unit that was asked', '被请移交或被商请协办的单位承办人', [
  'asked',
]);

const office = anyOf(centre, supervision);
const otherOffice = who(
  office.en,
  office.zh,
  office.among,
  (state, { unit }) => unit === null || !handlingUnits(state).includes(unit),
);

/** No unit reviews its own work. Once a case is escalated, only its leader reviews. */
export const reviewer = byCase(
  {
    en: 'centre or supervision, once escalated the leader; never a unit that handled it',
    zh: '服务中心或督查室；提请领导领办后为县领导；承办单位除外',
  },
  [otherOffice, leaderInCharge],
  ({ escalation }) => (escalation.state === 'none' ? otherOffice : leaderInCharge),
);
