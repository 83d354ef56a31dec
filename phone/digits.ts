/**
 * Turns the digits of any script into 0 to 9 and drops invisible characters. Pasted numbers often contain marks of
 * direction.
 */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueIn(digit)));

/** The ten digits of every script are consecutive and begin with its zero. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
