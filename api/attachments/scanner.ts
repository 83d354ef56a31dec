/** What a scanner says of a file; `found` names what it is, as the scanner calls it. */
export type Verdict = { readonly clean: true } | { readonly clean: false; readonly found: string };

/**
 * Looks for malicious code before a file is given to anybody. Throws ScannerAway where it gives no verdict: then
 * nobody gets the file.
 */
export interface Scanner {
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

export class ScannerAway extends Error {
  override name = 'ScannerAway';
}
