import { s } from './sentence.ts';

/** The problems of saved filters, standard texts, preferences and the look-up of a caller. */
export const deskSentences = {
  'callers-by-desk': s(
    403,
    '查询来电人此前的诉求限代办员和服务中心。',
    'A caller’s earlier appeals are looked up by clerks and centres only.',
  ),
  'filter-of-another': s(
    403,
    '这是他人共享的筛选，只有保存者本人可以修改或删除。',
    'Somebody else shares this filter. Only its owner changes or deletes it.',
  ),
  'texts-of-unit': s(
    403,
    '修改本单位常用语限单位负责人、服务中心和代办员。',
    'A unit’s standard texts are written by its head, its centre and its clerks.',
  ),
  'filter-not-found': s(404, '没有这个筛选，或它未与您共享。', 'There is no such filter for you.'),
  'text-not-found': s(
    404,
    '本单位没有这条常用语，请刷新后重试。',
    'Your unit has no such standard text. Read the list again.',
  ),
  'name-taken': s(
    409,
    '已有同名的一项，请换一个名称。',
    'There is one of this name already. Choose another.',
  ),
  'too-many-saved': s(
    409,
    '最多保存{most}项，请先删除不用的。',
    'At most {most} can be saved. Delete one that nobody needs.',
  ),
  'changed-since': s(
    412,
    '此项已被修改或删除，请刷新后重试。',
    'It was changed or deleted meanwhile. Read it again.',
  ),
  'no-unit-to-share': s(
    422,
    '您不属于任何单位，不能与本单位共享。',
    'You belong to no unit, so you can share it with nobody.',
  ),
} as const;
