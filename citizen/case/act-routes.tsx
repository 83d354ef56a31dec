/** @jsxImportSource hono/jsx */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { type Ask, type Asked, type Refused, sendFile } from '../http/ask.ts';
import { codeOf, keepCode } from '../http/case-cookie.ts';
import { type Form, formOf, keyIn } from '../http/form.ts';
import type { CitizenEnv, CitizenNeeds, PageContext } from '../needs.ts';
import type { Choice } from '../parts/fields.tsx';
import { answerPage } from '../parts/layout.tsx';
import { pageStatus, sentenceOf } from '../parts/problem.tsx';
import { caseWords } from '../words/case.ts';
import type { Language } from '../words/dictionary.ts';
import { filing } from '../words/filing.ts';
import { ActPage, type Typed } from './act-page.tsx';
import { type Act, actNamed, commandOf } from './acts.ts';
import { caseNumber } from './case-number.ts';

type FormAct = Exclude<Act, 'vote'>;
const formAct = (name: string): FormAct | null => {
  const act = actNamed(name);
  return act === 'vote' ? null : act;
};

/** The acts beside the rating: each has a page with its form, and is carried out once. */
export function actRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds, ask: Ask): void {
  pages.get('/case/:id/:act', async (c, next) => {
    const act = formAct(c.req.param('act'));
    if (act === null) return next();
    const { language } = c.get('visit');
    const text = act === 'urge' ? caseWords[language].urgeText : '';
    return answerAct(c, needs, act, { key: randomUUID(), text, about: '', category: '' }, null);
  });
  pages.post('/case/:id/:act', async (c, next) => {
    const act = formAct(c.req.param('act'));
    if (act === null) return next();
    return carryOut(c, needs, ask, act);
  });
}

async function carryOut(c: PageContext, needs: CitizenNeeds, ask: Ask, act: FormAct) {
  const id = caseNumber(c.req.param('id') ?? '');
  const form = await formOf(c);
  const typed = typedIn(form);
  const { language } = c.get('visit');
  if (typed.text === '')
    return answerAct(c, needs, act, typed, { said: caseWords[language].empty, status: 422 });
  const code = codeOf(c, needs, id);
  const files = await sendFiles(c, ask, { id, code, form });
  if ('refused' in files) {
    const said = `${filing[language].fileRefused(files.name)}${sentenceOf(files.refused, language)}`;
    return answerAct(c, needs, act, typed, { said, status: 422 });
  }
  const done: Asked<{ id: string; trackingCode?: string }> = await ask(c, {
    method: 'POST',
    path: `/v1/track/${id || '-'}/${commandOf[act]}`,
    code,
    key: typed.key,
    body: bodyOf(act, typed, files.ids),
  });
  if (!done.ok) return refusedAct(c, needs, act, typed, done.refused);
  if (done.data.trackingCode === undefined) return c.redirect(`/case/${id}?done=${act}`, 303);
  // The act filed another case, which has a number and a code of its own.
  keepCode(c, needs, done.data.id, done.data.trackingCode);
  return c.redirect(`/case/${done.data.id}/code`, 303);
}

const typedIn = (form: Form): Typed => ({
  key: keyIn(form),
  text: form.text('text'),
  about: form.text('about'),
  category: form.text('category'),
});

function bodyOf(act: FormAct, { text, about, category }: Typed, attachments: readonly string[]): object {
  switch (act) {
    case 'supplement':
    case 'message':
      return { text, ...(attachments.length > 0 ? { attachments } : {}) };
    case 'report':
      return { text, ...(about === '' ? {} : { about }) };
    case 'again':
      return { reason: text, ...(category === '' ? {} : { category }) };
    default:
      return { reason: text };
  }
}

interface Sending {
  readonly id: string;
  readonly code: string | null;
  readonly form: Form;
}

type Sent = { readonly ids: readonly string[] } | { readonly refused: Refused; readonly name: string };

async function sendFiles(c: PageContext, ask: Ask, { id, code, form }: Sending): Promise<Sent> {
  const ids: string[] = [];
  for (const file of form.files('files')) {
    const answer = await sendFile(ask, c, file, { home: `/v1/track/${id || '-'}/attachment-files`, code });
    if (!answer.ok) return { refused: answer.refused, name: file.name };
    ids.push(answer.data.id);
  }
  return { ids };
}

interface Wrong {
  readonly said: string;
  readonly status: number;
  readonly categories?: readonly Choice[];
}

function answerAct(c: PageContext, needs: CitizenNeeds, act: FormAct, typed: Typed, wrong: Wrong | null) {
  const page = (
    <ActPage
      needs={needs}
      visit={c.get('visit')}
      id={caseNumber(c.req.param('id') ?? '')}
      act={act}
      typed={typed}
      problem={wrong?.said ?? null}
      categories={wrong?.categories ?? []}
    />
  );
  return answerPage(c, page, wrong === null ? 200 : pageStatus(wrong.status));
}

/** Without a code the case must be opened first. Otherwise the form comes back with all that was typed. */
function refusedAct(c: PageContext, needs: CitizenNeeds, act: FormAct, typed: Typed, refused: Refused) {
  const { language } = c.get('visit');
  if (refused.status === 401) return c.redirect(`/case/${c.req.param('id')}`, 303);
  const categories = refused.code === 'category-removed' ? categoriesOf(needs, language) : [];
  return answerAct(c, needs, act, typed, {
    said: sentenceOf(refused, language),
    status: refused.status,
    categories,
  });
}

const categoriesOf = ({ county }: CitizenNeeds, language: Language): Choice[] =>
  county.categories
    .filter(({ confidential }) => !confidential)
    .map(({ id, names }) => ({ value: id, label: names[language] }));
