import { type RefusalSentence, s } from './refusal-sentence.ts';

/** The stage or the course of a case bars a command. */
export const stateRefusals = {
  'appeal-closed': s(
    'state',
    '本件已于{closedAt}销号，结果为“{outcome}”，不再办理。',
    'The appeal was closed on {closedAt} as {outcome}. Nothing more can be done on it.',
  ),
  'wrong-status': s(
    'state',
    '本件现处“{status}”环节，不能办理“{command}”；当前可办理：{allowed}。',
    'The appeal is {status}, so “{command}” is not possible. Commands possible now: {allowed}.',
  ),
  'accept-first': s(
    'state',
    '首接单位须先签收，再提出职责异议。',
    'The first receiver must accept the case before it states that the matter is not its own.',
  ),
  'already-accepted': s('state', '{unit}已经签收，无须重复签收。', '{unit} has accepted the case already.'),
  'awaits-leader': s(
    'state',
    '本件已提请{leader}裁定；裁定前不得移交、提出职责异议、申请延期或暂缓办理。',
    'The case awaits a ruling by {leader}. Until the ruling, no unit may transfer it, deny ownership or ask for an extension or a pause.',
  ),
  'bound-by-ruling': s(
    'state',
    '县领导已裁定由{unit}办理，不得移交或提出职责异议。',
    'The ruling binds {unit}: it may neither transfer the case nor deny it.',
  ),
  'declined-object-only': s(
    'state',
    '不予受理的诉求不作评价，也不接收并案；如不同意，可提出异议。',
    'A declined appeal is not rated and takes no duplicate in. The citizen may object to it.',
  ),
  'denied-already': s(
    'state',
    '{unit}已提出过职责异议，裁定前不得重复提出。',
    '{unit} has denied the matter already. It may do so again only after a ruling.',
  ),
  'group-votes': s(
    'state',
    '群体诉求由参与人逐一测评，不以一人评价为准。',
    'The people of a group vote one by one. No single rating decides.',
  ),
  'helper-not-active': s('state', '{unit}的协办已经结束，无须再办。', 'The part of {unit} has ended.'),
  'helper-not-waiting': s(
    'state',
    '{unit}没有待签收的协办任务，无须签收。',
    '{unit} has no part that waits for acceptance.',
  ),
  'helpers-at-work': s(
    'state',
    '以下协办单位尚未完成，暂不能办结：{units}。',
    'These helping units are still at work, so the case cannot be completed: {units}.',
  ),
  'not-first-receiver': s(
    'state',
    '{unit}不是首接单位，不能提出职责异议。',
    '{unit} is not the first receiver and cannot deny the matter.',
  ),
  'not-in-rating': s(
    'state',
    '本件不在评价环节，此次回访不能附带评价。',
    'The appeal is not being rated, so this call cannot carry a rating.',
  ),
  'nothing-requested': s(
    'state',
    '没有等待处理的“{kind}”申请，请刷新后查看。',
    'Nothing of this kind waits for a decision: {kind}.',
  ),
  'on-hold': s(
    'state',
    '本件自{since}起暂缓办理，其间不能移交；请先恢复办理。',
    'The appeal is on hold since {since}. Resume it before a transfer.',
  ),
  'request-pending': s(
    'state',
    '已有一项“{kind}”申请正在等待处理，请等待结果。',
    'A request of this kind is pending already: {kind}. Wait for its decision.',
  ),
  'take-over-first': s('state', '请先领办，再办理此项。', 'Take the case over first.'),
  'taken-over-already': s(
    'state',
    '本件已由{leader}领办，或已作出最终裁定。',
    'The case is with {leader} already, or finally ruled.',
  ),
  'urge-open': s(
    'state',
    '已有一次催办尚未答复，最迟{replyBy}答复，请等候。',
    'An urge is open already. Its answer is due by {replyBy}.',
  ),
  'consultation-only': s(
    'state',
    '“{kind}”不能直接答复；可直接答复的是咨询、建议，以及已办结事项的重复诉求，其余请派单。',
    'A {kind} is not answered at once. Consultations, suggestions and repeats of a settled case are; dispatch the others.',
  ),
  'decline-overturned': s(
    'state',
    '不予受理的决定已被改判，不得再次不予受理，请派单办理。',
    'The decline was overturned. The case cannot be declined again: dispatch it.',
  ),
  'nothing-declined': s(
    'state',
    '本件未被不予受理，无须提出异议。',
    'Nothing was declined that one could object to.',
  ),
  'objected-already': s(
    'state',
    '异议只可提出一次，请等候复核结果。',
    'An objection is possible once. Wait for its decision.',
  ),
  'no-centre-above': s(
    'state',
    '{unit}之上没有服务中心，请直接派单。',
    'There is no centre above {unit}. Dispatch the case.',
  ),
  'denied-this-case': s(
    'state',
    '{unit}已对本件提出过职责异议，不能抢单。',
    '{unit} has denied this case and cannot claim it.',
  ),
  'limit-passed': s(
    'state',
    '办结期限（{dueAt}）已过，不能再申请。',
    'The limit passed on {dueAt}. It is too late to ask.',
  ),
  'too-many-extensions': s(
    'state',
    '延期已达{most}次上限，不能再次申请，请按期办结。',
    'No more than {most} extensions are granted.',
  ),
  'paused-already': s(
    'state',
    '本件自{since}起已暂缓办理，无须再次申请；如需更久，请在恢复办理后另行申请。',
    'The appeal is on hold since {since} already. If more time is needed, ask once it has been resumed.',
  ),
  'nobody-changed': s(
    'state',
    '人员在岗情况没有变化，无须更新。',
    'Nobody of this case has left, moved or come back. There is nothing to note.',
  ),
  'nothing-changed': s(
    'state',
    '未附新的日历或规则，没有可启用的内容。',
    'Neither a calendar nor a policy came with it. There is nothing to take over.',
  ),
  'unknown-effect': s(
    'state',
    '没有等待回执的跨案事项{effect}。',
    'No effect {effect} waits for another appeal’s answer.',
  ),
  'nothing-to-complete': s(
    'state',
    '没有待办结的事项，请等待派单或裁定。',
    'Nothing is due for completion. Wait for a dispatch or a ruling.',
  ),
  'ruled-finally': s(
    'state',
    '{leader}已作出最终裁定，不再领办、裁定或提请。',
    '{leader} has ruled finally. The case is neither taken over, ruled nor raised again.',
  ),
  'too-many-pauses': s(
    'state',
    '暂缓办理已达{most}次上限，不能再次申请。',
    'No more than {most} pauses are granted.',
  ),
  'not-on-hold': s('state', '本件未暂缓办理，无须恢复。', 'The appeal is not on hold.'),
  'not-a-group': s('state', '本件不是群体诉求，请由诉求人评价。', 'This is not the matter of a group.'),
  'in-confidence': s(
    'state',
    '举报件只在纪检机关办理，不得移交、提出职责异议、协办、拆分、并案、认定重复或提请县领导；不属举报的，纪检机关可调整为其他类别。',
    'A report of misconduct stays with its office. It is neither passed on, denied, shared, split, joined nor raised to a leader. The discipline office may give it another category.',
  ),
  'meeting-votes': s(
    'state',
    '参与人只申报了人数，请组织现场测评。',
    'The people are known by number only. A meeting votes.',
  ),
  'people-vote': s(
    'state',
    '参与人逐一测评，不记录现场测评。',
    'The people are known one by one and vote themselves.',
  ),
  'leader-merges': s(
    'state',
    '本件由{leader}领办，并案须由该领导决定。',
    'The case is with {leader}. Only that leader may merge it.',
  ),
  'master-full': s(
    'state',
    '该主件并入的材料已满，请另选主件，或单独办理。',
    'The master holds as many words of merged cases as it can. Choose another, or handle this case alone.',
  ),
  'supplements-full': s(
    'state',
    '补充材料已满，请致电服务热线说明，或另行提交诉求。',
    'The case holds as many supplements as it can. Call the service line, or file the rest as a new appeal.',
  ),
  merging: s(
    'state',
    '本件正在并入{into}，请等待结果。',
    'The appeal is being merged into {into}. Wait for the result.',
  ),
  'swept-already': s('state', '已部署举一反三，无须重复部署。', 'A sweep has been ordered already.'),
  'escalated-already': s(
    'state',
    '本件已提请{leader}领办，或已作出最终裁定。',
    'The case is with {leader} already, or finally ruled.',
  ),
  'no-order-open': s(
    'state',
    '{unit}没有待回复的督办单，无须回复。',
    'No order waits for a reply of {unit}.',
  ),
  'on-conference-already': s(
    'state',
    '本件已列入联席会议，无须重复提交。',
    'The case is on the conference’s list already.',
  ),
  'not-on-conference': s(
    'state',
    '本件未列入联席会议，或议定事项已经记录。',
    'The case is not before the conference, or its resolution is recorded.',
  ),
  'confidential-only': s('state', '此项仅用于举报件。', 'This belongs to confidential reports only.'),
  'too-many-claims': s(
    'state',
    '在办的抢单件已达{most}件上限，请先办结在办件。',
    'The unit has {most} open claims, its most. Complete one first.',
  ),
  'repeat-confirmed-already': s(
    'state',
    '本件已认定为{appeal}的重复，无须再次认定。',
    'This case counts as a repeat of {appeal} already.',
  ),
} as const satisfies Record<string, RefusalSentence>;
