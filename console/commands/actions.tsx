import { useQuery } from '@tanstack/react-query';
import { App, Drawer, Grid } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Appeal } from '../app/api.ts';
import { draftsOf } from '../app/drafts.ts';
import { useMe } from '../app/gate.tsx';
import { useKeys } from '../app/keys.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { Choices } from './choices.tsx';
import { CommandForm } from './command-form.tsx';
import { keyOf } from './command-keys.ts';
import { headed } from './labels.ts';
import { useResultWords } from './results.ts';
import { commandTexts } from './texts.ts';
import { ToldCode } from './told-code.tsx';
import { useCommands } from './use-commands.ts';

interface CaseActionsProps {
  readonly appeal: Appeal;
  /** The command whose form is open at first, such as one that the address names. */
  readonly begin?: string | null;
  /** A wider place of the page for the open form. Without it the form opens below the buttons. */
  readonly slot?: HTMLElement | null;
}

/** Shows what this reader owes on the case, what else is possible, and why the rest is not. */
export function CaseActions({ appeal, begin = null, slot = null }: CaseActionsProps) {
  const texts = useTexts(commandTexts);
  const { message } = App.useApp();
  const words = useResultWords();
  const { data, error, refetch } = useCommands(appeal);
  const [open, setOpen] = useState<string | null>(begin);
  const [code, setCode] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const drafts = useDraftForms(appeal.id, open);
  const items = data?.items ?? [];
  const owed = items.filter((one) => one.owed && one.possible);
  const toggle = (command: string) => setOpen((now) => (now === command ? null : command));
  useKeys(
    Object.fromEntries(
      [...owed].reverse().flatMap(({ command }) => {
        const key = keyOf(command);
        return key ? [[key, () => setOpen(command)]] : [];
      }),
    ),
  );
  useFocusBack(section, open);
  const isKnown = data !== undefined;
  // An old address may name what is no longer possible. A form that is open already stays, with what was written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first answer decides
  useEffect(() => {
    if (isKnown && begin !== null && !items.some(({ command, possible }) => possible && command === begin))
      setOpen((now) => (now === begin ? null : now));
  }, [isKnown]);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <section ref={section} className="card actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{texts.now}</h2>
      {code && <ToldCode code={code} onClose={() => setCode(null)} />}
      <Choices items={items} open={open} drafts={drafts} onChoose={toggle} />
      {open && (
        <Opened command={open} slot={slot} onClose={() => setOpen(null)}>
          <CommandForm
            key={open}
            appeal={appeal}
            command={open}
            onClose={() => setOpen(null)}
            onDone={(done) => {
              void message.success(words(open, done));
              setCode(done.trackingCode ?? null);
              setOpen(null);
            }}
          />
        </Opened>
      )}
    </section>
  );
}

interface OpenedProps {
  readonly command: string;
  readonly slot: HTMLElement | null;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** On a desk the form opens in place. On a phone it takes the whole screen. */
function Opened({ command, slot, onClose, children }: OpenedProps) {
  const name = useNames();
  const isPhone = Grid.useBreakpoint().md === false;
  if (isPhone) {
    return (
      <Drawer
        open
        title={<h2>{headed(name('commands', command))}</h2>}
        rootClassName="whole-screen"
        getContainer={false}
        onClose={onClose}
        size="100%"
        placement="bottom"
        keyboard={false}
      >
        {children}
      </Drawer>
    );
  }
  const card = (
    <div className="opened">
      <h2>{headed(name('commands', command))}</h2>
      {children}
    </div>
  );
  return slot ? createPortal(card, slot) : card;
}

/** Commands of this case for which a draft of this account is kept. */
function useDraftForms(id: string, open: string | null): ReadonlySet<string> {
  const { account } = useMe();
  const { data, refetch } = useQuery({
    queryKey: ['drafts', account],
    queryFn: () => draftsOf(account),
    staleTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form that opens or closes may have changed the drafts
  useEffect(() => {
    void refetch();
  }, [open, refetch]);
  return new Set((data ?? []).filter(({ place }) => place === id).map(({ form }) => form));
}

/** After a form has closed, the keyboard is where it was opened. */
function useFocusBack(section: { readonly current: HTMLElement | null }, open: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const closed = last.current;
    last.current = open;
    if (open !== null || closed === null) return;
    const own = section.current;
    const button = own?.querySelector<HTMLElement>(`[data-command="${closed}"]`);
    (button ?? own?.querySelector<HTMLElement>('button'))?.focus();
  }, [section, open]);
}
