import type { Obligation } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { TimeLeft } from '../parts/time.tsx';
import { caseTexts } from './texts.ts';

/** Each obligation with the time left, and the days that were counted for it. */
export function Owed({ obligations }: { readonly obligations: readonly Obligation[] }) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const said = useSaid();
  const county = useCountyNames();
  return (
    <section className="card" aria-labelledby="owed-title">
      <h2 id="owed-title">{texts.owed}</h2>
      {obligations.length === 0 && <p className="soft">{texts.nothing}</p>}
      <ul className="owed">
        {obligations.map((one) => (
          <li key={one.id}>
            <span>
              {county.person(one.person) || county.unit(one.unit) || name('roles', one.role)}{' '}
              <b>{name('obligations', one.kind)}</b>
            </span>
            <TimeLeft dueAt={one.dueAt} light={one.light} suspended={one.suspended} />
            <details>
              <summary>{texts.why}</summary>
              {said(one.explanation)}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
