import { accept } from './rules/accept.ts';
import { acceptTransfer } from './rules/accept-transfer.ts';
import { approve } from './rules/approve.ts';
import { complete } from './rules/complete.ts';
import { convene } from './rules/convene.ts';
import { denyOwnership } from './rules/deny-ownership.ts';
import { dispatch } from './rules/dispatch.ts';
import { excuse } from './rules/excuse.ts';
import { finishPart } from './rules/finish-part.ts';
import { promise } from './rules/promise.ts';
import { rate } from './rules/rate.ts';
import { reassign } from './rules/reassign.ts';
import { recordCallBack } from './rules/record-call-back.ts';
import { refuseTransfer } from './rules/refuse-transfer.ts';
import { reportProgress } from './rules/report-progress.ts';
import { returnCompletion } from './rules/return.ts';
import { giveRuling } from './rules/ruling.ts';
import { takeOver } from './rules/take-over.ts';
import { transfer } from './rules/transfer.ts';
import { urge } from './rules/urge.ts';
import { withdraw } from './rules/withdraw.ts';

/** Every command, in the order of an appeal's life. A new one is its rule file and a line here. */
export const rules = {
  dispatch,
  accept,
  'deny-ownership': denyOwnership,
  transfer,
  'accept-transfer': acceptTransfer,
  'refuse-transfer': refuseTransfer,
  promise,
  'report-progress': reportProgress,
  'finish-part': finishPart,
  excuse,
  reassign,
  complete,
  approve,
  return: returnCompletion,
  rate,
  'record-call-back': recordCallBack,
  urge,
  'take-over': takeOver,
  convene,
  rule: giveRuling,
  withdraw,
} as const;

export type CommandName = keyof typeof rules;
export const commandNames = Object.keys(rules) as CommandName[];
