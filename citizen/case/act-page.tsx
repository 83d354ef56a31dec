/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from '../needs.ts';
import { type Choice, ChoiceField, FilesField, LineField, TextField } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { caseWords } from '../words/case.ts';
import { common } from '../words/common.ts';
import { filing } from '../words/filing.ts';
import type { Act } from './acts.ts';

export interface Typed {
  readonly key: string;
  readonly text: string;
  readonly about: string;
  readonly category: string;
}

interface ActPageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly id: string;
  readonly act: Exclude<Act, 'vote'>;
  readonly typed: Typed;
  readonly problem: string | null;
  /** The categories to choose from, where the old one is gone. */
  readonly categories: readonly Choice[];
}

const withFiles: readonly Act[] = ['supplement', 'message'];

/** One thing to do with a case: a sentence on what it means, the words, one button. */
export function ActPage({ needs, visit, id, act, typed, problem, categories }: ActPageProps) {
  const { language, token } = visit;
  const text = caseWords[language];
  return (
    <Layout needs={needs} visit={visit} title={text.actTitle[act]}>
      <p class="id">{id}</p>
      <h1>{text.actTitle[act]}</h1>
      <p>{text.actHint[act]}</p>
      {problem === null ? null : (
        <div class="problems" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <form method="post" action={`/case/${id}/${act}`} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="key" value={typed.key} />
        {act === 'report' ? (
          <LineField language={language} name="about" label={text.about} value={typed.about} />
        ) : null}
        {categories.length > 0 ? (
          <ChoiceField
            language={language}
            name="category"
            label={text.category}
            value={typed.category}
            none={text.choose}
            choices={categories}
          />
        ) : null}
        <TextField
          language={language}
          name="text"
          label={act === 'supplement' || act === 'message' || act === 'report' ? text.text : text.reason}
          value={typed.text}
          rows={5}
        />
        {withFiles.includes(act) ? (
          <FilesField
            language={language}
            name="files"
            label={filing[language].files}
            required={false}
            needs={needs}
          />
        ) : null}
        <button type="submit">{text.send}</button>
        <a class="button two" href={`/case/${id}`}>
          {common[language].back}
        </a>
      </form>
    </Layout>
  );
}
