import { type ApiSentence, s } from './sentence.ts';

/** The problems of signing in, of accounts and of lost codes. */
export const accountSentences = {
  'sign-in-failed': s(401, '账号或密码不正确。', 'The account or the password is not right.'),
  'second-factor-wrong': s(
    401,
    '动态码不正确或登录已超时。',
    'The code is not right, or signing in took too long.',
  ),
  'one-time-code-wrong': s(401, '验证码不正确或已失效。', 'The code is not right or no longer valid.'),
  'password-link-wrong': s(
    401,
    '设置密码的口令不正确或已失效，请向管理员索取新的。',
    'This one-time token is not right or no longer valid: ask the administrator for a new one.',
  ),
  'identity-failed': s(
    401,
    '统一身份认证未完成，请重新登录。',
    'Signing in with the county’s identity provider did not succeed: try again.',
  ),
  'second-factor-needed': s(
    403,
    '此账号须先登记动态码（双因素）并用它登录。',
    'This account must enrol a second factor, and sign in with it, before it may act.',
  ),
  'session-only': s(
    403,
    '此操作须由本人登录后进行，不能用密钥或令牌。',
    'This is done by a person who has signed in, not with a key or a token.',
  ),
  'accounts-admin-only': s(
    403,
    '管理账号限系统管理员。',
    'Accounts are managed by the county’s system administrator only.',
  ),
  'password-wrong': s(403, '现用密码不正确。', 'The present password is not right.'),
  'identity-unknown': s(
    403,
    '统一身份认证的这个账号不在本县名册中，请联系系统管理员。',
    'The county has no account for this identity: ask its system administrator.',
  ),
  'account-not-found': s(404, '没有这个账号。', 'There is no such account.'),
  'key-not-found': s(404, '此账号没有这个密钥。', 'This account has no such key.'),
  'no-identity-provider': s(404, '未配置统一身份认证。', 'No identity provider is set up here.'),
  'second-factor-enrolled': s(
    409,
    '动态码已登记；更换请联系系统管理员。',
    'A second factor is enrolled already: the administrator can remove it.',
  ),
  'second-factor-not-begun': s(409, '请先申请登记动态码。', 'Begin enrolling the second factor first.'),
  'password-weak': s(
    422,
    '密码须为{least}至{most}个字符，不得过于简单，不得含账号名。',
    'A password takes {least} to {most} characters, not too simple, and without the account’s name.',
  ),
  'key-not-for-role': s(
    422,
    '密钥供系统对接使用，不发给县领导、督查室、纪检机关和系统管理员的账号。',
    'Keys are for programs: leaders, supervision, discipline and administrators get none.',
  ),
  'too-many-keys': s(
    422,
    '此账号已有{most}个密钥，请先撤销不用的。',
    'This account has {most} keys already: revoke one first.',
  ),
  'too-many-attempts': s(429, '尝试次数过多，请稍后再试。', 'Too many attempts: try again later.'),
  'sms-unavailable': s(
    503,
    '短信服务暂不可用，请拨打热线。',
    'No text messages can be sent: call the hotline.',
  ),
  'identity-provider-away': s(
    503,
    '统一身份认证暂不可用，请稍后重试。',
    'The identity provider is unavailable: try again shortly.',
  ),
} as const satisfies Record<string, ApiSentence>;
