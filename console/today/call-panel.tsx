import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { answered, api, isProblem } from '../app/api.ts';
import { serverNow } from '../app/clock.ts';
import { freshKey } from '../app/fresh-key.ts';
import { useKeys } from '../app/keys.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useLook } from '../app/look.ts';
import { Contacts } from '../parts/contacts.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { bodyOfCall, isReached, type Result, results } from './call-result.ts';
import type { Row } from './rows.tsx';
import { todayTexts } from './texts.ts';

interface CallPanelProps {
  readonly row: Row;
  readonly onClose: () => void;
}

/** One call: the number on request, the words to say, and its result by one key. */
export function CallPanel({ row, onClose }: CallPanelProps) {
  const texts = useTexts(todayTexts);
  const { id } = row.appeal;
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: () =>
      answered(api.GET('/v1/appeals/{id}', { params: { path: { id }, query: { contacts: 'hidden' } } })),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  return (
    <section className="card" aria-labelledby="call-title">
      <div className="titled">
        <h2 id="call-title">{row.appeal.title}</h2>
        <Button size="small" type="text" onClick={onClose}>
          {texts.close}
        </Button>
      </div>
      {data ? <Contacts appeal={data} /> : <Loading rows={1} />}
      <Script title={row.appeal.title} />
      {row.appeal.people > 1 ? <InCase id={id} /> : <Results id={id} onDone={onClose} />}
    </section>
  );
}

function Script({ title }: { readonly title: string }) {
  const texts = useTexts(todayTexts);
  const said = useSaid();
  const { name } = useLook();
  return (
    <blockquote className="reads" aria-label={texts.script}>
      {[texts.greeting(said(name)), texts.about(title), texts.asks, texts.thanks].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </blockquote>
  );
}

/** A group's call reaches one person, whom the form in the case asks for. */
function InCase({ id }: { readonly id: string }) {
  const texts = useTexts(todayTexts);
  return (
    <p>
      {texts.group}{' '}
      <Link to="/appeals/$id" params={{ id }} search={{ do: 'record-call-back' }}>
        {texts.openCase}
      </Link>
    </p>
  );
}

function Results({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const texts = useTexts(todayTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [result, setResult] = useState<Result | null>(null);
  const [typed, setTyped] = useState('');
  const [resolved, setResolved] = useState(true);
  const [contacted, setContacted] = useState(true);
  const key = useRef(freshKey());
  const choose = (next: Result) => {
    setResult(next);
    setResolved(next !== 'dissatisfied');
  };
  const sending = useMutation({
    mutationFn: (chosen: Result) => {
      const usual = isReached(chosen) ? texts.saidFor(texts[chosen]) : texts.saidNot(texts[chosen]);
      const notes = {
        at: new Date(serverNow()).toISOString(),
        means: texts.means,
        said: typed.trim() || usual,
      };
      return answered(
        api.POST('/v1/appeals/{id}/record-call-back', {
          params: { path: { id }, header: { 'Idempotency-Key': key.current }, query: { contacts: 'hidden' } },
          body: bodyOfCall(chosen, { ...notes, resolved, contacted }),
        }),
      );
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['lists'] });
      void message.success(texts.recorded);
      onDone();
    },
    onError: (error) => {
      // Without an answer the same key asks again, so that no call is recorded twice.
      if (isProblem(error) && error.status > 0 && error.status < 500) key.current = freshKey();
    },
  });
  const send = () => {
    if (result && !sending.isPending) sending.mutate(result);
  };
  useKeys({
    ...Object.fromEntries(results.map((one, index) => [String(index + 1), () => choose(one)])),
    'Ctrl+Enter': send,
  });
  return (
    <>
      <fieldset className="results" aria-label={texts.results}>
        {results.map((one, index) => (
          <Button
            key={one}
            aria-pressed={result === one}
            type={result === one ? 'primary' : 'default'}
            onClick={() => choose(one)}
          >
            {texts[one]}
            <span className="key" aria-hidden="true">
              {index + 1}
            </span>
          </Button>
        ))}
      </fieldset>
      {result && isReached(result) && (
        <p>
          <Checkbox checked={contacted} onChange={({ target }) => setContacted(target.checked)}>
            {texts.contacted}
          </Checkbox>
          <Checkbox checked={resolved} onChange={({ target }) => setResolved(target.checked)}>
            {texts.resolved}
          </Checkbox>
        </p>
      )}
      <Input.TextArea
        aria-label={texts.said}
        placeholder={texts.said}
        rows={2}
        maxLength={4000}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {sending.error && <Failure error={sending.error} />}
      {result && (
        <Button type="primary" block loading={sending.isPending} onClick={send} className="send">
          {texts.record(texts[result])}
          <span className="key" aria-hidden="true">
            Ctrl+Enter
          </span>
        </Button>
      )}
    </>
  );
}
