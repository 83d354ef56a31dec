/** The origin under which people reach the server. A local run has its own machine's. */
export const publicOrigin = (env: {
  readonly HUIYIN_PUBLIC_URL?: string | undefined;
  readonly PORT: number;
}): string => new URL(env.HUIYIN_PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`).origin;

/** Parses origins, separated by commas or spaces. A text that is no http address is dropped. */
export function originsOf(texts: readonly string[]): readonly string[] {
  const addresses = texts.flatMap((text) => text.split(/[\s,]+/)).filter((address) => address !== '');
  const origins = addresses
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).origin);
  return [...new Set(origins)].filter((origin) => origin.startsWith('http'));
}
