/** What a refusal is about; the API turns it into a status: 403, 404, 409, 412, 422, 429. */
export type RefusalKind = 'forbidden' | 'unknown' | 'state' | 'precondition' | 'rule' | 'pace';

interface Sentence {
  readonly kind: RefusalKind;
  readonly zh: string;
  readonly en: string;
}

const s = (kind: RefusalKind, zh: string, en: string): Sentence => ({ kind, zh, en });

/** Every refusal's code, what it is about and its sentence in both languages. */
export const sentences = {
  'not-yours': s('forbidden', '此项办理限以下人员：{who}。', 'Only these may do this: {who}.'),
  'has-left': s(
    'forbidden',
    '您已退出本件，不能再评价、测评、提出异议、补充、催办或撤回，但仍可凭查询码查看。如问题仍在，请另行登记。',
    'You have left this case, so you decide nothing in it. You may go on reading it. If the matter is still open, file it again.',
  ),
  'filer-only': s(
    'forbidden',
    '此查询码属于代为登记者，只能查看、补充和催办；评价、测评、提出异议或撤回，请由名单所列人员凭本人的查询码办理。',
    'This code is the filer’s: it reads, adds and urges. To rate, vote, object or withdraw, a listed person uses the own code.',
  ),
  'unverified-actor': s(
    'forbidden',
    '无法确认此消息由{account}发出，未予办理。请通过系统办理，或领取信号令牌后重新发送。',
    'Nobody proved that {account} sent this message, so it was not carried out. Use the API, or send a signal with a token.',
  ),
  'appeal-closed': s(
    'state',
    '本件已于{closedAt}销号，结果为“{outcome}”，不再办理。',
    'The appeal was closed on {closedAt} as {outcome}. Nothing more can be done on it.',
  ),
  'wrong-status': s(
    'state',
    '本件现处“{status}”环节，不能办理“{command}”；当前可办理：{allowed}。',
    'The appeal is {status}, so “{command}” is not possible. Possible now: {allowed}.',
  ),
  'version-differs': s(
    'precondition',
    '本件已有新进展（您看到的是第{wanted}版，现为第{version}版），请刷新后重试。',
    'The appeal has moved on: you read version {wanted}, it is now {version}. Read it again.',
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
    'The case waits for the ruling of {leader}. Until then nobody transfers it, denies it or asks for more time.',
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
  'urged-today': s(
    'pace',
    '今日已催办一次，请明日再催。',
    'You have urged today. You may urge again tomorrow.',
  ),
  malformed: s(
    'rule',
    '提交的内容无法办理：{trouble}。请更正后重新提交。',
    'What was sent cannot be read: {trouble}. Correct it and send it again.',
  ),
  'anonymous-with-contact': s(
    'rule',
    '匿名诉求不得填写姓名、电话或邮箱；如需留下联系方式，请改为实名。',
    'An anonymous filing carries no name, telephone or e-mail. Leave them out, or file under your name.',
  ),
  'date-before-filing': s(
    'rule',
    '{field}（{date}）早于登记时间，请更正。',
    '{field} ({date}) lies before the filing. Correct it.',
  ),
  'date-future': s(
    'rule',
    '{field}（{date}）不得晚于现在，请更正。',
    '{field} ({date}) lies in the future. Correct it.',
  ),
  'date-past': s(
    'rule',
    '{field}（{date}）须晚于现在，请更正。',
    '{field} ({date}) must lie in the future. Correct it.',
  ),
  'final-needs-conference': s(
    'rule',
    '最终裁定须先经联席会议批准。',
    'A final ruling needs the approval of the conference first.',
  ),
  'item-of-other-category': s(
    'rule',
    '目录事项{item}不属于“{category}”类，请另选事项。',
    'The catalogue item {item} does not belong to the category {category}. Choose another.',
  ),
  'not-a-helper': s('rule', '{unit}不是本件的协办单位，请核对。', '{unit} is not a helper here.'),
  'not-reached': s(
    'rule',
    '未联系上诉求人，不能记录其评价或撤回意愿。',
    'Somebody who was not reached has neither rated nor withdrawn.',
  ),
  'person-on-leave': s(
    'rule',
    '{person}正在休假，请指定在岗人员。',
    '{person} is on leave. Name somebody at work.',
  ),
  'promise-beyond-catalogue': s(
    'rule',
    '承诺时间超过目录事项{item}的时限，最迟为{latest}。',
    'The promise lies beyond the limit of {item}. The latest date is {latest}.',
  ),
  'promise-beyond-limit': s(
    'rule',
    '承诺时间超过办结期限，最迟为{latest}。',
    'The promise lies beyond the date for completion. The latest date is {latest}.',
  ),
  'same-person': s(
    'rule',
    '{person}已是责任人，请指定其他人员。',
    '{person} is the liable person already. Name somebody else.',
  ),
  'same-unit': s(
    'rule',
    '{unit}即申请单位本身，请填写其他单位。',
    '{unit} is the very unit that asks. Name another.',
  ),
  'unit-twice': s(
    'rule',
    '单位{unit}重复填写，请删去一处。',
    'The unit {unit} is named twice. Leave one out.',
  ),
  'unknown-attachment': s(
    'rule',
    '没有可用的附件{attachment}：不存在、尚未就绪或不能用于此处，请重新上传。',
    'There is no attachment {attachment} for this: it is missing, not ready, or belongs elsewhere. Upload it again.',
  ),
  'unknown-catalogue-item': s(
    'rule',
    '服务目录中没有事项{item}，请从目录中选择。',
    'The catalogue has no item {item}.',
  ),
  'unknown-category': s(
    'rule',
    '没有可选的类别{category}，请从类别表中选择。',
    'There is no category {category} to choose here. Take one of the county’s list.',
  ),
  'unknown-person': s('rule', '{unit}没有这名人员：{person}，请核对。', '{unit} has nobody called {person}.'),
  'unknown-unit': s('rule', '没有单位{unit}，请核对。', 'There is no unit {unit}.'),
  'consultation-only': s(
    'state',
    '只有咨询可以直接答复，本件为{kind}，请派单办理。',
    'Only a consultation is answered at once. This is a {kind}: dispatch it.',
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
  'pause-lapsed': s(
    'rule',
    '所申请的暂缓办理已于{until}期满，请不予批准，由承办单位另行申请。',
    'The pause that was asked for ended on {until}. Refuse it, so that the unit can ask again.',
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
  'unknown-account': s(
    'rule',
    '全县人员中没有此人：{person}，请核对。',
    'The county’s people have nobody called {person}.',
  ),
  'more-dissatisfied-than-votes': s(
    'rule',
    '不满意票数（{dissatisfied}）多于投票数（{cast}），请更正。',
    'There are more dissatisfied votes ({dissatisfied}) than votes cast ({cast}). Correct the numbers.',
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
    '举报件只在纪检机关办理，不得移交、提出职责异议、协办、拆分、并案、认定重复或提请县领导。',
    'A report of misconduct stays with its office. It is neither passed on, denied, shared, split, joined nor raised to a leader.',
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
  'unknown-appeal': s('unknown', '没有编号为{appeal}的诉求，请核对编号。', 'There is no appeal {appeal}.'),
  'master-closed': s(
    'rule',
    '主件{appeal}已销号，不能并入，请另选主件。',
    'The master {appeal} is closed. Nothing can be merged into it.',
  ),
  'merge-into-itself': s(
    'rule',
    '不能并入本件自身，请填写另一件的编号。',
    'An appeal cannot be merged into itself. Name another.',
  ),
  'repeats-itself': s(
    'rule',
    '诉求不能重复自身，请填写此前的诉求编号。',
    'A case does not repeat itself. Name the earlier one.',
  ),
  'nothing-to-repeat': s(
    'rule',
    '{appeal}的结果为“{outcome}”，不计为重复；请填写曾经办理的诉求编号。',
    '{appeal} ended as {outcome} and does not count. Name a case that was looked into.',
  ),
  'filed-later': s(
    'rule',
    '{appeal}登记在本件之后，请在该件上认定。',
    '{appeal} was filed after this case. Confirm it there.',
  ),
  'repeat-confirmed-already': s(
    'state',
    '本件已认定为{appeal}的重复，无须再次认定。',
    'This case counts as a repeat of {appeal} already.',
  ),
  'unknown-reason': s(
    'rule',
    '不予受理的理由{reason}不在规定之列；可选：{reasons}。',
    'The reason {reason} is not listed. Choose one of: {reasons}.',
  ),
  'not-above': s(
    'rule',
    '{unit}不是上级服务中心；可选：{above}。',
    '{unit} is no centre above. Choose one of: {above}.',
  ),
  'helps-already': s('rule', '{unit}已在协办，无须重复商请。', '{unit} is helping already.'),
  'grounds-needed': s('rule', '不同意协办的，请填写事由。', 'A refusal to help needs grounds.'),
  'not-later': s(
    'rule',
    '新期限须晚于现期限（{dueAt}），请更正。',
    'The new date must be later than {dueAt}.',
  ),
  'beyond-policy': s(
    'rule',
    '超过规定的最长期限，最迟为{latest}。',
    'The policy allows no later date than {latest}.',
  ),
  'unknown-leader': s('rule', '没有这名县领导：{person}，请核对。', 'There is no leader {person}.'),
  'unknown-colour': s(
    'rule',
    '没有{colour}这一督办级别；可选：{colours}。',
    'There is no order of this kind: {colour}. Choose one of: {colours}.',
  ),
  'unit-handles-nothing': s(
    'rule',
    '{unit}不承办诉求，请另选单位。',
    '{unit} handles no appeals. Name another unit.',
  ),
  'category-of-other-kind': s(
    'rule',
    '{kind}不能归入“{category}”类：举报归入举报类别，举报类别只收举报。',
    'A {kind} does not go into the category {category}: reports of misconduct have a category of their own.',
  ),
  'proactive-by-centre': s(
    'forbidden',
    '主动治理事项由服务中心登记。',
    'A proactive appeal is registered by a service centre.',
  ),
  'unit-or-person': s(
    'rule',
    '请填写一个单位或者一名人员，不能同时填写。',
    'Name either a unit or a person.',
  ),
  'more-votes-than-people': s(
    'rule',
    '票数（{cast}）多于人数（{declared}），请更正。',
    '{cast} votes are more than {declared}. Correct the numbers.',
  ),
  'wish-of-another': s(
    'rule',
    '申请撤回的是第{serial}号参与人，须向本人核实。',
    'Person {serial} wished to withdraw. Call that very person to confirm the wish.',
  ),
  'which-person': s(
    'rule',
    '群体诉求的回访须写明所访参与人的编号，其评价按该人一票计。',
    'A call to a group says whom it reached, by serial. The rating is that person’s vote.',
  ),
  'same-person-of-several': s(
    'rule',
    '本件不止一人，不能注明系同一人；并案时请勿注明，由系统逐人比对。',
    'Several people are in this case. Merge without saying who is the same, and each is compared.',
  ),
  'same-person-unclear': s(
    'rule',
    '{appeal}有多人，且无人与本件电话相同，无法判明系何人；并案时请勿注明。',
    '{appeal} has several people and none with this telephone. Merge without saying who is meant.',
  ),
  'not-a-participant': s('rule', '您不是本件的参与人。', 'You are not a person of this matter.'),
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof sentences;
