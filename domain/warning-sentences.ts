/** The sentences of every warning. A `{name}` in braces is filled from the warning's parameters. */
export const warningSentences = {
  'same-phone-other-name': {
    zh: '{appeals} 与本件电话相同而姓名不同，按两人计；如系同一人，请在并案时注明。',
    en: '{appeals} and this case have one telephone and different names: they count as two people. If they are one, say so in the merge.',
  },
  'open-and-recent': {
    zh: '{appeal} 尚未销号，且与本件登记相隔很近；如系同一次事件，宜并案处理。',
    en: '{appeal} is open and was filed shortly before this case: if they are about one event, merge them instead.',
  },
  'sweep-left-out': {
    zh: '另有 {count} 件相似或未及比对的诉求未予关联，可缩小标题、类别或地点后另行查找。',
    en: '{count} more cases match or could not be looked at, and were not linked: look for them by a narrower title, category or place.',
  },
  'sweep-not-searched': {
    zh: '数据库暂不可用，未能查找相似诉求；主动治理事项照常开立。',
    en: 'The database is away, so nothing alike was looked for. The proactive cases are opened all the same.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type WarningCode = keyof typeof warningSentences;
