import { type RefusalSentence, s } from './refusal-sentence.ts';

/** The content of a command breaks a rule of data. */
export const contentRefusals = {
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
  'half-a-place': s(
    'rule',
    '位置不完整：请同时提供经度和纬度；位置不明时请都不填，用文字说明地点。',
    'A place has both coordinates, and 0, 0 is none. Leave both out where nobody knows them, and describe the place.',
  ),
  'unknown-area-id': s(
    'rule',
    '没有编号为{area}的乡镇街道或村社区，请从名单中选择，或改为用文字填写所在地区。',
    'No town or village has the id {area}. Choose one of the county’s, or describe the area in words.',
  ),
  'nothing-corrected': s(
    'rule',
    '请填写要更正的标题、内容、地点或联系方式，至少一项。',
    'A correction names the title, the text, the place or the contact data: one of them at least.',
  ),
  'lead-missing': s(
    'rule',
    '同意改派时，请填写改派到的单位。',
    'A granted redispatch names the unit that becomes the lead.',
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
  'pause-lapsed': s(
    'rule',
    '所申请的暂缓办理已于{until}期满，请不予批准，由承办单位另行申请。',
    'The pause that was asked for ended on {until}. Refuse it, so that the unit can ask again.',
  ),
  'unknown-account': s(
    'rule',
    '全县人员中没有此人：{person}，请核对。',
    'The county’s people have nobody called {person}.',
  ),
  'more-dissatisfied-than-votes': s(
    'rule',
    '不满意票数（{dissatisfied}）多于测评票数（{cast}），请更正。',
    'There are more dissatisfied votes ({dissatisfied}) than votes cast ({cast}). Correct the numbers.',
  ),
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
} as const satisfies Record<string, RefusalSentence>;
