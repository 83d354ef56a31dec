import type { RefusalKind } from './refusal.ts';

interface Sentence {
  readonly kind: RefusalKind;
  readonly zh: string;
  readonly en: string;
}

const s = (kind: RefusalKind, zh: string, en: string): Sentence => ({ kind, zh, en });

/** Every refusal's code, what it is about and its sentence in both languages. */
export const sentences = {
  'not-yours': s('forbidden', '此操作限：{whoZh}。', 'This may only be done by {who}.'),
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
    '已升级，待县领导 {leader} 裁定，期间不得移送或否认权属。',
    'The case awaits the ruling of leader {leader}; until then no transfer and no denial.',
  ),
  'bound-by-ruling': s(
    'state',
    '县领导裁定对 {unit} 有约束力，不得移送或否认权属。',
    'The ruling binds {unit}: it may neither transfer nor deny.',
  ),
  'declined-object-only': s(
    'state',
    '不予受理的诉求不评价，只可提出异议。',
    'A declined appeal is not rated; it can be objected to.',
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
    '诉求自 {since} 起暂停，期间不能移送。',
    'The appeal is on hold since {since}: no transfer.',
  ),
  'request-pending': s('state', '已有待决定的请求：{kind}。', 'A {kind} request is pending already.'),
  'take-over-first': s('state', '须先领办。', 'Take the case over first.'),
  'taken-over-already': s(
    'state',
    '已由 {leader} 领办或作出终局裁定。',
    'The case is with {leader} already, or finally ruled.',
  ),
  'urge-open': s(
    'state',
    '已有催办未答复，最迟 {replyBy} 答复。',
    'An urge is open already; its answer is due at {replyBy}.',
  ),
  'urged-today': s('pace', '今日已催办一次，请明日再催。', 'You have urged today; you may again tomorrow.'),
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
  'same-unit': s('rule', '不能移送给本单位 {unit}。', 'A unit cannot transfer to itself ({unit}).'),
  'unit-twice': s('rule', '单位 {unit} 重复。', 'Unit {unit} is named twice.'),
  'unknown-attachment': s('rule', '没有附件 {attachment}。', 'There is no attachment {attachment}.'),
  'unknown-catalogue-item': s('rule', '服务目录中没有 {item}。', 'The catalogue has no item {item}.'),
  'unknown-category': s('rule', '没有类别 {category}。', 'There is no category {category}.'),
  'unknown-person': s('rule', '{unit} 没有此人：{person}。', '{unit} has nobody called {person}.'),
  'unknown-unit': s('rule', '没有单位 {unit}。', 'There is no unit {unit}.'),
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof sentences;
