import { Link } from '@tanstack/react-router';
import type { TimelineEntry } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Instant } from '../parts/time.tsx';
import type { Fact } from './entry-facts.ts';
import { caseTexts } from './texts.ts';

interface FactsProps {
  readonly facts: readonly Fact[];
  /** The actor of the event, whom the facts need not name again. */
  readonly by?: TimelineEntry['actor'];
}

/** Shows the facts of an event or an affair: words as paragraphs, the rest with its label. */
export function Facts({ facts, by }: FactsProps) {
  const own = (fact: Fact) =>
    (fact.kind === 'person' && fact.values[0] === by?.account) ||
    (fact.field === 'unit' && fact.values[0] === by?.unit);
  const shown = facts.filter((fact) => !own(fact));
  return (
    <>
      {shown
        .filter(({ kind }) => kind === 'text')
        .map((fact) => (
          <Text key={fact.field} fact={fact} />
        ))}
      <span className="facts">
        {shown
          .filter(({ kind }) => kind !== 'text')
          .map((fact) => (
            <Short key={`${fact.field} ${fact.values.join()}`} fact={fact} />
          ))}
      </span>
    </>
  );
}

/** Grounds and basis are told apart by their labels; the one text of an event needs none. */
const labelled = ['basis', 'note', 'standard', 'comment'];

function Text({ fact: { field, values } }: { readonly fact: Fact }) {
  const name = useNames();
  const texts = useTexts(caseTexts);
  return (
    <span className="told">
      {labelled.includes(field) && <span className="soft">{texts.label(name('fields', field))}</span>}
      {values.join('\n')}
    </span>
  );
}

function Short({ fact }: { readonly fact: Fact }) {
  const name = useNames();
  const texts = useTexts(caseTexts);
  return (
    <span>
      <span className="soft">{texts.label(name('fields', fact.field))}</span>
      <Values fact={fact} />
    </span>
  );
}

function Values({ fact: { kind, values, subject = '' } }: { readonly fact: Fact }) {
  const name = useNames();
  const county = useCountyNames();
  const texts = useTexts(caseTexts);
  const joined = (told: (value: string) => string) => <>{values.map(told).join(texts.comma)}</>;
  switch (kind) {
    case 'unit':
      return joined(county.unit);
    case 'person':
      return joined(county.person);
    case 'category':
      return joined(county.category);
    case 'item':
      return joined(county.item);
    case 'code':
      return joined((value) => name(subject, value));
    case 'flag':
      return joined((value) => (value === 'true' ? texts.yes : texts.no));
    case 'instant':
      return <Instant at={values[0]} />;
    case 'case':
      return (
        <>
          {values.map((id) => (
            <Link key={id} to="/appeals/$id" params={{ id }} className="id">
              {id}
            </Link>
          ))}
        </>
      );
    default:
      return joined((value) => value);
  }
}
