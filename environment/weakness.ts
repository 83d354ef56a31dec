/** The reason why a secret protects nothing. */
export type Weakness = 'placeholder' | 'repetitive' | 'guessable';

/** Words that people copy out of examples. They do not occur in random keys. */
const examples =
  /change.?(?:me|this)|secret|passw|example|default|sample|placeholder|replace|your.?(?:key|own)|huiyin|qwerty|letmein|admin123|for.?test/i;

/** A key of 128 random bits exceeds this in every notation. */
const leastBits = 90;

/** Finds the weakness of a secret. Returns null if it looks random. */
export function weaknessOf(secret: string): Weakness | null {
  if (examples.test(secret)) return 'placeholder';
  const unit = secret.slice(0, periodOf(secret));
  if (unit.length < secret.length && bitsOf(unit) < leastBits) return 'repetitive';
  return bitsOf(unit) < leastBits || isSequence(unit) ? 'guessable' : null;
}

/** Shannon entropy over the text's own characters. Repeating one character yields 0. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -text.length * shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

/** Length of the repeated part, or the whole length if nothing repeats. */
function periodOf(text: string): number {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text === text.slice(0, period).repeat(text.length).slice(0, text.length)) return period;
  }
  return text.length;
}

/** Detects abcd… and 9876…, in which neighbours follow each other far more often than by chance. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, i) => character.charCodeAt(0) - text.charCodeAt(i));
  return steps.filter((step) => Math.abs(step) === 1).length > text.length / 2;
}
