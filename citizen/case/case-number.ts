/**
 * A case's number as the API writes it, out of what somebody typed: spaces, case and look-alikes do not matter.
 * Returns an empty text for what cannot be a number.
 */
export function caseNumber(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s-–—]/g, '');
  const [, day, rest = ''] = /^(\d{8})([0-9A-Z]{6})$/.exec(plain) ?? [];
  if (day === undefined) return '';
  return `${day}-${rest.replaceAll('O', '0').replace(/[IL]/g, '1')}`;
}
