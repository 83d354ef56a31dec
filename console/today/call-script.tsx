import type { Appeal } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useLook } from '../app/look.ts';
import type { Subject } from './call-result.ts';
import { callTexts } from './call-texts.ts';

interface ScriptProps {
  readonly subject: Subject;
  readonly appeal: Appeal;
}

/** Words to read aloud, by what the call is about. */
export function Script({ subject, appeal: { title, decline } }: ScriptProps) {
  const texts = useTexts(callTexts);
  const said = useSaid();
  const { name } = useLook();
  const lines: Readonly<Record<Subject, readonly (string | undefined)[]>> = {
    rating: [texts.completed(title), texts.asks],
    decline: [texts.declined(title), decline?.explanation, texts.objects],
    withdrawal: [texts.withdrawing(title), texts.sure],
  };
  return (
    <blockquote className="reads" aria-label={texts.script}>
      {[texts.greeting(said(name)), ...lines[subject], texts.thanks].map(
        (line) => line && <p key={line}>{line}</p>,
      )}
    </blockquote>
  );
}
