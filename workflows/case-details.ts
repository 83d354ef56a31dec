import {
  type AppealEvent,
  type AppealState,
  awaited,
  type CommandName,
  commandNames,
  liableOf,
  type Obligation,
  rules,
  type Terms,
  type Wording,
  wordEnd,
  wordMoment,
  words,
  worstLight,
} from '../domain/index.ts';

/**
 * The case as an operator reads it in the Temporal UI (markdown). It holds no personal data of citizens: neither
 * contact nor filed text, only stages, offices, officers' accounts and dates.
 */
export function caseDetails(state: AppealState, recent: readonly AppealEvent[]): string {
  const { stage, escalation, hold, calendar } = state;
  const liable = liableOf(state);
  const waitsFor = awaited(state);
  const at = (ms: number) => both(wordMoment(calendar, ms));
  const until = (ms: number) => both(wordEnd(calendar, ms));
  const lines = [
    `**${termBoth(words.stages, stage.status)}** ${markOf(state)} · 第${state.seq}版 version ${state.seq}`,
    '',
    liable
      ? `责任单位 Liable: \`${liable.unit}\`, \`${liable.person}\`, 起自 since ${at(liable.sinceMs)} (${termBoth(words.liabilityReasons, liable.why)})`
      : `派单权 Triage: \`${state.triage.unit}\``,
    ...(waitsFor
      ? [
          `待办事项 Waits for: ${termBoth(words.obligations, waitsFor.kind)}, 至 due ${until(waitsFor.dueAtMs)}`,
        ]
      : []),
    ...(escalation.state === 'none'
      ? []
      : [
          `领办 Escalation: ${termBoth(words.escalationStates, escalation.state)} (${termBoth(words.escalationReasons, escalation.reason ?? '')}), \`${escalation.leader}\``,
        ]),
    ...(hold ? [`暂缓办理 On hold, 起自 since ${at(hold.fromMs)}`] : []),
    ...table(
      ['待办事项 obligation', '承担者 owed by', '期限 due', '灯 light'],
      state.obligations.map((o) => [
        kindOf(o),
        ownerOf(o),
        until(o.dueAtMs),
        termBoth(words.lights, o.light),
      ]),
    ),
    ...table(
      ['序号 seq', '时间 at', '近期经过 last events', '办理人 by'],
      recent.map(({ seq, atMs, type, actor }) => [
        String(seq),
        at(atMs),
        termBoth(words.events, type),
        actor.account,
      ]),
    ),
    '',
    `可办理 Next: ${nextOf(state).join('、') || '无 nothing'}`,
  ];
  return lines.join('\n');
}

const both = ({ zh, en }: Wording): string => `${zh} ${en}`;
const termBoth = (terms: Terms, code: string): string => {
  const term = Object.hasOwn(terms, code) ? terms[code] : undefined;
  return term ? both(term) : code;
};

/** A closed case shows its outcome, any other its worst light. */
const markOf = ({ stage, obligations }: AppealState): string =>
  stage.status === 'closed'
    ? `(${termBoth(words.outcomes, stage.outcome)})`
    : termBoth(words.lights, worstLight(obligations));

const kindOf = ({ kind, about }: Obligation): string =>
  `${termBoth(words.obligations, kind)}${about === null ? '' : ` (${about})`}`;
const ownerOf = ({ owner }: Obligation): string =>
  [owner.unit, owner.person].filter(Boolean).join(', ') || termBoth(words.roles, owner.role);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells))];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Every command that the stage allows to somebody; each rule says who may give it. */
const nextOf = ({ stage }: AppealState): string[] =>
  commandNames
    .filter((name) => (rules[name].from as readonly string[]).includes(stage.status))
    .map((name: CommandName) => `${rules[name].zh} ${rules[name].en}`);

/** The Temporal UI shows beside the timer which mark the clock waits for. */
export function timerSummary(state: AppealState, atMs: number): string {
  const turning = state.obligations.find((o) => [o.yellowAtMs, o.redAtMs, o.dueAtMs].includes(atMs));
  const what = turning ? `${kindOf(turning)} ${timerMarkOf(turning, atMs)}` : '下一期限 next deadline';
  return `${what} ${both(wordEnd(state.calendar, atMs))}`;
}

const timerMarkOf = (o: Obligation, atMs: number): string => {
  if (o.light === 'green' && o.yellowAtMs === atMs) return both(words.lights.yellow);
  return o.redAtMs === atMs ? both(words.lights.red) : '到期 due';
};
