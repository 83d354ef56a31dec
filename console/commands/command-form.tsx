import { useIsFetching } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Appeal, isProblem } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure } from '../parts/states.tsx';
import { About } from './about.tsx';
import { FormProvider } from './context.ts';
import type { Done } from './dry-run.ts';
import { Fields } from './field.tsx';
import { headed } from './labels.ts';
import { beginningOf, layoutOf } from './layouts.tsx';
import { Preview } from './preview.tsx';
import { commandTexts } from './texts.ts';
import { type CommandState, useCommand } from './use-command.ts';
import './commands.css';

interface CommandFormProps {
  readonly appeal: Appeal;
  readonly command: string;
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
}

/** The form of any command, drawn from its body's shape, with what it will do. */
export function CommandForm({ appeal, command, onDone, onClose }: CommandFormProps) {
  const name = useNames();
  const form = useRef<HTMLFormElement>(null);
  const state = useCommand({ appeal, command, initial: beginningOf(command, appeal), onDone });
  const { fields, draft, reading, faults, uploading } = state;
  const isLoading = useIsFetching({ queryKey: ['policy'] }) > 0;
  useFirstFocus(form, draft.isReady && !isLoading);
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      state.send();
    } else if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  const Layout = layoutOf(command) ?? Fields;
  const context = { command, appeal, faults, reading, uploading, Fields };
  return (
    <form
      ref={form}
      className={`command-form ${command}`}
      aria-label={name('commands', command)}
      noValidate
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        state.send();
      }}
    >
      <Refusal error={state.error} />
      <Changed appeal={appeal} />
      <About appeal={appeal} command={command} />
      <FormProvider value={context}>
        <Layout fields={fields} values={draft.values} change={draft.change} />
      </FormProvider>
      <Preview {...state.foreseen} before={appeal} isComplete={state.isComplete} />
      <Foot state={state} command={command} onClose={onClose} />
    </form>
  );
}

interface FootProps {
  readonly state: CommandState;
  readonly command: string;
  readonly onClose: () => void;
}

function Foot({ state, command, onClose }: FootProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const { draft, isSending, uploads } = state;
  return (
    <div className="foot">
      <Button type="primary" htmlType="submit" loading={isSending}>
        {headed(name('commands', command))}
      </Button>
      <Button onClick={onClose}>{texts.close}</Button>
      {draft.isTouched && (
        <Popconfirm
          title={texts.discard}
          okText={texts.discard}
          cancelText={texts.close}
          onConfirm={draft.discard}
        >
          <Button type="text">{texts.discard}</Button>
        </Popconfirm>
      )}
      <span className="soft" role="status">
        {uploads > 0 ? texts.stillUploading : kept(draft, texts)}
      </span>
    </div>
  );
}

function kept(
  { isTouched, isKept, isRestored }: CommandState['draft'],
  texts: (typeof commandTexts)['zh'],
): string {
  if (!isTouched || !isKept) return '';
  return isRestored ? texts.restored : texts.kept;
}

/** Why the last sending was refused, and what to do next. */
function Refusal({ error }: { readonly error: unknown }) {
  const texts = useTexts(commandTexts);
  const said = useSaid();
  if (!error) return null;
  if (!isProblem(error) || error.status >= 500) return <Failure error={error} />;
  if (error.status === 401) return null;
  const next = error.status === 0 ? texts.retryOffline : undefined;
  const sentence = error.code === 'idempotency-key-reused' ? texts.reused : said(error.said);
  return <Alert type="error" role="alert" title={sentence} description={next} />;
}

/** Somebody else's change refuses nothing, and it is said. */
function Changed({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const [seen] = useState(appeal.version);
  if (appeal.version === seen) return null;
  return <Alert type="warning" title={texts.changed} description={name('stages', appeal.status)} />;
}

const focusable = 'input:not([hidden]):not([disabled]), textarea, button[type=submit]';

/** The first field is ready to type in. */
function useFirstFocus(form: { readonly current: HTMLFormElement | null }, isReady: boolean): void {
  useEffect(() => {
    if (isReady) form.current?.querySelector<HTMLElement>(focusable)?.focus();
  }, [form, isReady]);
}
