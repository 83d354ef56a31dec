import { type RefusalSentence, s } from './refusal-sentence.ts';

/** The sender, the version or the pace bars a command. */
export const standingRefusals = {
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
  'version-differs': s(
    'precondition',
    '本件已有新进展（您看到的是第{wanted}版，现为第{version}版），请刷新后重试。',
    'The appeal has moved on: you read version {wanted}, it is now {version}. Read it again.',
  ),
  'urged-today': s(
    'pace',
    '今日已催办一次，请明日再催。',
    'You have urged today. You may urge again tomorrow.',
  ),
  'unknown-appeal': s('unknown', '没有编号为{appeal}的诉求，请核对编号。', 'There is no appeal {appeal}.'),
  'instruction-by-office': s(
    'forbidden',
    '领导批示由服务中心或督查室登记。',
    'A leader’s instruction is registered by a service centre or the supervision office.',
  ),
  'reference-by-integrator': s(
    'forbidden',
    '来源编号由接入平台填写，其他单位和个人请不填。',
    'A platform’s own number is for integrators. Leave it out.',
  ),
  'proactive-by-centre': s(
    'forbidden',
    '主动治理事项由服务中心登记。',
    'A proactive appeal is registered by a service centre.',
  ),
} as const satisfies Record<string, RefusalSentence>;
