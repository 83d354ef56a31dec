/** Why a secret protects nothing. */
export type Weakness = 'placeholder' | 'repetitive' | 'guessable';

/** Of values that people copy out of examples; chance does not write them into a key. */
const examples =
  /change.?(?:me|this)|secret|passw|example|default|sample|placeholder|replace|your.?(?:key|own)|huiyin|qwerty|letmein|admin123|for.?test/i;

/** A key of 128 random bits, however it is written, has well over this by the count of its characters. */
const leastBits = 90;

/** What is wrong with a secret of a county; null for one that looks as if chance had made it. */
export function weaknessOf(secret: string): Weakness | null {
  if (examples.test(secret)) return 'placeholder';
  const unit = secret.slice(0, periodOf(secret));
  if (unit.length < secret.length && bitsOf(unit) < leastBits) return 'repetitive';
  return bitsOf(unit) < leastBits || isSequence(unit) ? 'guessable' : null;
}

/** Shannon's measure over the text's own characters: of all the same it is nought. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -text.length * shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

/** The length of what is said again and again; the whole length where nothing is. */
function periodOf(text: string): number {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text === text.slice(0, period).repeat(text.length).slice(0, text.length)) return period;
  }
  return text.length;
}

/** abcd… and 9876…: neighbours follow each other far more often than chance has it. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, i) => character.charCodeAt(0) - text.charCodeAt(i));
  return steps.filter((step) => Math.abs(step) === 1).length > text.length / 2;
}
