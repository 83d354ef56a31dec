/** What the places of a sentence are filled with. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence with its `{name}` places filled; a list is joined, an empty one is a dash. */
export const filled = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(', ') || '—' : String(value ?? '?');
  });
