import type { Sentence } from '../../contract/index.ts';

const say = (zh: string, en: string): Sentence => ({ zh, en });

/** Refusals of Open311 itself. The names of parameters are the specification's. The API words everything else. */
export const sentences = {
  noKey: say(
    '缺少 api_key，须填本县发给的密钥。',
    'The api_key is missing: send the key that the county issued.',
  ),
  wrongKey: say('api_key 无效或已过期。', 'The api_key is invalid or has expired.'),
  notIntegrator: say(
    '这一 api_key 不属于接入平台的账号。',
    'This api_key belongs to no integrator’s account.',
  ),
  noJurisdiction: say('缺少 jurisdiction_id。', 'The jurisdiction_id is missing.'),
  wrongJurisdiction: (right: string) =>
    say(
      `未找到这一 jurisdiction_id，本县为 ${right}。`,
      `The jurisdiction_id was not found: this county is ${right}.`,
    ),
  noService: say('缺少 service_code。', 'The service_code is missing.'),
  wrongService: say('未找到这一 service_code。', 'The service_code was not found.'),
  noPlace: say(
    '缺少位置：lat 与 long、address_string、address_id 三者须有其一。',
    'The location is missing: send lat and long, or address_string, or address_id.',
  ),
  halfPlace: say('lat 与 long 须同时填写。', 'The lat and long go together: send both.'),
  wrongNumber: (name: string) => say(`${name} 须为十进制数。`, `The ${name} must be a decimal number.`),
  wrongMedia: say(
    'media_url 须为 http 或 https 网址，至多2000个字符。',
    'The media_url must be an http or https address of at most 2000 characters.',
  ),
  notForm: say(
    '请以 application/x-www-form-urlencoded 提交。',
    'Send the request as application/x-www-form-urlencoded.',
  ),
  missingAttribute: (code: string) =>
    say(`缺少必答的 attribute[${code}]。`, `The attribute[${code}] is required.`),
  wrongAttribute: (code: string, type: string) =>
    say(
      `attribute[${code}] 的值不符合类型 ${type}。`,
      `The attribute[${code}] does not fit its datatype, ${type}.`,
    ),
  tooManyAttributes: say('attribute 至多100项。', 'There are more than 100 attributes.'),
  wrongStatus: say('status 只能是 open、closed。', 'The status is open or closed.'),
  wrongDate: (name: string) =>
    say(
      `${name} 须为 W3C 格式并带时区，如 2026-01-01T00:00:00Z。`,
      `The ${name} must be in W3C format with its time zone, like 2026-01-01T00:00:00Z.`,
    ),
  tooLong: say(
    'start_date 与 end_date 相隔不得超过90天。',
    'The start_date and end_date may span at most 90 days.',
  ),
  backwards: say('end_date 早于 start_date。', 'The end_date is before the start_date.'),
  wrongPage: say(
    'page 须为正整数，page_size 为1至1000，二者之积至多10000。',
    'The page is a positive integer and page_size 1 to 1000; their product is at most 10000.',
  ),
  wrongToken: say('未找到这一令牌。', 'The token was not found.'),
  wrongRequest: say(
    '未找到这一 service_request_id，或本县未公开、不是以这一 api_key 提交。',
    'The service_request_id was not found among what is published or was filed with this api_key.',
  ),
  nothingHere: say('没有这一网址。', 'Nothing is at this address.'),
} as const;

export const contactOf = (county: Sentence, hotline: string | null): Sentence =>
  hotline === null
    ? county
    : say(`${county.zh}群众诉求服务中心，热线${hotline}`, `${county.en}, hotline ${hotline}`);

export const keyServiceOf = (county: Sentence): Sentence =>
  say(`密钥由${county.zh}的系统管理员发给`, `An administrator of ${county.en} issues keys`);

/** Lines that stand behind the words of a filing. */
export const mediaLine = '附件链接 Media: ';
export const between = '；';
export const answerLine = (question: string, answer: string): string => `${question} ${answer}`;
