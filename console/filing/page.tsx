import type { InputRef } from 'antd';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type ApiProblem, answered, api, isProblem } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { useMe } from '../app/gate.tsx';
import { useKeys } from '../app/keys.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { Alike } from './alike.tsx';
import { takeCaller } from './caller.ts';
import { Filed, type FiledCase } from './filed.tsx';
import { bodyOf, isInstruction, kindsOf } from './filing.ts';
import './filing.css';
import { Forecast } from './forecast.tsx';
import { FilingForm } from './form.tsx';
import { CallerHistory } from './history.tsx';
import { filingTexts } from './texts.ts';
import { useFilingDraft } from './use-draft.ts';

/** A seat takes down a call, by keyboard alone: number, words, place, category, then Ctrl and Enter. */
export function FilePage() {
  const texts = useTexts(filingTexts);
  const { account, role } = useMe();
  const draft = useFilingDraft(account);
  const { change, clear } = draft;
  const kinds = kindsOf(role);
  const typed = kinds.includes(draft.typed.kind) ? draft.typed : { ...draft.typed, kind: kinds[0] ?? '' };
  const [filed, setFiled] = useState<FiledCase | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<InputRef>(null);
  /** One key for what is typed now. A double click and a lost answer file once. */
  const key = useRef<string>(freshKey());

  const calls = useRef(change);
  calls.current = change;
  useEffect(() => {
    const take = () => {
      const phone = takeCaller();
      if (phone) calls.current({ phone });
    };
    take();
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);

  const file = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const headers = { 'Idempotency-Key': key.current };
      const request = api.POST('/v1/appeals', { body: bodyOf(typed) as never, headers } as never);
      const answer = (await answered(request)) as unknown as FiledCase;
      key.current = freshKey();
      setFiled(answer);
      await clear();
      first.current?.focus();
    } catch (error) {
      if (!isProblem(error)) throw error;
      // A refused filing did not happen, so that what is sent next is another one.
      if (error.status >= 400 && error.status < 500) key.current = freshKey();
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  useKeys({ 'Ctrl+Enter': () => void file() });

  return (
    <>
      <div className="head">
        <h1>{texts.title}</h1>
        <span className="soft">{draft.kept ? texts.kept : draft.restored ? texts.restored : ''}</span>
        <span className="soft end desk-only">{texts.fileKey}</span>
      </div>
      <div className="filing">
        <form
          className="card"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void file();
          }}
        >
          {problem && <Refused problem={problem} />}
          <FilingForm
            typed={typed}
            change={change}
            faults={problem?.fields ?? []}
            first={first}
            kinds={kinds}
          />
          <Forecast typed={typed} />
          <div className="buttons">
            <Button type="primary" htmlType="submit" loading={busy}>
              {texts.file}
            </Button>
            <Button onClick={() => void clear()}>{texts.clear}</Button>
          </div>
        </form>
        <aside>
          {filed && <Filed filed={filed} />}
          {!isInstruction(typed) && <Alike typed={typed} change={change} />}
          {!isInstruction(typed) && <CallerHistory phone={typed.anonymous ? '' : typed.phone} />}
        </aside>
      </div>
    </>
  );
}

function Refused({ problem }: { readonly problem: ApiProblem }) {
  const said = useSaid();
  return <Alert type="error" role="alert" title={said(problem.said)} />;
}
