import { quoted } from './places.ts';
import { type Terms, term, type Wording } from './wording.ts';

/** Every field that people fill in or read, under its name in the API. */
export const fieldTerms = {
  // The filing
  kind: term('诉求类型', 'kind'),
  title: term('标题', 'title'),
  description: term('内容', 'description'),
  category: term('类别', 'category'),
  area: term('所在地区', 'area'),
  areaId: term('区域编号', 'area id'),
  location: term('地点', 'place'),
  address: term('地址', 'address'),
  longitude: term('经度', 'longitude'),
  accuracyM: term('误差（米）', 'accuracy in metres'),
  datum: term('坐标系', 'coordinate system'),
  source: term('来源', 'source'),
  latitude: term('纬度', 'latitude'),
  citizen: term('诉求人', 'citizen'),
  name: term('姓名', 'name'),
  phone: term('电话', 'telephone'),
  phones: term('其他电话', 'further telephones'),
  email: term('电子邮箱', 'e-mail'),
  anonymous: term('匿名', 'anonymous'),
  channel: term('来源渠道', 'channel'),
  urgency: term('紧急程度', 'urgency'),
  reference: term('来源编号', 'number at the platform'),
  urgencyAsked: term('诉求人认为的紧急程度', 'urgency as the citizen sees it'),
  occurredAt: term('发生时间', 'time of the matter'),
  participants: term('参与人', 'people of the matter'),
  people: term('人员名单', 'list of people'),
  declared: term('申报人数', 'declared number'),
  // Every command
  note: term('内部备注', 'internal note'),
  attachments: term('附件', 'attachments'),
  reason: term('理由', 'reason'),
  text: term('正文', 'text'),
  // Dispatch and help
  lead: term('牵头单位', 'lead unit'),
  helpers: term('协办单位', 'helping units'),
  mistakeOf: term('误派方', 'wrongly dispatched by'),
  instruction: term('办理要求', 'instruction'),
  unit: term('单位', 'unit'),
  units: term('单位', 'units'),
  fallback: term('兜底单位', 'fall-back unit'),
  to: term('接收单位', 'receiving unit'),
  person: term('承办人', 'person'),
  agree: term('是否同意', 'agreement'),
  grounds: term('事由', 'grounds'),
  basis: term('依据', 'basis'),
  // Work
  catalogueItem: term('目录事项', 'catalogue item'),
  contained: term('先期处置已完成', 'first measures taken'),
  standard: term('办理标准', 'standard'),
  fee: term('收费', 'fee'),
  dueAt: term('完成期限', 'due date'),
  contactedAt: term('联系时间', 'time of contact'),
  contactMeans: term('联系方式', 'means of contact'),
  until: term('截止时间', 'end date'),
  progressEvery: term('进展报告间隔', 'interval of progress'),
  grant: term('是否批准', 'decision'),
  result: term('办理结果', 'result'),
  statement: term('办结说明', 'statement'),
  // Judgement
  contacted: term('是否联系', 'contacted'),
  resolved: term('是否解决', 'resolved'),
  partly: term('是否部分解决', 'partly resolved'),
  satisfaction: term('满意度', 'satisfaction'),
  comment: term('意见', 'comment'),
  at: term('时间', 'time'),
  means: term('方式', 'means'),
  reached: term('是否接通', 'reached'),
  said: term('通话内容', 'what was said'),
  rating: term('评价', 'rating'),
  withdrawal: term('撤回确认', 'withdrawal'),
  place: term('地点', 'place'),
  cast: term('测评票数', 'votes cast'),
  dissatisfied: term('不满意票数', 'dissatisfied votes'),
  evidence: term('佐证', 'evidence'),
  // Merge, split, decline
  into: term('主件', 'master'),
  parts: term('拆分事项', 'parts'),
  explanation: term('解释说明', 'explanation'),
  overturn: term('是否改判', 'overturned'),
  // Leaders and supervision
  leader: term('县领导', 'leader'),
  final: term('最终裁定', 'final'),
  opened: term('派生诉求', 'appeals opened'),
  outcome: term('办理结果', 'outcome'),
  copiedTo: term('抄送领导', 'copied to'),
  query: term('查找内容', 'query'),
  colour: term('督办级别', 'colour'),
  replyBy: term('回复期限', 'reply date'),
  approved: term('是否批准最终裁定', 'approval of a final ruling'),
  ruling: term('裁定', 'ruling'),
  about: term('涉及对象', 'about whom'),
  serial: term('编号', 'serial'),
  samePerson: term('是否系同一人', 'the same person'),
  of: term('此前诉求', 'earlier appeal'),
  // Between appeals, and from the county's data
  from: term('来源诉求', 'appeal it comes from'),
  registeredAt: term('登记时间', 'time of filing'),
  newcomers: term('并入人员', 'people who join'),
  earliestFiledAt: term('最早登记时间', 'earliest filing'),
  overallDueAt: term('全案期限', 'date of the case'),
  containDueAt: term('先期处置期限', 'date of first measures'),
  escalation: term('领办情况', 'escalation'),
  effect: term('跨案事项', 'effect'),
  accepted: term('是否接受', 'accepted'),
  calendar: term('日历', 'calendar'),
  policy: term('办理规则', 'policy'),
  // Lists and pages
  status: term('环节', 'stage'),
  escalated: term('是否已提请县领导', 'with a leader'),
  light: term('灯', 'light'),
  overdue: term('是否逾期', 'overdue'),
  dueBefore: term('期限早于', 'due before'),
  dueBy: term('期限不晚于', 'due by'),
  q: term('查找内容', 'search'),
  cursor: term('翻页位置', 'cursor'),
  limit: term('时限或条数', 'limit'),
  open: term('是否用于在办诉求', 'open appeals too'),
  // What people arrange for themselves and their unit
  language: term('语言', 'language'),
  landing: term('登录后的页面', 'page after signing in'),
  rows: term('每页行数', 'rows to a page'),
  shortcuts: term('快捷键', 'shortcuts'),
  shared: term('是否共享', 'shared'),
  use: term('用途', 'use'),
  // Files and accounts
  bytes: term('大小', 'size'),
  type: term('文件类型', 'type of file'),
  account: term('账号', 'account'),
  password: term('密码', 'password'),
  code: term('验证码', 'code'),
  token: term('口令', 'token'),
  // The actor, the facts and the request of a message around the API
  actor: term('办理人身份', 'actor'),
  facts: term('县情数据', 'facts'),
  request: term('请求标识', 'request'),
} as const satisfies Terms;

/** A dotted path by the terms of its fields: `people.3.name` is 人员名单第4项的姓名. A name that is no field is quoted. */
export function fieldWording(path: string): Wording {
  const steps = path.split('.').filter((step) => step !== '');
  const zh = steps.map((step, index) => chineseStep(step, index > 0)).join('');
  const en = steps.map((step, index) => englishStep(step, index > 0)).join('');
  return { zh, en };
}

const terms: Terms = fieldTerms;
const fieldTerm = (name: string): Wording =>
  Object.hasOwn(terms, name) ? (terms[name] ?? quoted(name)) : quoted(name);
const isIndex = (step: string): boolean => /^\d+$/.test(step);

const chineseStep = (step: string, isInner: boolean): string =>
  isIndex(step) ? `第${Number(step) + 1}项` : `${isInner ? '的' : ''}${fieldTerm(step).zh}`;
const englishStep = (step: string, isInner: boolean): string =>
  isIndex(step) ? ` ${Number(step) + 1}` : `${isInner ? ', ' : ''}${fieldTerm(step).en}`;
