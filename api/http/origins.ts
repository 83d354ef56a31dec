/** Parses origins, separated by commas or spaces. A text that is no http address is dropped. */
export function originsOf(texts: readonly string[]): readonly string[] {
  const addresses = texts.flatMap((text) => text.split(/[\s,]+/)).filter((address) => address !== '');
  const origins = addresses
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).origin);
  return [...new Set(origins)].filter((origin) => origin.startsWith('http'));
}
