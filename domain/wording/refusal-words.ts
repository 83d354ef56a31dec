import type { AppealKind, Outcome, RequestKind, Status } from '../state/index.ts';
import type { Params } from './filled.ts';

/** Words of the code that a Chinese sentence says in Chinese. */

const kinds: Readonly<Record<RequestKind | AppealKind, string>> = {
  transfer: '移送',
  help: '协办',
  extension: '延期',
  pause: '暂停',
  objection: '异议',
  withdrawal: '撤回',
  request: '求助',
  complaint: '投诉',
  suggestion: '建议',
  consultation: '咨询',
  service: '民事代办',
  proactive: '主动治理',
  misconduct: '作风举报',
};
const outcomes: Readonly<Record<Outcome, string>> = {
  satisfied: '满意',
  explained: '已解释',
  unrated: '未评价',
  withdrawn: '已撤回',
  declined: '不予受理',
  merged: '已并案',
  split: '已拆分',
};
const statuses: Readonly<Record<Status, string>> = {
  registered: '待派发',
  pooled: '待抢单',
  assigned: '受理中',
  handling: '办理中',
  reviewing: '办结待审核',
  rating: '待评价',
  closed: '已销号',
};
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kinds,
  outcome: outcomes,
  status: statuses,
};

/** The parameters as a Chinese sentence says them; what is no word of the code stays as it is. */
export const inChinese = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const known = Object.hasOwn(words, name) ? words[name] : undefined;
      const said =
        known && typeof value === 'string' && Object.hasOwn(known, value) ? known[value] : undefined;
      return [name, said ?? value];
    }),
  );
