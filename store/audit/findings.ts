/** The possible findings of an audit. People read the sentences, and programs match the codes. */
export const findings = {
  'event-unreadable': ['事件文档已损坏', 'the event’s document is damaged'],
  'event-changed': ['事件内容与其哈希不符', 'the event is not what its hash says'],
  'event-misplaced': ['事件不在其编号所指之处', 'the event is stored under another’s id'],
  'event-missing': ['缺少此事件', 'this event is missing'],
  'link-wrong': ['链接哈希与前一事件不符', 'the link does not follow from the event before'],
  'link-missing': ['链接哈希被移除', 'the link was removed'],
  'mark-removed': ['未封存的事件被标为已封存', 'marked as anchored, but in no anchor'],
  'cannot-replay': ['事件无法重演', 'the events cannot be replayed'],
  'snapshot-unreadable': ['快照文档已损坏', 'the snapshot’s document is damaged'],
  'snapshot-missing': ['缺少快照', 'there are events but no snapshot'],
  'snapshot-behind': ['快照落后于事件', 'the snapshot is behind its events'],
  'snapshot-differs': ['快照与事件重演的结果不符', 'the snapshot is not what its events lead to'],
  'list-fields-differ': ['列表字段与快照不符', 'the fields that lists ask for are not those of the state'],
  'workflow-missing': ['在办诉求没有流程', 'an open case without a workflow'],
  'workflow-ended': ['在办诉求的流程已被终止或失败', 'the workflow of an open case was ended or has failed'],
  'workflow-stuck': ['流程任务反复失败', 'the workflow’s task fails again and again'],
  'workflow-behind': ['流程落后于日志', 'the workflow is behind the log'],
  'log-gap': ['日志缺少事件', 'events are missing in the log'],
  'log-behind': ['日志落后于快照或流程', 'the log is behind the snapshot or the workflow'],
  'log-conflict': ['日志与流程在同一编号下的事件不同', 'the log has other events than the workflow'],
  'anchor-missing': ['缺少此封存', 'this anchor is missing'],
  'anchor-changed': ['封存记录与其哈希不符', 'the anchor is not what its hash says'],
  'anchor-link-wrong': ['封存记录不承接前一个', 'the anchor does not follow from the one before'],
  'anchor-root-wrong': ['封存根与其叶不符', 'the root is not that of its leaves'],
  'anchor-in-future': ['封存日期在将来或倒退', 'the anchor’s day is in the future or before the last one’s'],
  'anchor-overdue': ['超过两天未封存', 'nothing was anchored for more than two days'],
  'anchored-event-missing': ['已封存的事件不在', 'an anchored event is gone'],
  'anchored-event-differs': ['事件与封存时不同', 'the event is not the one that was anchored'],
  'head-differs': ['封存登记与封存不符', 'the register of heads is not what was anchored'],
  'act-missing': ['缺少此管理行为', 'this act is missing'],
  'act-changed': ['管理行为与其哈希不符', 'the act is not what its hash says'],
  'act-link-wrong': ['管理行为不承接前一个', 'the act does not follow from the one before'],
  'anchored-act-differs': ['管理行为与封存时不同', 'the act is not the one that was anchored'],
  'record-unacted': ['记录没有相应的管理行为', 'a record without its act'],
  'index-missing': [
    '缺少索引，查询会变慢或不能进行',
    'an index is missing: asking is slow or impossible without it',
  ],
  'record-differs': ['记录与其管理行为不符', 'the record is not the one of its act'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Finding = keyof typeof findings;

export interface Discrepancy {
  readonly what: Finding;
  /** The appeal, or `anchor 12`, `act 3`, `county:4`. */
  readonly about: string;
  readonly seq?: number;
}
export type TellDiscrepancy = (found: Discrepancy) => void;

export interface AuditResult {
  readonly appeals: number;
  readonly events: number;
  /** Events that wait for the next anchor. */
  readonly unanchored: number;
  readonly anchors: number;
  readonly acts: number;
  readonly discrepancies: number;
}
