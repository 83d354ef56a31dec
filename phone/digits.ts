/** Any script's digits as 0 to 9, and nothing that cannot be seen: marks of direction come along with a pasted number. */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueIn(digit)));

/** Every script has its ten digits in one row, which begins with its zero. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
