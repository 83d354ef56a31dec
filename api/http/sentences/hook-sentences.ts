import { s } from './sentence.ts';

/** The problems of programs' endpoints. */
export const hookSentences = {
  'webhooks-by-integrators': s(
    403,
    '推送接口由接入平台的账号自行管理。',
    'Only accounts of integrators manage endpoints, each its own.',
  ),
  'webhook-readers': s(
    403,
    '推送接口限接入平台本身和系统管理员查看。',
    'Only its integrator and the administrator read an endpoint.',
  ),
  'webhook-not-found': s(404, '没有这个推送接口。', 'There is no such endpoint for you.'),
  'delivery-not-found': s(404, '没有这条推送记录。', 'There is no such delivery.'),
  'too-many-webhooks': s(
    409,
    '最多可设{most}个推送接口，请先删除不用的。',
    'At most {most} endpoints are possible. Delete one that nobody needs.',
  ),
  'webhook-address': s(
    422,
    '推送地址须为公网上可访问的加密地址，不得含用户名、密码，不得指向内网或本机。',
    'The address must be HTTPS on the public internet. It must hold no password and lead to no private network.',
  ),
  'replay-what': s(
    422,
    '请指明重新推送哪一条，或从何时起的推送（二选一）。',
    'Name either one delivery or the instant since which to replay.',
  ),
} as const;
