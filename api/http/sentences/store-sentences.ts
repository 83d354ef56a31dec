import { type ApiSentence, s } from './sentence.ts';

/** The problems of stores and keys that do not fit together, which operators mend. */
export const storeSentences = {
  'records-disagree': s(
    503,
    '此诉求在两处存储中的记录不一致，未作任何改动，已通知运维人员。',
    'The two stores disagree about this case. Nothing was changed, and the operators have been told.',
  ),
  'records-incomplete': s(
    503,
    '此诉求的记录缺少第{count}项，不能导出完整档案，请运维人员先修复。',
    'The records of this case lack event {count}. No whole archive can leave before the operators repair it.',
  ),
  'records-missing': s(
    503,
    '查询码正确，但此诉求的记录暂时读不到，已通知运维人员，请稍后再试。',
    'The code is right, but the records of this case cannot be read now. The operators have been told: try again later.',
  ),
  'keys-missing': s(
    503,
    '本服务的密钥与其他进程不同（{names}），暂不办理业务，请运维人员核对。',
    'This server lacks the key {namesEn}, or has another one. Give it the keys and the secret of the others.',
  ),
  'clock-differs': s(
    503,
    '本服务的时钟与数据库不一致，暂不能登记诉求，已通知运维人员。',
    'The clock of this server is ahead of the database’s. No appeal is filed before the operators have set it.',
  ),
  'case-stuck': s(
    503,
    '此诉求的流程反复出错，已停在原处，请运维人员查看工作流日志。',
    'The workflow of this case fails again and again and stands still. Its task’s error says why.',
  ),
  'temporal-unprepared': s(
    503,
    '流程服务缺少检索字段，暂不能登记诉求，请运维人员补齐后重试。',
    'Temporal lacks a search attribute of this release. The operators must add it before appeals can be filed.',
  ),
  'keys-differ': s(
    503,
    '办理进程没有本接口所用的密钥，请运维人员核对密钥后重试。',
    'The workers do not hold the key by which this API seals: the operators must give both the same keys.',
  ),
  'case-unreachable': s(
    503,
    '此诉求的流程已中断，已通知运维人员。',
    'The workflow of this open appeal is gone; the operators have been told.',
  ),
} as const satisfies Record<string, ApiSentence>;
