import { type AppealView, type Wording, words } from '../../domain/index.ts';

/** Finds the name of a unit or a person by id. */
export type NameOf = (id: string) => Wording;

const plain = (text: string): Wording => ({ zh: text, en: text });
const register: Wording = { zh: '登记诉求', en: 'file an appeal' };

/** Explains the printed lines before the first scenario. */
export const legend: readonly string[] = [
  '每一步先中文、后英文：办理事项（办理人）→ 办理环节、时限灯、责任单位。',
  '时限灯：🟢 绿灯，时限内；🟡 黄灯，临近到期；🔴 红灯，已逾期。',
  'Each step in Chinese, then in English: command (actor) → stage, light, liable unit.',
  'The light shows time limits: 🟢 in time, 🟡 due soon, 🔴 overdue.',
  '',
];

/** Says where the whole history of a case can be read. */
export const caseLinkLines = (link: string): string[] =>
  linesOf({ zh: `办理全过程（Temporal 界面）：${link}`, en: `Full history (Temporal UI): ${link}` });

const raised: Wording = { zh: '已提请领办', en: 'asked to take over' };
/** A time limit ended before anybody moved. */
export type Lapse = 'unclaimed' | 'unanswered';
const lapses: Readonly<Record<Lapse, Wording>> = {
  unclaimed: {
    zh: '抢单时限已过，无人抢单，系统自动派单',
    en: 'nobody claimed in time, dispatched automatically',
  },
  unanswered: {
    zh: '签收时限已过，无人签收，系统视同签收并提请县领导',
    en: 'nobody accepted in time: deemed accepted, and raised to a leader automatically',
  },
};
const lamp = { green: '🟢', yellow: '🟡', red: '🔴' } as const;

/** Describes a move in a Chinese and an English line: command, actor, new stage and liable unit. */
export function moveLines(nameOf: NameOf, command: string, account: string, view: AppealView): string[] {
  const act = commandName(command);
  const actor = actorName(nameOf, account);
  if (!view.status) {
    return linesOf({
      zh: `${act.zh}（${actor.zh}）→ 此后不再可见`,
      en: `${act.en} (${actor.en}) → no longer visible to this account`,
    });
  }
  const now = standing(nameOf, view);
  return linesOf({
    zh: `${act.zh}（${actor.zh}）→ ${now.zh}`,
    en: `${act.en} (${actor.en}) → ${now.en}`,
  });
}

/** Describes a refused command with the API's own sentences. */
export function refusalLines(nameOf: NameOf, command: string, account: string, why: Wording): string[] {
  const act = commandName(command);
  const actor = actorName(nameOf, account);
  return linesOf({
    zh: `${act.zh}（${actor.zh}）→ 未予办理：${why.zh}`,
    en: `${act.en} (${actor.en}) → refused: ${why.en}`,
  });
}

/** Describes what the clock did without a command. */
export function clockLines(nameOf: NameOf, lapse: Lapse, view: AppealView): string[] {
  const now = standing(nameOf, view);
  const { zh, en } = lapses[lapse];
  return linesOf({ zh: `${zh} → ${now.zh}`, en: `${en} → ${now.en}` });
}

/** Describes the stage of a case, then its outcome or its light and liable unit, then its county leader. */
function standing(nameOf: NameOf, view: AppealView): Wording {
  const stage = words.stages[view.status];
  const end = view.outcome && words.outcomes[view.outcome];
  const leader = leaderOf(nameOf, view);
  if (end) {
    return {
      zh: `${stage.zh}，结果：${end.zh}${leader.zh}`,
      en: `${stage.en}, outcome: ${end.en}${leader.en}`,
    };
  }
  const unit = view.liable ? nameOf(view.liable.unit) : null;
  const zh = unit ? `责任单位：${unit.zh}` : '尚无责任单位';
  const en = unit ? `liable unit: ${unit.en}` : 'no liable unit yet';
  const light = lamp[view.light];
  return { zh: `${stage.zh} ${light} ${zh}${leader.zh}`, en: `${stage.en} ${light} ${en}${leader.en}` };
}

function leaderOf(nameOf: NameOf, { escalation }: AppealView): Wording {
  if (escalation.state === 'none' || escalation.leader === null) return { zh: '', en: '' };
  const leader = nameOf(escalation.leader);
  const state = escalation.state === 'raised' ? raised : words.escalationStates[escalation.state];
  return { zh: `；县领导：${leader.zh}（${state.zh}）`, en: `; county leader: ${leader.en} (${state.en})` };
}

const commandName = (command: string): Wording =>
  command === 'register' ? register : (words.commands[command] ?? plain(command));

const actorName = (nameOf: NameOf, account: string): Wording =>
  account === 'citizen' ? words.roles.citizen : nameOf(account);

const linesOf = ({ zh, en }: Wording): string[] => [`  ${zh}`, `    ${en}`];
