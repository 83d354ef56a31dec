import {
  type AppealEvent,
  type AppealState,
  awaited,
  type CommandName,
  commandNames,
  isoLocal,
  liableOf,
  type Obligation,
  rules,
  worstLight,
} from '../domain/index.ts';

/**
 * Describes the case for an operator in the Temporal UI (markdown). It holds no personal data of citizens and no
 * filed text. It shows only stages, offices, officers' accounts and dates.
 */
export function caseDetails(state: AppealState, recent: readonly AppealEvent[]): string {
  const { stage, escalation, hold, calendar } = state;
  const liable = liableOf(state);
  const waitsFor = awaited(state);
  const at = (ms: number) => isoLocal(calendar, ms);
  const lines = [
    `**${stage.status}** ${stage.status === 'closed' ? `(${stage.outcome})` : worstLight(state.obligations)} · version ${state.seq}`,
    '',
    liable
      ? `Liable 责任单位: \`${liable.unit}\`, \`${liable.person}\`, since ${at(liable.sinceMs)} (${liable.why})`
      : `Triage 派发: \`${state.triage.unit}\``,
    ...(waitsFor ? [`Waits for 待办: ${waitsFor.kind}, due ${at(waitsFor.dueAtMs)}`] : []),
    ...(escalation.state === 'none'
      ? []
      : [`Escalation 领办: ${escalation.state} (${escalation.reason}), \`${escalation.leader}\``]),
    ...(hold ? [`On hold 暂停 since ${at(hold.fromMs)}`] : []),
    ...table(
      ['obligation', 'owed by', 'due', 'light'],
      state.obligations.map((o) => [kindOf(o), ownerOf(o), at(o.dueAtMs), o.light]),
    ),
    ...table(
      ['seq', 'at', 'last events', 'by'],
      recent.map(({ seq, atMs, type, actor }) => [String(seq), at(atMs), type, actor.account]),
    ),
    '',
    `Next 可执行: ${nextOf(state).join(', ') || 'nothing'}`,
  ];
  return lines.join('\n');
}

const kindOf = ({ kind, about }: Obligation): string => (about === null ? kind : `${kind} (${about})`);
const ownerOf = ({ owner }: Obligation): string =>
  [owner.unit, owner.person].filter(Boolean).join(', ') || owner.role;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells))];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Commands that the stage allows to somebody. Each rule decides who may give it. */
const nextOf = ({ stage }: AppealState): CommandName[] =>
  commandNames.filter((name) => (rules[name].from as readonly string[]).includes(stage.status));

/** Describes the clock's next deadline beside the timer in the Temporal UI. */
export function timerSummary(state: AppealState, atMs: number): string {
  const turning = state.obligations.find((o) => [o.yellowAtMs, o.redAtMs, o.dueAtMs].includes(atMs));
  const what = turning ? `${kindOf(turning)} ${markOf(turning, atMs)}` : 'next deadline';
  return `${what} ${isoLocal(state.calendar, atMs)}`;
}

const markOf = (o: Obligation, atMs: number): string => {
  if (o.light === 'green' && o.yellowAtMs === atMs) return 'yellow';
  return o.redAtMs === atMs ? 'red' : 'due';
};
