/**
 * Finds a name by some of its characters in their order, as people shorten names: 城管 finds 城市管理综合执法局.
 * Width and case make no difference.
 */
export function isFoundBy(typed: string, name: string): boolean {
  const wanted = [...plain(typed)];
  let at = 0;
  for (const character of plain(name)) if (character === wanted[at]) at += 1;
  return at === wanted.length;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The search of a list whose options have a text to search in. */
export const bySearch = {
  filterOption: (typed: string, option?: object): boolean =>
    isFoundBy(typed, String((option as { readonly search?: unknown } | undefined)?.search ?? '')),
};
