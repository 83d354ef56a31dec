/** The sentences of every warning. A `{name}` in braces is filled from the warning's parameters. */
export const warningSentences = {
  'same-phone-other-name': {
    zh: '{appeals} 与本件电话相同而姓名不同，按两人计；如系同一人，请在并案时注明。',
    en: '{appeals} and this case have one telephone and different names: they count as two people. If they are one, say so in the merge.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type WarningCode = keyof typeof warningSentences;
