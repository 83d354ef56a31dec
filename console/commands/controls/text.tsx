import { AutoComplete, Input } from 'antd';
import { dictionary, useTexts } from '../../app/language.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { LikeCase } from '../like-case.tsx';
import { StandardTexts } from '../standard-texts.tsx';

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const inputModes = { phone: 'tel', email: 'email', line: 'text' } as const;

export function LineControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  return (
    <Input
      id={id}
      type={field.kind === 'phone' ? 'tel' : 'text'}
      inputMode={inputModes[field.kind as keyof typeof inputModes]}
      autoComplete="off"
      value={wordsOf(value)}
      onChange={(event) => change(event.target.value)}
      maxLength={field.max ?? undefined}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : undefined}
    />
  );
}

/** The field of a command that answers the citizen. */
const answers: Readonly<Record<string, string>> = {
  complete: 'statement',
  answer: 'text',
  decline: 'explanation',
};

/** A text of several lines. Pasted text is never cut: the counter says what is too long. */
export function LongTextControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const isNote = field.name === 'note';
  const { command, appeal } = useForm();
  const text = wordsOf(value);
  const add = (more: string) => change(text.trim() === '' ? more : `${text}\n${more}`);
  return (
    <div className="long-text-control">
      <Input.TextArea
        id={id}
        autoSize={{ minRows: isNote ? 1 : 3, maxRows: 16 }}
        value={text}
        onChange={(event) => change(event.target.value)}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        status={isWrong ? 'error' : undefined}
      />
      {!isNote && <StandardTexts use={command} onChoose={add} />}
      {appeal && field.name === answers[command] && <LikeCase appeal={appeal} onTake={add} />}
    </div>
  );
}

export function NumberControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  return (
    <Input
      id={id}
      inputMode={field.whole ? 'numeric' : 'decimal'}
      className="short"
      autoComplete="off"
      value={typeof value === 'number' ? String(value) : wordsOf(value)}
      onChange={(event) => change(event.target.value)}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : undefined}
    />
  );
}

const meansTexts = dictionary({
  zh: { phone: '电话', onSite: '上门', inPerson: '当面', message: '短信', wechat: '微信', video: '视频通话' },
  en: {
    phone: 'telephone',
    onSite: 'visit',
    inPerson: 'in person',
    message: 'text message',
    wechat: 'WeChat',
    video: 'video call',
  },
});

/** How somebody was reached: a usual word, or any other. */
export function MeansControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(meansTexts);
  return (
    <AutoComplete
      id={id}
      className="whole"
      value={wordsOf(value)}
      onChange={(next: string) => change(next)}
      options={Object.values(texts).map((text) => ({ value: text }))}
      maxLength={field.max ?? undefined}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
    />
  );
}
