import { type AppealView, type Wording, words } from '../../domain/index.ts';

/** Finds the name of a unit or a person by id. */
export type NameOf = (id: string) => Wording;

const plain = (text: string): Wording => ({ zh: text, en: text });
const register: Wording = { zh: '登记诉求', en: 'File an appeal' };
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
  const stage = words.stages[view.status];
  const where = whereabouts(nameOf, view);
  return linesOf({
    zh: `${act.zh}（${actor.zh}）→ ${stage.zh} ${lamp[view.light]} ${where.zh}`,
    en: `${act.en} (${actor.en}) → ${stage.en} ${lamp[view.light]} ${where.en}`,
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
export function clockLines(nameOf: NameOf, view: AppealView): string[] {
  const stage = words.stages[view.status];
  const where = whereabouts(nameOf, view);
  return linesOf({
    zh: `抢单时限已过，无人抢单 → ${stage.zh} ${where.zh}`,
    en: `Nobody claimed in time → ${stage.en} ${where.en}`,
  });
}

function whereabouts(nameOf: NameOf, { liable, escalation }: AppealView): Wording {
  const unit = liable ? nameOf(liable.unit) : null;
  const zh = unit ? `责任单位：${unit.zh}` : '尚无责任单位';
  const en = unit ? `liable: ${unit.en}` : 'no liable unit yet';
  if (escalation.state === 'none' || escalation.leader === null) return { zh, en };
  const leader = nameOf(escalation.leader);
  const state = words.escalationStates[escalation.state];
  return { zh: `${zh}；${leader.zh}：${state.zh}`, en: `${en}; ${leader.en}: ${state.en}` };
}

const commandName = (command: string): Wording =>
  command === 'register' ? register : (words.commands[command] ?? plain(command));

const actorName = (nameOf: NameOf, account: string): Wording =>
  account === 'citizen' ? words.roles.citizen : nameOf(account);

const linesOf = ({ zh, en }: Wording): string[] => [`  ${zh}`, `    ${en}`];
