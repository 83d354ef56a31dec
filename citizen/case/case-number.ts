/**
 * A case's number as the API writes it, out of what somebody typed: case, look-alikes and the first hyphen do not
 * matter. Parts of a split case have a number behind a second hyphen. Returns an empty text for what is no number.
 */
export function caseNumber(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s–—]+/g, '-');
  const [, day, rest = '', part = ''] = /^(\d{8})-?([0-9A-Z]{6})((?:-\d{1,2})*)$/.exec(plain) ?? [];
  if (day === undefined) return '';
  return `${day}-${rest.replaceAll('O', '0').replace(/[IL]/g, '1')}${part}`;
}
