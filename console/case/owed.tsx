import type { Appeal, Obligation } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { TimeLeft } from '../parts/time.tsx';
import { caseTexts } from './texts.ts';

interface OwedProps {
  readonly obligations: readonly Obligation[];
  /** People of an urgent case who are told next. */
  readonly next: Appeal['nextInLine'];
}

/** Each obligation with the time left, and the days that were counted for it. */
export function Owed({ obligations, next }: OwedProps) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const said = useSaid();
  const county = useCountyNames();
  return (
    <section className="card" aria-labelledby="owed-title">
      <h2 id="owed-title">{texts.owed}</h2>
      {obligations.length === 0 && <p className="soft">{texts.nothing}</p>}
      <ul className="owed">
        {soonestFirst(obligations).map((one) => (
          <li key={one.id}>
            <span>
              {county.person(one.person) || county.unit(one.unit) || name('roles', one.role)}{' '}
              <b>{isLeadersRating(one) ? texts.leaderRating : name('obligations', one.kind)}</b>
            </span>
            <TimeLeft dueAt={one.dueAt} light={one.light} suspended={one.suspended} />
            <details>
              <summary>{texts.why}</summary>
              {said(one.explanation)}
            </details>
          </li>
        ))}
      </ul>
      {next.length > 0 && (
        <p className="soft">
          {texts.nextInLine}
          {next.map(({ unit, person }) => county.person(person) || county.unit(unit)).join(' → ')}
        </p>
      )}
    </section>
  );
}

/** The earliest date stands first: first measures before the completion. */
const soonestFirst = (obligations: readonly Obligation[]): readonly Obligation[] =>
  [...obligations].sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));

/** The term of this obligation speaks of the citizen. An instruction is judged by its leader. */
const isLeadersRating = ({ kind, role }: Obligation): boolean =>
  kind === 'citizen-rating' && role === 'leader';
