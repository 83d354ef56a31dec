import { type RefusalSentence, s } from './refusal-sentence.ts';

/** A leader's instruction differs from every other kind. */
export const instructionRefusals = {
  'beyond-instruction': s(
    'state',
    '批示要求在{latest}前办结，不能延期或暂缓至此后；确需更长时间，请由县领导裁定。',
    'The instruction wants it done by {latest}, which no extension or pause moves. A leader may rule a later date.',
  ),
  'instruction-alone': s(
    'state',
    '本件为{leader}的批示，须单独办理和反馈，不能并案、拆分、撤回或不予受理。',
    'This is an instruction of {leader}, who waits for one answer. It is not merged, split, withdrawn or declined.',
  ),
  'instruction-field': s(
    'rule',
    '只有领导批示填写{field}，本件为“{kind}”，请去掉此项或更改诉求类型。',
    'Only a leader’s instruction has this: {field}. This is a {kind}. Leave it out, or choose the other kind.',
  ),
  'instruction-incomplete': s(
    'rule',
    '登记领导批示，请填写{field}。',
    'A leader’s instruction names the leader and the date. Missing: {field}.',
  ),
  'leader-rates': s(
    'state',
    '领导批示由{leader}本人评价，休假时由代管领导评价，不能代为记录。',
    'An instruction is rated by {leader} in person, or on leave by whoever acts. Nobody records it for them.',
  ),
} as const satisfies Record<string, RefusalSentence>;
