/** @jsxImportSource hono/jsx */
import { caseWords } from '../words/case.ts';
import type { Language } from '../words/dictionary.ts';
import type { CaseFile } from './shown-case.ts';

/** Pictures as small ones that open whole; sound, films and documents by their names. */
export function Files({
  files,
  language,
}: {
  readonly files: readonly CaseFile[];
  readonly language: Language;
}) {
  const text = caseWords[language];
  const ready = files.filter(({ content }) => content !== null);
  if (ready.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{text.files}</h2>
      <ul class="files">
        {ready.map(({ name, thumbnail, content }) => (
          <li>
            <a href={content ?? ''}>
              {thumbnail ? <img src={thumbnail} alt={text.file(name)} /> : text.file(name)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
