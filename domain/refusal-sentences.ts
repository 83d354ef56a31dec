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
  'not-yours': s('forbidden', '此操作限：{whoZh}。', 'This may only be done by {who}.'),
  'has-left': s(
    'forbidden',
    '您已退出本诉求，不能再评价、投票、提出异议、补充、催办或撤回；可继续凭查询码查看。如问题仍在，请另行登记诉求。',
    'You have left this case, so you no longer rate, vote, object, add to it, urge or withdraw. You may go on reading it by your code; if the matter troubles you still, file an appeal of your own.',
  ),
  'filer-only': s(
    'forbidden',
    '此查询码属于代为登记者，只能查看、补充和催办；评价、投票、提出异议或撤回，请由名单所列人员凭本人的查询码办理。',
    'This code is the filer’s, who reads, adds and urges for the people listed. To rate, vote, object or withdraw, one of them uses a code of their own.',
  ),
  'unverified-actor': s(
    'forbidden',
    '无法确认此消息确由 {account} 发出，未予执行；请经接口办理，或在信号中附上令牌（POST /v1/token）。',
    'Nobody proved that this message is {account}’s, so it was not carried out: use the API, or a signal with a token (POST /v1/token).',
  ),
  'appeal-closed': s(
    'state',
    '该诉求已于 {closedAt} 销号（{outcome}）。',
    'The appeal was closed at {closedAt} ({outcome}).',
  ),
  'wrong-status': s(
    'state',
    '当前状态 {status} 不能执行 {command}；可执行：{allowed}。',
    'Not possible while the appeal is {status}; possible now: {allowed}.',
  ),
  'version-differs': s(
    'precondition',
    '版本已变：要求 {wanted}，现为 {version}，请刷新后重试。',
    'The version has changed: you asked for {wanted}, it is {version}. Read it again.',
  ),
  'accept-first': s(
    'state',
    '首交单位须先受理，再陈述理由。',
    'The first receiver must accept before it can state grounds.',
  ),
  'already-accepted': s('state', '{unit} 已受理。', '{unit} has accepted already.'),
  'awaits-leader': s(
    'state',
    '已升级，待县领导 {leader} 裁定，期间不得移送、否认权属、申请延期或暂停。',
    'The case awaits the ruling of leader {leader}; until then no transfer, no denial and no request for more time.',
  ),
  'bound-by-ruling': s(
    'state',
    '县领导裁定对 {unit} 有约束力，不得移送或否认权属。',
    'The ruling binds {unit}: it may neither transfer nor deny.',
  ),
  'declined-object-only': s(
    'state',
    '不予受理的诉求不评价、不收并案，只可提出异议。',
    'A declined appeal is neither rated nor takes duplicates in; it can be objected to.',
  ),
  'denied-already': s(
    'state',
    '{unit} 已否认过权属，裁定之前不得重复。',
    '{unit} has denied already; not again before a ruling.',
  ),
  'group-votes': s(
    'state',
    '群体诉求由参与人投票，不由一人评价。',
    'The people of a group vote; no single rating counts.',
  ),
  'helper-not-active': s('state', '{unit} 的协办已经结束。', 'The part of {unit} has ended already.'),
  'helper-not-waiting': s(
    'state',
    '{unit} 没有待受理的协办。',
    '{unit} has no part that waits for acceptance.',
  ),
  'helpers-at-work': s('state', '协办单位尚未完成：{units}。', 'Helping units are still at work: {units}.'),
  'not-first-receiver': s(
    'state',
    '{unit} 不是首交单位，不能否认权属。',
    '{unit} is not the first receiver and cannot deny.',
  ),
  'not-in-rating': s(
    'state',
    '诉求不在评价阶段，回访不能带评价。',
    'The appeal is not being rated; the call cannot carry a rating.',
  ),
  'nothing-requested': s(
    'state',
    '没有待决定的请求：{kind}。',
    'There is no {kind} request waiting for this.',
  ),
  'on-hold': s(
    'state',
    '诉求自 {since} 起暂停，期间不能移送，也不能再次申请暂停；请先恢复办理。',
    'The appeal is on hold since {since}: no transfer and no other pause. Resume it first.',
  ),
  'request-pending': s(
    'state',
    '已有待决定的请求：{kind}，请等待决定。',
    'A {kind} request is pending already: wait for the decision.',
  ),
  'take-over-first': s('state', '须先领办。', 'Take the case over first.'),
  'taken-over-already': s(
    'state',
    '已由 {leader} 领办或作出终局裁定。',
    'The case is with leader {leader} already, or finally ruled.',
  ),
  'urge-open': s(
    'state',
    '已有催办未答复，最迟 {replyBy} 答复。',
    'An urge is open already; its answer is due at {replyBy}.',
  ),
  'urged-today': s('pace', '今日已催办一次，请明日再催。', 'You have urged today; you may again tomorrow.'),
  malformed: s('rule', '内容无法识别：{reason}。', 'What was sent cannot be read: {reason}.'),
  'anonymous-with-contact': s(
    'rule',
    '匿名诉求不得带联系方式。',
    'An anonymous filing carries no contact data.',
  ),
  'date-before-filing': s(
    'rule',
    '{field} 早于登记时间：{date}。',
    '{field} lies before the filing: {date}.',
  ),
  'date-future': s('rule', '{field} 不得晚于现在：{date}。', '{field} lies in the future: {date}.'),
  'date-past': s('rule', '{field} 须晚于现在：{date}。', '{field} must lie in the future: {date}.'),
  'final-needs-conference': s(
    'rule',
    '终局裁定须经联席会议批准。',
    'A final ruling needs the approval of the conference.',
  ),
  'item-of-other-category': s(
    'rule',
    '目录事项 {item} 不属于类别 {category}。',
    'Catalogue item {item} does not belong to category {category}.',
  ),
  'not-a-helper': s('rule', '{unit} 不是协办单位。', '{unit} is not a helper here.'),
  'not-reached': s(
    'rule',
    '未联系上诉求人，不能记录其评价或撤回意愿。',
    'Who was not reached has neither rated nor withdrawn.',
  ),
  'person-on-leave': s('rule', '{person} 正在休假。', '{person} is on leave.'),
  'promise-beyond-catalogue': s(
    'rule',
    '承诺时间超过目录事项 {item} 的时限，最迟 {latest}。',
    'The promise lies beyond the limit of {item}; latest {latest}.',
  ),
  'promise-beyond-limit': s(
    'rule',
    '承诺时间超过办结期限 {latest}。',
    'The promise lies beyond the completion’s due date {latest}.',
  ),
  'same-person': s('rule', '{person} 已是责任人。', '{person} is the liable person already.'),
  'same-unit': s(
    'rule',
    '{unit} 即申请单位本身，请填写其他单位。',
    '{unit} is the very unit that asks: name another one.',
  ),
  'unit-twice': s('rule', '单位 {unit} 重复。', 'Unit {unit} is named twice.'),
  'unknown-attachment': s(
    'rule',
    '没有可用的附件 {attachment}：不存在、尚未就绪或不能用于此处。',
    'There is no attachment {attachment} for this: it does not exist, is not ready, or belongs elsewhere.',
  ),
  'unknown-catalogue-item': s('rule', '服务目录中没有 {item}。', 'The catalogue has no item {item}.'),
  'unknown-category': s(
    'rule',
    '没有可选的类别 {category}，请从类别表中选择。',
    'There is no category {category} to choose here: take one of the county’s list.',
  ),
  'unknown-person': s('rule', '{unit} 没有此人：{person}。', '{unit} has nobody called {person}.'),
  'unknown-unit': s('rule', '没有单位 {unit}。', 'There is no unit {unit}.'),
  'consultation-only': s(
    'state',
    '只有咨询可直接答复；本件为 {kind}。',
    'Only a consultation is answered at once; this is a {kind}.',
  ),
  'decline-overturned': s(
    'state',
    '不予受理已被提出异议，不得再次作出。',
    'The decline was objected to; the case cannot be declined again.',
  ),
  'nothing-declined': s(
    'state',
    '该诉求未被不予受理，无从异议。',
    'Nothing was declined that one could object to.',
  ),
  'objected-already': s('state', '异议只可提出一次。', 'An objection is possible once.'),
  'no-centre-above': s('state', '{unit} 之上没有服务中心。', 'There is no centre above {unit}.'),
  'denied-this-case': s(
    'state',
    '{unit} 已否认过本件，不能抢单。',
    '{unit} has denied this case and cannot claim it.',
  ),
  'limit-passed': s(
    'state',
    '期限 {dueAt} 已过，不能再申请。',
    'The limit passed at {dueAt}; it is too late to ask.',
  ),
  'too-many-extensions': s(
    'state',
    '延期次数已达上限 {most}。',
    'No more than {most} extensions are granted.',
  ),
  'paused-already': s(
    'state',
    '诉求自 {since} 起已经暂停，无须再次申请；如需更久，请在恢复办理后另行申请。',
    'The appeal is on hold since {since} already. If more time is needed, ask once it has been resumed.',
  ),
  'pause-lapsed': s(
    'rule',
    '所申请的暂停已于 {until} 期满，请不予批准，由承办单位另行申请。',
    'The pause that was asked for ended at {until}: refuse it, so that the unit can ask again.',
  ),
  'nobody-changed': s(
    'state',
    '人员在岗情况没有变化，无须更新。',
    'Nobody of this case has left, moved or come back: there is nothing to note.',
  ),
  'nothing-changed': s(
    'state',
    '未附新的日历或规则，没有可启用的内容。',
    'Neither a calendar nor a policy came with it: there is nothing to take over.',
  ),
  'unknown-effect': s(
    'state',
    '没有待回执的跨案事项 {effect}。',
    'No effect {effect} waits for another appeal’s answer.',
  ),
  'nothing-to-complete': s(
    'state',
    '没有待办结的事项，请等待派发或裁定。',
    'Nothing is due for completion: wait for a dispatch or a ruling.',
  ),
  'ruled-finally': s(
    'state',
    '县领导 {leader} 已作出终局裁定，不再领办、裁定或提请。',
    'Leader {leader} has ruled finally: the case is neither taken over, ruled nor raised again.',
  ),
  'unknown-account': s(
    'rule',
    '全县人员中没有此人：{person}。',
    'The county’s people have nobody called {person}.',
  ),
  'more-dissatisfied-than-votes': s(
    'rule',
    '不满意票数 {dissatisfied} 多于投票数 {cast}。',
    'There are more dissatisfied votes ({dissatisfied}) than votes cast ({cast}).',
  ),
  'too-many-pauses': s('state', '暂停次数已达上限 {most}。', 'No more than {most} pauses are granted.'),
  'not-on-hold': s('state', '诉求未暂停。', 'The appeal is not on hold.'),
  'not-a-group': s('state', '这不是群体诉求。', 'This is not the matter of a group.'),
  'in-confidence': s(
    'state',
    '举报件只在纪检机关办理，不得移送、否认权属、协办、拆分、并案、认定重复或提请县领导。',
    'A report of misconduct stays with its office: it is neither passed on, denied, shared, split, joined with another case nor raised to a leader.',
  ),
  'meeting-votes': s(
    'state',
    '参与人只报了人数，由现场会议表决。',
    'The people are known by number only: a meeting votes.',
  ),
  'people-vote': s(
    'state',
    '参与人逐一投票，不记现场表决。',
    'The people are known one by one and vote themselves.',
  ),
  'leader-merges': s(
    'state',
    '本件由县领导 {leader} 领办，并案须由该领导作出。',
    'The case is with leader {leader}: only that leader may merge it.',
  ),
  'master-full': s(
    'state',
    '该主件并入的材料已满，请另选主件，或单独办理。',
    'The master holds as many words of merged cases as it can: choose another, or handle the case by itself.',
  ),
  'supplements-full': s(
    'state',
    '补充材料已满，请致电服务热线说明，或另行提交诉求。',
    'The case holds as many supplements as it can: call the service line, or file the rest as a new appeal.',
  ),
  merging: s(
    'state',
    '正在并入 {into}，请等待并案结果。',
    'The appeal is being merged into {into}: wait for what comes of it.',
  ),
  'swept-already': s('state', '已部署举一反三。', 'A sweep has been ordered already.'),
  'escalated-already': s(
    'state',
    '已提请县领导 {leader}，或已作出终局裁定。',
    'The case is with leader {leader} already, or finally ruled.',
  ),
  'no-order-open': s('state', '{unit} 没有待回复的督办。', 'No order waits for a reply of {unit}.'),
  'on-conference-already': s('state', '已列入联席会议。', 'The case is on the conference’s list already.'),
  'not-on-conference': s('state', '未列入联席会议，或决议已记录。', 'The case is not before the conference.'),
  'confidential-only': s('state', '仅用于举报件。', 'This belongs to confidential reports only.'),
  'too-many-claims': s('state', '在办抢单已达上限 {most}。', 'The unit has {most} open claims, its most.'),
  'unknown-appeal': s('unknown', '没有诉求 {appeal}。', 'There is no appeal {appeal}.'),
  'master-closed': s('rule', '主件 {appeal} 已销号。', 'The master {appeal} is closed.'),
  'merge-into-itself': s('rule', '不能并入自身。', 'An appeal cannot be merged into itself.'),
  'repeats-itself': s(
    'rule',
    '诉求不能重复自身，请填写此前的诉求编号。',
    'A case does not repeat itself: name the earlier one.',
  ),
  'nothing-to-repeat': s(
    'rule',
    '{appeal} 已按 {outcome} 结束，不计为重复；请填写曾经办理的诉求编号。',
    '{appeal} ended as {outcome} and does not count: name a case that was looked into.',
  ),
  'filed-later': s(
    'rule',
    '{appeal} 登记在本件之后，请在该件上认定。',
    '{appeal} was filed after this case: confirm it there.',
  ),
  'repeat-confirmed-already': s(
    'state',
    '本件已认定为 {appeal} 的重复，无须再次认定。',
    'This case counts as a repeat of {appeal} already: there is nothing more to confirm.',
  ),
  'unknown-reason': s(
    'rule',
    '理由 {reason} 不在清单内：{reasons}。',
    'The reason {reason} is not listed: {reasons}.',
  ),
  'not-above': s('rule', '{unit} 不在上级中心之列：{above}。', '{unit} is no centre above: {above}.'),
  'helps-already': s('rule', '{unit} 已在协办。', '{unit} is helping already.'),
  'grounds-needed': s('rule', '拒绝须说明理由。', 'A refusal needs grounds.'),
  'not-later': s('rule', '须晚于现期限 {dueAt}。', 'The date must be later than {dueAt}.'),
  'beyond-policy': s('rule', '超过规定的最长期限 {latest}。', 'The policy allows no later than {latest}.'),
  'unknown-leader': s('rule', '没有县领导 {person}。', 'There is no leader {person}.'),
  'unknown-colour': s(
    'rule',
    '没有 {colour} 色督办单；可用：{colours}。',
    'There is no order of colour {colour}; there are {colours}.',
  ),
  'unit-handles-nothing': s('rule', '{unit} 不承办诉求。', '{unit} handles no appeals.'),
  'category-of-other-kind': s(
    'rule',
    '{kind} 不能归入类别 {category}；举报须归入举报类别，举报类别只收举报。',
    'A {kind} does not go into category {category}: reports of misconduct have a category of their own.',
  ),
  'proactive-by-centre': s(
    'forbidden',
    '主动治理事项由服务中心登记。',
    'A proactive appeal is registered by a service centre.',
  ),
  'unit-or-person': s('rule', '须写明一个单位或一个人。', 'Name a unit or a person, one of the two.'),
  'more-votes-than-people': s(
    'rule',
    '票数 {cast} 多于人数 {declared}。',
    '{cast} votes are more than {declared}.',
  ),
  'which-person': s(
    'rule',
    '群体诉求的回访须写明所访参与人的编号，其评价按该人一票计。',
    'A call to a group says in `person` whom it reached, by serial: the rating is that person’s vote.',
  ),
  'same-person-of-several': s(
    'rule',
    '本件不止一人，不能注明系同一人；请不注明而并案，由系统逐人比对。',
    'Several people are in this case, so none of them is said to be the same: merge without saying so, and each is compared.',
  ),
  'same-person-unclear': s(
    'rule',
    '{appeal} 有多人，且无人与本件电话相同，无法判明系何人；请不注明而并案。',
    '{appeal} has several people and none with this telephone, so nobody can tell who is meant: merge without saying so.',
  ),
  'wish-of-another': s(
    'rule',
    '申请撤回的是第 {person} 号参与人，须向本人核实。',
    'Person {person} wished to withdraw: a call to that very person confirms the wish or not.',
  ),
  'not-a-participant': s('rule', '不是本件参与人。', 'This is not a person of the matter.'),
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof sentences;
