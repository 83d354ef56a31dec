/**
 * Writes JSON by RFC 8785: keys in order, no spaces, nothing undefined. Outsiders can reproduce it in any language.
 * UTF-8 cannot hold a lone surrogate, so it becomes U+FFFD, as it does in the database. The stored event therefore
 * has the stored hash.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, field]) => `${canonicalJson(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** Tests first, because few texts have a surrogate and the replacement costs more than the test. */
const wellFormed = (text: string): string =>
  /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
