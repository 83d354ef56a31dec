import { type RefusalSentence, s } from './refusal-sentence.ts';

/** Urgency and the drawer of a case bar a command, or the command names one that the case cannot have. */
export const urgencyRefusals = {
  'below-category': s(
    'rule',
    '“{category}”类诉求有最低紧急程度，不能低于该程度。',
    'Cases of the category {category} have a least urgency. Name that level or a graver one.',
  ),
  'classified-by-supervision': s(
    'state',
    '派单后，服务中心只能调高紧急程度；其他调整由督查室办理。',
    'After the dispatch the centre may only raise the urgency. Supervision makes other corrections.',
  ),
  'classified-so': s(
    'state',
    '类别、诉求类型、地区与紧急程度均无变化，没有可调整的内容。',
    'The case has this category, kind, area and urgency already. Nothing would change.',
  ),
  'critical-no-extension': s(
    'state',
    '特急件不得申请延期；县领导裁定后，可向该领导申请。',
    'A critical case gets no extension. After a ruling its leader may grant one.',
  ),
  'critical-no-pause': s('state', '特急件不得暂缓办理。', 'A critical case is never put on hold.'),
  'critical-no-pool': s(
    'state',
    '特急件须直接派单，不得开放抢单。',
    'A critical case is dispatched. It does not wait for a claim.',
  ),
  'kind-stays': s('state', '“{kind}”类诉求的类型不能调整。', 'A {kind} keeps its kind.'),
  'moved-alone': s(
    'rule',
    '转入或转出保密办理的，只填写类别和理由，其他各项请在新的诉求中调整。',
    'A case that moves into or out of confidence takes a category and a reason alone. Change the rest in the new case.',
  ),
  'nothing-to-contain': s(
    'state',
    '本件没有待办的先期处置，或您不是责任单位。',
    'No first measures are owed here by your unit. Report the progress without that mark.',
  ),
  'urgency-by-office': s(
    'rule',
    '紧急程度由登记单位判定；请改填您希望的紧急程度。',
    'An office decides how urgent a case is. Say instead how urgent you find it.',
  ),
} as const satisfies Record<string, RefusalSentence>;
