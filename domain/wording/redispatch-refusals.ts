import { type RefusalSentence, s } from './refusal-sentence.ts';

/** A dispatch cannot be undone any more, or nobody may ask for that. */
export const redispatchRefusals = {
  'asked-too-late': s(
    'state',
    '申请改派须在{latest}之前提出，现已过时，请继续办理或申请移交。',
    'A redispatch is asked for before {latest}. Now ask another unit to sign for the case instead.',
  ),
  'not-by-dispatch': s(
    'state',
    '{unit}不是经派单成为首接单位的，不能改派。',
    '{unit} is not first receiver by a dispatch, so there is no dispatch to undo.',
  ),
  'older-rules': s(
    'state',
    '本件登记时尚无此项规则，不能办理。',
    'The case began under rules that do not know this command.',
  ),
  'promised-already': s(
    'state',
    '{unit}已向诉求人承诺，不能再改派。',
    '{unit} has promised already, so the dispatch can no longer be undone.',
  ),
  'redispatch-unasked': s(
    'state',
    '本县规定首接单位最多可申请改派{most}次；请继续办理，或申请移交。',
    'The county lets a first receiver ask for {most} redispatches. Handle the case, or ask for a transfer.',
  ),
  'redispatched-already': s(
    'state',
    '改派已达{most}次上限，不能再改派；请由县领导裁定。',
    'A case is redispatched {most} times at most. A leader may rule on it.',
  ),
} as const satisfies Record<string, RefusalSentence>;
