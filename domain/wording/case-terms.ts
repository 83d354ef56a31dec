import type {
  AppealKind,
  Completion,
  Escalation,
  EscalationReason,
  HelperState,
  LiabilityReason,
  LinkKind,
  Outcome,
  Rating,
  RequestKind,
  Role,
  Status,
  sanctionKinds,
  Urgency,
} from '../state/index.ts';
import { type Terms, term } from './wording.ts';

/** The terms of a case as such: where it stands, how it ended, who acts and why. */

export const stageTerms: Terms<Status> = {
  registered: term('待派单', 'awaiting dispatch'),
  pooled: term('待抢单', 'open to claims'),
  assigned: term('待签收', 'awaiting acceptance'),
  handling: term('办理中', 'being handled'),
  reviewing: term('办结待审核', 'completion under review'),
  rating: term('待评价', 'awaiting the rating'),
  closed: term('已销号', 'closed'),
};

export const outcomeTerms: Terms<Outcome> = {
  satisfied: term('满意', 'satisfied'),
  explained: term('已解释', 'explained'),
  answered: term('直接答复', 'answered'),
  unrated: term('未评价', 'unrated'),
  withdrawn: term('已撤回', 'withdrawn'),
  declined: term('不予受理', 'declined'),
  merged: term('已并案', 'merged'),
  split: term('已拆分', 'split'),
};

/** Changes that a call made beside the case's own outcome. */
export const callOutcomeTerms: Terms<'left' | 'withdrawal-refused'> = {
  left: term('参与人退出', 'one person left'),
  'withdrawal-refused': term('诉求人未确认撤回', 'the citizen did not withdraw'),
};

export const roleTerms: Terms<Role | 'clock' | 'system'> = {
  citizen: term('诉求人', 'citizen'),
  clerk: term('代办员', 'clerk'),
  centre: term('服务中心', 'service centre'),
  officer: term('承办人', 'officer'),
  leader: term('县领导', 'county leader'),
  supervision: term('督查室', 'supervision office'),
  discipline: term('纪检机关', 'discipline office'),
  auditor: term('审计员', 'auditor'),
  admin: term('系统管理员', 'administrator'),
  integrator: term('接入平台', 'integrator'),
  clock: term('系统计时', 'clock'),
  system: term('系统', 'system'),
};

export const appealKindTerms: Terms<AppealKind> = {
  request: term('求助', 'request'),
  complaint: term('投诉', 'complaint'),
  suggestion: term('建议', 'suggestion'),
  consultation: term('咨询', 'consultation'),
  service: term('民事代办', 'agency service'),
  proactive: term('主动治理', 'proactive case'),
  misconduct: term('作风举报', 'report of misconduct'),
  instruction: term('领导批示', 'leader’s instruction'),
};

export const urgencyTerms: Terms<Urgency> = {
  ordinary: term('一般', 'ordinary'),
  urgent: term('紧急', 'urgent'),
  critical: term('特急', 'critical'),
};

export const requestTerms: Terms<RequestKind> = {
  transfer: term('移交', 'transfer'),
  redispatch: term('改派', 'redispatch'),
  help: term('协办', 'help'),
  extension: term('延期', 'extension'),
  pause: term('暂缓办理', 'pause'),
  objection: term('异议', 'objection'),
  withdrawal: term('撤回', 'withdrawal'),
};

export const helperStateTerms: Terms<HelperState> = {
  waiting: term('待签收', 'awaiting acceptance'),
  accepted: term('已签收', 'accepted'),
  denied: term('已提出职责异议', 'denied'),
  done: term('已完成', 'done'),
  excused: term('已解除', 'excused'),
};

export const escalationStateTerms: Terms<Escalation['state']> = {
  none: term('未提请', 'not escalated'),
  raised: term('已提请', 'raised'),
  'taken-over': term('已领办', 'taken over'),
  ruled: term('已裁定', 'ruled'),
};

export const escalationReasonTerms: Terms<EscalationReason> = {
  'denied-by-all': term('各方均提出职责异议', 'every unit denies it'),
  'transfers-refused': term('移交屡次被拒', 'transfers refused'),
  'transfer-to-refuser': term('再次移交给已拒签的单位', 'transfer to a unit that refused'),
  'too-many-transfers': term('移交次数过多', 'too many transfers'),
  'dissatisfied-again': term('再次不满意', 'dissatisfied again'),
  'completions-returned': term('办结屡被退回', 'completions returned'),
  'completion-overdue': term('办结严重逾期', 'completion long overdue'),
  repeated: term('重复诉求', 'repeated appeals'),
  unanswered: term('特急件无人签收', 'a critical case that nobody accepted'),
  'by-office': term('部门提请', 'raised by an office'),
  'by-leader': term('领导主动领办', 'taken up by the leader'),
};

export const liabilityReasonTerms: Terms<LiabilityReason> = {
  dispatch: term('派单', 'dispatch'),
  accept: term('签收', 'acceptance'),
  'deemed-acceptance': term('视同签收', 'deemed acceptance'),
  claim: term('抢单', 'claim'),
  transfer: term('移交', 'transfer'),
  ruling: term('裁定', 'ruling'),
  reassign: term('更换承办人', 'reassignment'),
  rework: term('重新办理', 'rework'),
  split: term('拆分', 'split'),
  redispatched: term('改派', 'redispatch'),
  settled: term('就地办结', 'settled on the spot'),
  report: term('举报受理', 'report'),
};

export const linkTerms: Terms<LinkKind> = {
  'merged-into': term('并入', 'merged into'),
  'merged-from': term('并入本件', 'merged from'),
  'split-into': term('拆分为', 'split into'),
  'split-from': term('拆分自', 'split from'),
  'moved-into': term('转入', 'moved into'),
  'moved-from': term('转自', 'moved from'),
  repeats: term('重复', 'repeats'),
  'may-repeat': term('疑似重复', 'may repeat'),
  'may-merge': term('疑似同一事件', 'may be one event'),
  'swept-by': term('举一反三而来', 'opened by a sweep'),
  similar: term('同类', 'similar'),
};

export const resultTerms: Terms<Completion['result']> = {
  resolved: term('已解决', 'resolved'),
  partly: term('部分解决', 'partly resolved'),
  explained: term('已解释', 'explained'),
};

export const satisfactionTerms: Terms<Rating['satisfaction']> = {
  yes: term('满意', 'satisfied'),
  neutral: term('基本满意', 'neutral'),
  no: term('不满意', 'dissatisfied'),
};

export const sanctionTerms: Terms<(typeof sanctionKinds)[number]> = {
  notice: term('通报', 'notice'),
  admonition: term('诫勉', 'admonition'),
  deduction: term('扣分', 'deduction'),
  talk: term('约谈', 'talk'),
  reward: term('奖励', 'reward'),
};
