/** Citizens and units that may only claim do not learn how many other cases a sweep found. */
export const withoutLeftOut = {
  for: ['citizen', 'participant', 'eligible'],
  zh: '不含未关联件数',
  en: 'without how many cases it left out',
  of: <T extends { readonly leftOut?: number }>(sweep: T | null): Omit<T, 'leftOut'> | null => {
    if (sweep === null) return null;
    const { leftOut: _, ...rest } = sweep;
    return rest;
  },
} as const;
