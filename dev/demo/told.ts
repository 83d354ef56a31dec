import type { AppealView, Terms, Wording } from '../../domain/index.ts';

/** The names by which the demonstration tells what happens: the table of terms and the county's units and people. */
export interface Words {
  readonly terms: Readonly<Record<string, Terms>>;
  readonly units: Terms;
  readonly people: Terms;
}

type Get = <T>(path: string) => Promise<T>;
interface Page<T> {
  readonly items: readonly T[];
}

export async function openWords(get: Get): Promise<Words> {
  const [terms, units, people] = await Promise.all([
    get<Words['terms']>('/v1/words'),
    get<Page<{ id: string; name: Wording }>>('/v1/units'),
    get<Page<{ account: string; name: Wording }>>('/v1/people'),
  ]);
  return {
    terms,
    units: Object.fromEntries(units.items.map(({ id, name }) => [id, name])),
    people: Object.fromEntries(people.items.map(({ account, name }) => [account, name])),
  };
}

/** One move: somebody gives a command, and the case stands elsewhere or the command is refused. */
export interface Move {
  readonly command: string;
  readonly account: string;
  readonly view?: AppealView;
  readonly refusal?: Wording;
}

/** The move as two lines, Chinese and English. */
export function linesOf(words: Words, move: Move): readonly string[] {
  const { zh, en } = resultOf(words, move);
  const who = actorOf(words, move.account);
  const what = commandOf(words, move.command);
  return [`  ${who.zh}：${what.zh} → ${zh}`, `    ${who.en}: ${what.en} → ${en}`];
}

const say = (zh: string, en: string): Wording => ({ zh, en });
const from = (terms: Terms | undefined, code: string): Wording => terms?.[code] ?? say(code, code);

const actorOf = ({ people, terms }: Words, account: string): Wording =>
  terms.roles?.[account] ?? from(people, account);

/** Filing begins a case, so it is no command of one. The clock gives no command: its event is told. */
function commandOf({ terms }: Words, command: string): Wording {
  if (command === 'register') return say('登记诉求', 'file an appeal');
  return terms.commands?.[command] ?? from(terms.events, command);
}

function resultOf(words: Words, { view, refusal }: Move): Wording {
  if (refusal) return say(`未予办理：${refusal.zh}`, `refused: ${refusal.en}`);
  if (!view?.status) return say('此后不再可见', 'the case is no longer theirs to see');
  const stage = from(words.terms.stages, view.status);
  const parts = [endOf(words, view), liableOf(words, view), leaderOf(words, view)].filter(
    (part) => part !== null,
  );
  return say(
    [`${stage.zh}${lamp[view.light]}`, ...parts.map(({ zh }) => zh)].join('，'),
    [`${stage.en} ${lamp[view.light]}`, ...parts.map(({ en }) => en)].join(', '),
  );
}

function endOf({ terms }: Words, { outcome }: AppealView): Wording | null {
  if (!outcome) return null;
  const { zh, en } = from(terms.outcomes, outcome);
  return say(`结果为“${zh}”`, `outcome: ${en}`);
}

function liableOf(words: Words, { liable, status }: AppealView): Wording | null {
  if (!liable) return status === 'closed' ? null : say('尚无责任单位', 'no unit is liable yet');
  const unit = from(words.units, liable.unit);
  const person = from(words.people, liable.person);
  return say(`责任单位${unit.zh}（${person.zh}）`, `liable: ${unit.en} (${person.en})`);
}

function leaderOf(words: Words, { escalation }: AppealView): Wording | null {
  if (escalation.state === 'none') return null;
  const { zh, en } = from(words.people, escalation.leader ?? '');
  switch (escalation.state) {
    case 'raised':
      return say(`已提请${zh}领办`, `raised to ${en}`);
    case 'taken-over':
      return say(`由${zh}领办`, `taken over by ${en}`);
    case 'ruled':
      return say(`${zh}已裁定`, `ruled by ${en}`);
  }
}

const lamp = { green: '🟢', yellow: '🟡', red: '🔴' } as const;
