import { findings } from '../../store/index.ts';
import type { TroubleKind } from '../watch/held.ts';
import type { Material, Plan, Step } from './plan.ts';

/** The lines that the command for repairs prints, in both languages. */

type Line = readonly [zh: string, en: string];
const both = ([zh, en]: Line): string => `${zh} · ${en}`;

export const troubleLine = (appeal: string, kind: string): string =>
  `${appeal}  ${kind}  ${both(findings[kind as TroubleKind] ?? [kind, kind])}`;

/** One line for each store. */
export function heldLines({ held, remembered }: Material): string[] {
  const { snapshot, log, workflow } = held;
  const open: Line = snapshot?.open ? ['在办', 'open'] : ['已办结', 'closed'];
  const known = Math.max(0, ...remembered.events.keys());
  return [
    snapshot
      ? both([
          `快照：第 ${snapshot.version} 版，${open[0]}`,
          `snapshot: version ${snapshot.version}, ${open[1]}`,
        ])
      : both(['快照：没有', 'snapshot: none']),
    both([
      `日志：${log.count} 个事件，最后为 #${log.last}`,
      `log: ${log.count} events, the last is #${log.last}`,
    ]),
    both(workflowLine(workflow)),
    both([`流程历史记得到 #${known}`, `the workflow’s history remembers up to #${known}`]),
  ];
}

function workflowLine(workflow: Material['held']['workflow']): Line {
  if (workflow.kind === 'none') return ['流程：没有', 'workflow: none'];
  const at = workflow.version === null ? '?' : `#${workflow.version}`;
  if (workflow.kind === 'ended')
    return [`流程：${workflow.how}，到 ${at}`, `workflow: ${workflow.how}, at ${at}`];
  const tries = workflow.attempts > 1 ? workflow.attempts : null;
  return [
    `流程：运行中，到 ${at}${tries ? `，任务已试 ${tries} 次` : ''}${workflow.publication ? `，发布失败 ${workflow.publication}` : ''}`,
    `workflow: running, at ${at}${tries ? `, ${tries} attempts of its task` : ''}${workflow.publication ? `, its publication fails: ${workflow.publication}` : ''}`,
  ];
}

const listed = (events: readonly { readonly seq: number }[]): string => {
  const [first, last] = [events[0]?.seq, events.at(-1)?.seq];
  return first === last ? `#${first}` : `#${first}–#${last}`;
};

export function stepLine(step: Step): string {
  switch (step.do) {
    case 'set-aside':
      return both([
        `将日志中 #${step.fromSeq} 起的事件移出，另存为证据`,
        `move the log’s events from #${step.fromSeq} on aside, as evidence`,
      ]);
    case 'keep-aside':
      return both([
        `将流程的事件 ${listed(step.events)} 另存为证据`,
        `keep the workflow’s events ${listed(step.events)} aside, as evidence`,
      ]);
    case 'fill-log':
      return both([
        `用流程历史补齐日志的 ${step.events.length} 个事件：${listed(step.events)}`,
        `write ${step.events.length} events of the workflow into the log: ${listed(step.events)}`,
      ]);
    case 'put-snapshot':
      return both(['按事件重写快照', 'put the snapshot that the events lead to']);
    case 'end-workflow':
      return both(['终止流程：诉求已办结', 'end the workflow: the case has closed']);
    case 'restart':
      return both(['按日志重新启动流程', 'start the workflow anew from the log']);
  }
}

export const keyLines = (lost: readonly string[]): string[] =>
  lost.length === 0
    ? []
    : [
        both([
          `数据库缺少 ${lost.length} 把个人密钥，相应的姓名和联系方式无法再读取`,
          `the database lacks ${lost.length} persons’ keys: those names and contact data cannot be read any more`,
        ]),
      ];

export function planLines(plan: Plan): string[] {
  if (plan.undecidedFrom !== null) {
    const from = plan.undecidedFrom;
    return [
      both([
        `自 #${from} 起两处记录不同，请用 --for log（以日志为准）或 --for workflow（以流程为准）决定`,
        `from #${from} on the stores hold different events: decide by --for log or --for workflow`,
      ]),
    ];
  }
  if (plan.lost.length > 0) {
    const lost = plan.lost.map((seq) => `#${seq}`).join(', ');
    return [
      both([`两处都没有的事件：${lost}，无法自动修复`, `no store holds ${lost}: this cannot be repaired`]),
    ];
  }
  if (plan.steps.length === 0) return [both(['无须修复', 'nothing to repair'])];
  return plan.steps.map((step, index) => `${index + 1}. ${stepLine(step)}`);
}
