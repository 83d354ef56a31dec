import { accountSentences } from './account-sentences.ts';
import { attachmentSentences } from './attachment-sentences.ts';
import { deskSentences } from './desk-sentences.ts';
import { hookSentences } from './hook-sentences.ts';
import { type ApiSentence, s } from './sentence.ts';
import { storeSentences } from './store-sentences.ts';

/** The problems that are the API's own; the rules of an appeal bring theirs. */
export const apiSentences = {
  ...attachmentSentences,
  ...accountSentences,
  ...deskSentences,
  ...hookSentences,
  ...storeSentences,
  'malformed-json': s(400, '提交的内容不是合法的 JSON，请更正后重试。', 'The body is not valid JSON.'),
  'too-deep': s(
    400,
    '提交的内容嵌套过深，最多{most}层。',
    'The body is nested too deeply: at most {most} levels.',
  ),
  'invalid-body': s(400, '提交的内容有误：{first}。', 'The body is wrong: {firstEn}.'),
  'unreachable-contact': s(422, '联系方式有误：{first}。', 'The contact data is wrong: {firstEn}.'),
  'invalid-query': s(400, '查询条件有误：{first}。', 'The query is wrong: {firstEn}.'),
  'bad-if-match': s(
    400,
    'If-Match 须为一个版本号，如“12”，或为“*”。',
    'If-Match must be one version, e.g. "12", or *.',
  ),
  'bad-idempotency-key': s(
    400,
    'Idempotency-Key 须为1至200个可见的 ASCII 字符。',
    'Idempotency-Key must be 1 to 200 visible ASCII characters.',
  ),
  'bad-cursor': s(
    400,
    '翻页位置无效，请从第一页重新查询。',
    'The cursor is not valid: begin again with the first page.',
  ),
  unauthenticated: s(
    401,
    '您尚未登录，或登录已失效，请重新登录。',
    'No valid bearer token: it is missing, unknown or expired.',
  ),
  'code-mistyped': s(
    401,
    '查询码输入有误，请核对后重新输入。',
    'The tracking code is mistyped: please compare it with the original.',
  ),
  'code-wrong': s(
    401,
    '编号与查询码不符，请核对后重新输入。',
    'This number and this tracking code do not belong together.',
  ),
  'may-not-register': s(
    403,
    '登记诉求限以下人员：诉求人、代办员、服务中心、接入平台；督查室只登记领导批示。',
    'Appeals are filed by citizens, clerks, centres and integrators. Supervision files leaders’ instructions alone.',
  ),
  'cross-site': s(
    403,
    '此操作须从本系统的页面发起。',
    'A request with a session’s cookie must come from a page of this system.',
  ),
  'admin-only': s(
    403,
    '修改全县数据限系统管理员，请与其联系。',
    'The county’s data is changed by its system administrator only.',
  ),
  'may-not-read-cases': s(
    403,
    '您无权查看流程中的原文；如工作需要，请系统管理员在全县人员数据中授权。',
    'You may not read cases in the Temporal UI (readsCases in the county’s people).',
  ),
  'archive-roles': s(
    403,
    '导出诉求档案限督查室、纪检机关和审计员。',
    'Archives are exported by the supervision office, the discipline office and auditors.',
  ),
  'audit-roles': s(
    403,
    '查阅管理行为记录限纪检机关和审计员。',
    'The log of administrative acts is read by the discipline office and auditors.',
  ),
  'erasure-by-admin': s(
    403,
    '删除个人信息限系统管理员；举报件限纪检机关。',
    'Personal data is erased by the system administrator, in confidential reports by the discipline office.',
  ),
  'accesses-by-auditor': s(
    403,
    '查阅联系方式的查阅记录限审计员和纪检机关。',
    'Who has read contact data is for the auditor and the discipline office.',
  ),
  'console-not-built': s(
    503,
    '工作台页面尚未生成，请先执行生成命令再刷新。',
    'The console’s pages are not built yet. Build them, then load this page again.',
  ),
  'stream-only': s(
    406,
    '此地址只提供事件流，请在请求头中声明接受事件流。',
    'This address answers with a stream of events only: accept text/event-stream.',
  ),
  'too-many-streams': s(
    429,
    '同时打开的页面过多，请关闭一些页面后重试。',
    'Too many pages listen for changes. Close some of them and try again.',
  ),
  'not-found': s(404, '没有这个地址。', 'There is nothing at this address.'),
  'appeal-not-found': s(
    404,
    '没有编号为{appeal}的诉求，请核对编号。',
    'There is no appeal {appeal}. Compare the number.',
  ),
  'unknown-command': s(
    404,
    '没有{command}这项操作，可用的操作见接口说明。',
    'There is no command {command}. The reference lists all commands.',
  ),
  'method-not-allowed': s(405, '此地址不支持 {method} 方法。', 'This address does not take {method}.'),
  'not-closed': s(
    409,
    '诉求尚未销号，不能再提；可补充材料、催办或评价。',
    'The appeal is not closed: supplement, urge or rate it instead of filing again.',
  ),
  'case-erased': s(
    409,
    '此诉求的个人信息已按申请删除，不能一键再提，请重新登记。',
    'The personal data of this appeal was erased on request: please file a new one.',
  ),
  'erasure-open-appeals': s(
    409,
    '以下诉求尚未销号，办理仍需要这些信息，未予删除：{appeals}。',
    'These appeals are still open and need the data; nothing was erased: {appeals}.',
  ),
  'follow-expired': s(
    422,
    '相似诉求的选择已过期，请重新查看后再选，或直接提交。',
    'The choice of a similar case has expired: please look again, or file without it.',
  ),
  'too-many-similar': s(
    429,
    '查看相似诉求过于频繁，请稍后再试；不影响提交诉求。',
    'Too many questions for similar cases: try again later. You can file all the same.',
  ),
  'file-again-too-late': s(
    409,
    '一键再提的期限已于{until}届满，请重新登记。',
    'The time for filing again ended on {until}: please file a new appeal.',
  ),
  'county-changed': s(
    412,
    '全县数据已有新版本，请刷新后重试。',
    'The county’s data has changed since. Read it again.',
  ),
  'too-large': s(413, '提交的内容超过{most}字节，请精简后重试。', 'The body is larger than {most} bytes.'),
  'headers-too-large': s(
    431,
    '请求的头部内容过大，请精简后重试。',
    'The headers are too large: send fewer cookies or shorter ones.',
  ),
  'request-too-slow': s(408, '请求发送过慢，已超时，请重试。', 'The request came too slowly. Send it again.'),
  'unreadable-request': s(
    400,
    '请求无法读取：网址中的汉字须先编码，头部须符合规范。',
    'The request cannot be read: encode the characters of its address, and check its headers.',
  ),
  'encoded-body': s(
    415,
    '提交的内容经过压缩，请直接提交未压缩的内容。',
    'The body is compressed. Send it as it is, without Content-Encoding.',
  ),
  'wrong-charset': s(
    400,
    '提交的内容编码有误（可能是国标编码），请改用 UTF-8。',
    'The body is not in UTF-8; it may be in GBK. Send it in UTF-8.',
  ),
  'not-json': s(415, '提交的内容须为 JSON（UTF-8）。', 'The body must be application/json in UTF-8.'),
  'idempotency-key-reused': s(
    422,
    '此 Idempotency-Key 已用于另一次提交，请换用新的。',
    'This Idempotency-Key has been used with another body.',
  ),
  'reference-used': s(
    422,
    '此来源编号已用于诉求{appeal}，内容不同，请换用新的编号。',
    'This number belongs to the case {appeal}, which was filed with other words. Use another number.',
  ),
  'category-removed': s(
    422,
    '类别{category}已停用或不可选，请另选类别后再提：{names}。',
    'The category {category} is there no more, or cannot be chosen: file again under another one. There are: {namesEn}.',
  ),
  'version-used': s(
    422,
    '“{known}”的内容变了，版本号仍为“{version}”，请换一个版本号。',
    'The content of {known} changed under the same version {version}: give it another one.',
  ),
  'county-problems': s(
    422,
    '数据有{count}处问题，未作任何修改：{first}。',
    '{count} things are wrong with it, and nothing was changed: {firstEn}.',
  ),
  'queue-full': s(
    429,
    '正在处理的操作过多，请稍后重试。',
    'Too many commands are waiting here: try again shortly.',
  ),
  'too-many-requests': s(
    429,
    '请求过于频繁，请在{seconds}秒后重试。',
    'Too many requests: try again in {seconds} seconds.',
  ),
  'too-many-filings': s(
    429,
    '提交过于频繁，请稍后再试，或拨打热线。',
    'Too many filings from here: try again later, or call the hotline.',
  ),
  internal: s(500, '系统内部错误，已记录，请稍后重试。', 'Something failed inside; it has been recorded.'),
  'temporal-unavailable': s(
    503,
    '办理系统暂不可用，请稍后用同一 Idempotency-Key 重试。',
    'The workflow engine is unavailable: try again with the same Idempotency-Key.',
  ),
  'outcome-unknown': s(
    503,
    '未能及时得到结果，操作可能已生效；请用同一 Idempotency-Key 重试。',
    'No answer in time: the command may have taken effect. Try again with the same Idempotency-Key.',
  ),
  'records-unavailable': s(
    503,
    '数据库暂不可用，请稍后重试。',
    'The database is unavailable: try again shortly.',
  ),
  'not-yet-recorded': s(
    503,
    '最近的事件尚未写入记录，请稍后重试。',
    'The latest events are not in the log yet: try again shortly.',
  ),
  'time-limit': s(
    503,
    '处理超时，操作可能已生效；请用同一 Idempotency-Key 重试。',
    'It took too long and may have taken effect. Try again with the same Idempotency-Key.',
  ),
} as const satisfies Record<string, ApiSentence>;

export type ApiCode = keyof typeof apiSentences;
