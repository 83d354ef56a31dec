import { absorb } from './rules/absorb.ts';
import { accept } from './rules/accept.ts';
import { acceptTransfer } from './rules/accept-transfer.ts';
import { adoptCounty } from './rules/adopt-county.ts';
import { answer } from './rules/answer.ts';
import { answerHelp } from './rules/answer-help.ts';
import { approve } from './rules/approve.ts';
import { claim } from './rules/claim.ts';
import { classify } from './rules/classify.ts';
import { complete } from './rules/complete.ts';
import { confirmRepeat } from './rules/confirm-repeat.ts';
import { convene } from './rules/convene.ts';
import { correct } from './rules/correct.ts';
import { decideExtension } from './rules/decide-extension.ts';
import { decideObjection } from './rules/decide-objection.ts';
import { decidePause } from './rules/decide-pause.ts';
import { decideRedispatch } from './rules/decide-redispatch.ts';
import { decline } from './rules/decline.ts';
import { denyOwnership } from './rules/deny-ownership.ts';
import { dispatch } from './rules/dispatch.ts';
import { escalate } from './rules/escalate.ts';
import { excuse } from './rules/excuse.ts';
import { finishPart } from './rules/finish-part.ts';
import { merge } from './rules/merge.ts';
import { notePeople } from './rules/note-people.ts';
import { object } from './rules/object.ts';
import { openToClaims } from './rules/open-to-claims.ts';
import { orderSweep } from './rules/order-sweep.ts';
import { promise } from './rules/promise.ts';
import { putOnConference } from './rules/put-on-conference.ts';
import { rate } from './rules/rate.ts';
import { reassign } from './rules/reassign.ts';
import { recordBallot } from './rules/record-ballot.ts';
import { recordCallBack } from './rules/record-call-back.ts';
import { recordResolution } from './rules/record-resolution.ts';
import { recordSanction } from './rules/record-sanction.ts';
import { redispatch } from './rules/redispatch.ts';
import { refuseTransfer } from './rules/refuse-transfer.ts';
import { reply } from './rules/reply.ts';
import { replyOrder } from './rules/reply-order.ts';
import { reportProgress } from './rules/report-progress.ts';
import { reportUp } from './rules/report-up.ts';
import { requestExtension } from './rules/request-extension.ts';
import { requestHelp } from './rules/request-help.ts';
import { requestPause } from './rules/request-pause.ts';
import { requestRedispatch } from './rules/request-redispatch.ts';
import { resume } from './rules/resume.ts';
import { returnCompletion } from './rules/return.ts';
import { giveRuling } from './rules/ruling.ts';
import { settle } from './rules/settle.ts';
import { settleEffect } from './rules/settle-effect.ts';
import { split } from './rules/split.ts';
import { supervise } from './rules/supervise.ts';
import { supplement } from './rules/supplement.ts';
import { takeOver } from './rules/take-over.ts';
import { transfer } from './rules/transfer.ts';
import { urge } from './rules/urge.ts';
import { vote } from './rules/vote.ts';
import { withdraw } from './rules/withdraw.ts';

/** Every command, in the order of an appeal's life. A new one is its rule file and a line here. */
export const rules = {
  answer,
  decline,
  object,
  'decide-objection': decideObjection,
  correct,
  'report-up': reportUp,
  settle,
  dispatch,
  redispatch,
  'open-to-claims': openToClaims,
  classify,
  claim,
  split,
  merge,
  'confirm-repeat': confirmRepeat,
  accept,
  reassign,
  promise,
  'report-progress': reportProgress,
  'deny-ownership': denyOwnership,
  'request-redispatch': requestRedispatch,
  'decide-redispatch': decideRedispatch,
  transfer,
  'accept-transfer': acceptTransfer,
  'refuse-transfer': refuseTransfer,
  'request-help': requestHelp,
  'answer-help': answerHelp,
  'finish-part': finishPart,
  excuse,
  'request-extension': requestExtension,
  'decide-extension': decideExtension,
  'request-pause': requestPause,
  'decide-pause': decidePause,
  resume,
  complete,
  approve,
  return: returnCompletion,
  rate,
  vote,
  'record-call-back': recordCallBack,
  'record-ballot': recordBallot,
  supplement,
  urge,
  withdraw,
  escalate,
  'take-over': takeOver,
  convene,
  rule: giveRuling,
  'order-sweep': orderSweep,
  supervise,
  'reply-order': replyOrder,
  'put-on-conference': putOnConference,
  'record-resolution': recordResolution,
  'record-sanction': recordSanction,
  reply,
} as const;

/** Appeals send these commands to each other. No person gives them. */
export const systemRules = {
  absorb,
  'settle-effect': settleEffect,
  'adopt-county': adoptCounty,
  'note-people': notePeople,
} as const;
export const allRules = { ...rules, ...systemRules } as const;

export type CommandName = keyof typeof rules;
export type AnyCommandName = keyof typeof allRules;
export const commandNames = Object.keys(rules) as CommandName[];
export const systemCommandNames = Object.keys(systemRules) as (keyof typeof systemRules)[];
