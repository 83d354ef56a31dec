import type { EndedHow, Light, ObligationKind } from '../owed/obligation.ts';
import { type Terms, term } from './wording.ts';

/** The terms of what somebody owes: kinds, lights, how an obligation ended, units of time. */

export const obligationTerms: Terms<ObligationKind> = {
  dispatch: term('派单', 'dispatch'),
  claim: term('抢单', 'claim'),
  accept: term('签收', 'acceptance'),
  promise: term('承诺', 'promise'),
  complete: term('办结', 'completion'),
  contain: term('先期处置', 'first measures'),
  'finish-part': term('完成协办', 'part'),
  progress: term('报告进展', 'progress'),
  decision: term('审批申请', 'decision'),
  review: term('审核办结', 'review'),
  'citizen-rating': term('群众评价', 'the citizen’s rating'),
  'call-back': term('回访', 'call-back'),
  'leader-takeover': term('领办', 'takeover'),
  'leader-ruling': term('裁定', 'ruling'),
  'urge-reply': term('答复催办', 'reply to an urge'),
  reassign: term('更换承办人', 'reassignment'),
  'order-reply': term('回复督办', 'reply to an order'),
};

export const lightTerms: Terms<Light> = {
  green: term('绿灯', 'green'),
  yellow: term('黄灯', 'yellow'),
  red: term('红灯', 'red'),
};

export const endedTerms: Terms<EndedHow> = {
  met: term('已履行', 'met'),
  lapsed: term('已失效', 'lapsed'),
  void: term('已取消', 'void'),
  'passed-on': term('已转由他人承担', 'passed on'),
};

export const timeUnitTerms: Terms<'s' | 'm' | 'h' | 'd' | 'wd' | 'same-day'> = {
  s: term('秒', 'seconds'),
  m: term('分钟', 'minutes'),
  h: term('小时', 'hours'),
  d: term('个自然日', 'calendar days'),
  wd: term('个工作日', 'working days'),
  'same-day': term('当日', 'the same day'),
};
