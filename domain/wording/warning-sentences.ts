/** The sentences of every warning. A `{name}` in braces is filled from the warning's parameters. */
export const warningSentences = {
  'same-phone-other-name': {
    zh: '{appeals}与本件电话相同而姓名不同，按两人计。如系同一人，请在并案时注明。',
    en: '{appeals} and this case have one telephone and different names: they count as two people. If they are one, say so in the merge.',
  },
  'listed-twice': {
    zh: '编号{entry}与编号{serial}的参与人电话、姓名一致，按一人计，查询码相同。',
    en: 'People {entry} and {serial} have one telephone and one name: they are one person with one code.',
  },
  'listed-phone-other-name': {
    zh: '编号{entry}与编号{serial}的参与人电话相同而姓名不同，按两人计，请核对。',
    en: 'People {entry} and {serial} have one telephone and different names: they count as two people. Please check.',
  },
  'merge-other-category': {
    zh: '主件{appeal}与本件类别不同，请核对是否为同一事项。',
    en: 'The master {appeal} is of another category than this case: make sure that it is the same matter.',
  },
  'merge-far-apart': {
    zh: '主件{appeal}与本件相距约{metres}米，请核对是否为同一地点。',
    en: 'The master {appeal} lies about {metres} metres from this case: make sure that it is the same place.',
  },
  'open-and-recent': {
    zh: '{appeal}尚未销号，且与本件登记相隔很近；如系同一次事件，宜并案处理。',
    en: '{appeal} is open and was filed shortly before this case: if they are about one event, merge them instead.',
  },
  'sweep-left-out': {
    zh: '另有{count}件相似或未及比对的诉求未予关联，可缩小标题、类别或地点后另行查找。',
    en: '{count} more cases match or could not be looked at, and were not linked: look for them by a narrower title, category or place.',
  },
  'sweep-not-searched': {
    zh: '数据库暂不可用，未能查找相似诉求；主动治理事项照常开立。',
    en: 'The database is unavailable, so nothing alike was looked for. The proactive cases are opened all the same.',
  },
  'unknown-area': {
    zh: '{area}不是本县乡镇街道或村社区的名称或编号。文字照原样保留，但不计入任何区域，也不按区域派单。',
    en: '{area} is neither the name nor the id of a town or village. It stays as typed, and no figure or rule by area counts this case.',
  },
  'outside-county': {
    zh: '所填位置在本县范围之外，请核对。',
    en: 'The place lies outside the county. Please check it.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type WarningCode = keyof typeof warningSentences;
