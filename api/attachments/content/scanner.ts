/** A scanner's verdict. `found` is the scanner's name of the malicious code. */
export type Verdict = { readonly clean: true } | { readonly clean: false; readonly found: string };

/**
 * Looks for malicious code before anybody gets the file. Throws ScannerAway where it reaches no verdict; then
 * nobody gets the file.
 */
export interface Scanner {
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

export class ScannerAway extends Error {
  override name = 'ScannerAway';
}
