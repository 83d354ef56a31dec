import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { answered, api, isProblem } from '../app/api.ts';
import { serverNow } from '../app/clock.ts';
import { freshKey } from '../app/fresh-key.ts';
import { useKeys } from '../app/keys.ts';
import { useTexts } from '../app/language.tsx';
import { Failure } from '../parts/states.tsx';
import { bodyOfCall, isRating, isReached, type Result, resultsOf, type Subject } from './call-result.ts';
import { callTexts } from './call-texts.ts';

interface CallResultsProps {
  readonly id: string;
  readonly subject: Subject;
  readonly onDone: () => void;
}

/** The results of a call: a digit chooses one, and Ctrl+Enter records it. */
export function CallResults({ id, subject, onDone }: CallResultsProps) {
  const texts = useTexts(callTexts);
  const results: readonly Result[] = resultsOf[subject];
  const [result, setResult] = useState<Result | null>(null);
  const [typed, setTyped] = useState('');
  const [resolved, setResolved] = useState<boolean | 'partly'>(true);
  const [contacted, setContacted] = useState(true);
  const recording = useRecording(id, onDone);
  const choose = (next: Result) => {
    setResult(next);
    setResolved(next !== 'dissatisfied');
  };
  const send = () => {
    if (!result || recording.isPending) return;
    const told = texts[result];
    const usual = isReached(result) && result !== 'told' ? texts.citizenSaid(told) : texts.called(told);
    const at = new Date(serverNow()).toISOString();
    recording.mutate(
      bodyOfCall(result, { at, means: texts.means, said: typed.trim() || usual, resolved, contacted }),
    );
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
      {result && isRating(result) && (
        <div>
          <Checkbox checked={contacted} onChange={({ target }) => setContacted(target.checked)}>
            {texts.contacted}
          </Checkbox>
          <Radio.Group
            aria-label={texts.isResolved}
            value={resolved}
            onChange={({ target }) => setResolved(target.value)}
            options={[
              { value: true, label: texts.resolved },
              { value: 'partly', label: texts.partly },
              { value: false, label: texts.unresolved },
            ]}
          />
        </div>
      )}
      <Input.TextArea
        aria-label={texts.said}
        placeholder={texts.said}
        rows={2}
        maxLength={4000}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {recording.error && <Failure error={recording.error} />}
      {result && (
        <Button type="primary" block loading={recording.isPending} onClick={send} className="send">
          {texts.record(texts[result])}
          <span className="key" aria-hidden="true">
            Ctrl+Enter
          </span>
        </Button>
      )}
    </>
  );
}

/** Sends the call. Without an answer the same key asks again, so that no call is recorded twice. */
function useRecording(id: string, onDone: () => void) {
  const texts = useTexts(callTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useRef(freshKey());
  return useMutation({
    mutationFn: (body: ReturnType<typeof bodyOfCall>) =>
      answered(
        api.POST('/v1/appeals/{id}/record-call-back', {
          params: { path: { id }, header: { 'Idempotency-Key': key.current }, query: { contacts: 'hidden' } },
          body,
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['lists'] });
      void message.success(texts.recorded);
      onDone();
    },
    onError: (error) => {
      if (isProblem(error) && error.status > 0 && error.status < 500) key.current = freshKey();
    },
  });
}
