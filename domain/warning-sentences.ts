/** The sentences of every warning. A `{name}` in braces is filled from the warning's parameters. */
export const warningSentences = {
  'same-phone-other-name': {
    zh: '{appeals} 与本件电话相同而姓名不同，按两人计；如系同一人，请在并案时注明。',
    en: '{appeals} and this case have one telephone and different names: they count as two people. If they are one, say so in the merge.',
  },
  'listed-twice': {
    zh: '编号 {entry} 与编号 {person} 的参与人电话、姓名一致，按一人计，查询码相同。',
    en: 'Persons {entry} and {person} have one telephone and one name: they are one person with one code.',
  },
  'listed-phone-other-name': {
    zh: '编号 {entry} 与编号 {person} 的参与人电话相同而姓名不同，按两人计，请核对。',
    en: 'Persons {entry} and {person} have one telephone and different names: they count as two people. Please check.',
  },
  'merge-other-category': {
    zh: '主件 {appeal} 与本件类别不同，请核对是否为同一事项。',
    en: 'The master {appeal} is of another category than this case: make sure that it is the same matter.',
  },
  'merge-far-apart': {
    zh: '主件 {appeal} 与本件相距约 {metres} 米，请核对是否为同一地点。',
    en: 'The master {appeal} lies about {metres} metres from this case: make sure that it is the same place.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type WarningCode = keyof typeof warningSentences;
