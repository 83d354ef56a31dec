/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { type Ask, asking, type Refused, sendFile, type TakenFile } from '../http/ask.ts';
import { keepCode } from '../http/case-cookie.ts';
import { type Form, formOf } from '../http/form.ts';
import type { CitizenEnv, CitizenNeeds, PageContext } from '../needs.ts';
import { answerPage } from '../parts/layout.tsx';
import { explainProblem, sentenceOf } from '../parts/problem.tsx';
import type { Language } from '../words/dictionary.ts';
import { filing } from '../words/filing.ts';
import { CheckPage } from './check-page.tsx';
import { type Entered, enteredIn, filingBody, type KeptFile, nothingEntered, problemsIn } from './entered.ts';
import { FormPage } from './form-page.tsx';
import { keepPage } from './keep.tsx';
import { similarTo } from './similar.ts';

interface FilingRouteNeeds extends CitizenNeeds {
  readonly isPhone: (text: string) => boolean;
}

interface Filed {
  readonly id: string;
  readonly trackingCode: string;
  readonly participantCodes?: readonly { readonly serial: number; readonly trackingCode: string }[];
  readonly warnings?: readonly { readonly zh: string; readonly en: string }[];
}

/** The pages of a filing. A filing has one key from the first page to the answer, so that it is filed once. */
export function filingRoutes(pages: Hono<CitizenEnv>, needs: FilingRouteNeeds): void {
  const ask = asking(needs);
  pages.get('/file', (c) => answerForm(c, needs, nothingEntered(), new Map()));
  pages.post('/file', async (c) => {
    const form = await formOf(c);
    const step = form.text('step');
    const typed = enteredIn(form);
    if (step === 'edit') return answerForm(c, needs, { ...typed, key: nothingEntered().key }, new Map());
    const { entered, refused } = await withFiles(c, ask, typed, form);
    const { language } = c.get('visit');
    const problems = problemsIn(entered, language, needs);
    if (refused !== '') problems.set('files', refused);
    if (problems.size > 0) return answerForm(c, needs, entered, problems);
    if (step !== 'send') return answerCheck(c, needs, ask, entered);
    return send(c, needs, ask, entered);
  });
}

async function answerCheck(c: PageContext, needs: CitizenNeeds, ask: Ask, entered: Entered) {
  const similar = await similarTo(c, needs, ask, entered);
  return answerPage(
    c,
    <CheckPage needs={needs} visit={c.get('visit')} entered={entered} similar={similar} />,
  );
}

const answerForm = (
  c: PageContext,
  needs: CitizenNeeds,
  entered: Entered,
  problems: ReadonlyMap<string, string>,
) =>
  answerPage(
    c,
    <FormPage needs={needs} visit={c.get('visit')} entered={entered} problems={problems} />,
    problems.size > 0 ? 422 : 200,
  );

const keptAs = ({ id, name, notes }: TakenFile, language: Language): KeptFile => ({
  id,
  name,
  note: notes.map((note) => note[language]).join(' '),
});

/** Sends on the files that the form brought. The first one that is refused is named; the others are kept. */
async function withFiles(c: PageContext, ask: Ask, typed: Entered, form: Form) {
  const { language } = c.get('visit');
  const taken: KeptFile[] = [];
  let refused = '';
  for (const file of form.files('files')) {
    const answer = await sendFile(ask, c, file, { home: '/v1/public/attachment-files' });
    if (answer.ok) taken.push(keptAs(answer.data, language));
    else refused ||= `${filing[language].fileRefused(file.name)}${sentenceOf(answer.refused, language)}`;
  }
  return { entered: { ...typed, kept: [...typed.kept, ...taken] }, refused };
}

async function send(c: PageContext, needs: FilingRouteNeeds, ask: Ask, entered: Entered) {
  const answer = await ask<Filed>(c, {
    method: 'POST',
    path: '/v1/public/appeals',
    key: entered.key,
    body: filingBody(entered, needs.county),
  });
  if (!answer.ok) return refusedFiling(c, needs, entered, answer.refused);
  const { id, trackingCode, participantCodes = [], warnings = [] } = answer.data;
  keepCode(c, needs, id, trackingCode);
  const { language } = c.get('visit');
  // The codes of a group stand in no cookie: the answer shows them, and the same key shows them again.
  if (participantCodes.length === 0 && warnings.length === 0) return c.redirect(`/case/${id}/code`, 303);
  const kept = {
    id,
    code: trackingCode,
    anonymous: entered.anonymous,
    people: participantCodes,
    warnings: warnings.map((warning) => warning[language]),
  };
  return answerPage(c, await keepPage(c, needs, kept));
}

/** Fields that the API names otherwise than the form. */
const fieldOf = (path: string): string => {
  if (path.startsWith('participants.people')) return 'people';
  if (path.startsWith('participants')) return 'declared';
  if (path.startsWith('location')) return 'address';
  if (path.startsWith('attachments')) return 'files';
  return path.split('.').at(-1) ?? '';
};

/** A refusal leads back to the form with all that was typed. Where nothing can be mended there, it says so alone. */
function refusedFiling(c: PageContext, needs: CitizenNeeds, entered: Entered, refused: Refused) {
  const { language } = c.get('visit');
  if (refused.status === 429 || refused.status >= 500) return explainProblem(c, needs, refused);
  // The choice of a neighbour's case ends after an hour. The next look brings it again.
  const again = refused.code === 'follow-expired' ? { ...entered, into: '' } : entered;
  const named = refused.errors.map((error): [string, string] => [fieldOf(error.path), error[language]]);
  const general: [string, string] = [
    refused.code === 'anonymous-with-contact' ? 'anonymous' : '',
    sentenceOf(refused, language),
  ];
  return answerForm(c, needs, again, new Map(named.length > 0 ? named : [general]));
}
