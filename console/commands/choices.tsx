import { Button } from 'antd';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Instant } from '../parts/time.tsx';
import { keyOf } from './command-keys.ts';
import { headed } from './labels.ts';
import { commandTexts } from './texts.ts';
import type { KnownCommand } from './use-commands.ts';

interface ChoicesProps {
  readonly items: readonly KnownCommand[];
  readonly open: string | null;
  /** Commands with a draft. */
  readonly drafts: ReadonlySet<string>;
  readonly onChoose: (command: string) => void;
}

/** The big button for what is owed first, then what is possible, then why the rest is not. */
export function Choices({ items, open, drafts, onChoose }: ChoicesProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const said = useSaid();
  const owed = items.filter((one) => one.owed && one.possible).sort(byDate);
  const possible = items.filter((one) => one.possible && !one.owed);
  const barred = items.filter((one) => !one.possible && one.refused !== null);
  const button = (one: KnownCommand, isFirst: boolean) => (
    <OneButton
      key={one.command}
      known={one}
      isFirst={isFirst}
      isOpen={open === one.command}
      hasDraft={drafts.has(one.command)}
      onChoose={onChoose}
    />
  );
  return (
    <>
      {owed.length === 0 && <p className="soft">{texts.noneOwed}</p>}
      {owed.map((one, at) => button(one, at === 0))}
      {possible.length > 0 && (
        <>
          <h3>{texts.also}</h3>
          <div className="possible">{possible.map((one) => button(one, false))}</div>
        </>
      )}
      {barred.length > 0 && (
        <details className="barred">
          <summary>{texts.why}</summary>
          <ul>
            {barred.map(({ command, refused }) => (
              <li key={command}>
                {texts.cannot} <b>{name('commands', command)}</b> {said(refused)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The most pressing first. What has no date comes last. */
const byDate = (a: KnownCommand, b: KnownCommand): number =>
  (a.dueAt ? Date.parse(a.dueAt) : Number.POSITIVE_INFINITY) -
  (b.dueAt ? Date.parse(b.dueAt) : Number.POSITIVE_INFINITY);

interface OneButtonProps {
  readonly known: KnownCommand;
  readonly isFirst: boolean;
  readonly isOpen: boolean;
  readonly hasDraft: boolean;
  readonly onChoose: (command: string) => void;
}

function OneButton({ known, isFirst, isOpen, hasDraft, onChoose }: OneButtonProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const { command, owed, dueAt } = known;
  const key = owed ? keyOf(command) : undefined;
  return (
    <div className={owed ? 'owed' : 'one'}>
      <Button
        type={isFirst ? 'primary' : 'default'}
        size={owed ? 'large' : 'middle'}
        block={owed}
        data-command={command}
        aria-expanded={isOpen}
        aria-keyshortcuts={key}
        onClick={() => onChoose(command)}
      >
        {headed(name('commands', command))}
        {hasDraft && <span className="draft-mark">{texts.hasDraft}</span>}
        {key && (
          <span className="key" aria-hidden="true">
            {key}
          </span>
        )}
      </Button>
      {owed && dueAt && (
        <span className="soft">
          {texts.due} <Instant at={dueAt} />
        </span>
      )}
    </div>
  );
}
