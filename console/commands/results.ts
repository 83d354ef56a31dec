import { useMe } from '../app/gate.tsx';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { shortInstant } from '../parts/instants.ts';
import type { Done } from './dry-run.ts';
import { commandTexts } from './texts.ts';

/** The result of a command in words, with what its giver owes next and what to look at. */
export function useResultWords(): (command: string, done: Done) => string {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const said = useSaid();
  const me = useMe();
  return (command, { status, obligations = [], warnings = [] }) => {
    const result = command === 'claim' ? texts.won : texts.done(name('commands', command));
    if (status === undefined) return `${result}${texts.gone}`;
    const next = obligations
      .filter(({ unit, person }) => person === me.account || (person === null && unit === me.unit))
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
    const owed = next ? texts.next(name('obligations', next.kind), shortInstant(next.dueAt)) : '';
    return [result, owed, ...warnings.map((warning) => said(warning))].filter(Boolean).join(' ');
  };
}
