import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type TimelineEntry } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Light, type LightColour } from '../parts/light.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Instant } from '../parts/time.tsx';
import { factsOf, isHandling } from './entry-facts.ts';
import { Facts } from './facts.tsx';
import { caseTexts } from './texts.ts';
import { useCitizenView } from './use-citizen-view.ts';

type Part = 'all' | 'citizen' | 'handling';
const parts: readonly Part[] = ['all', 'citizen', 'handling'];

interface CourseProps {
  readonly id: string;
  readonly version: number;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

/** A long case shows its latest steps first. The earlier ones follow at a click. */
const atFirst = 50;

/** Everything that happened, the latest first: all of it, what the citizen sees, or the handling alone. */
export function Course({ id, version, part, onPart }: CourseProps) {
  const texts = useTexts(caseTexts);
  const [whole, setWhole] = useState(false);
  const seen = useCitizenView(id);
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'timeline', version],
    queryFn: () =>
      answered(
        api.GET('/v1/appeals/{id}/timeline', { params: { path: { id }, query: { contacts: 'hidden' } } }),
      ),
    placeholderData: (before) => before,
  });
  const shown = [...(data?.items ?? [])].reverse().filter(({ seq, type }) => {
    if (part === 'citizen') return seen?.events.includes(seq) ?? false;
    return part === 'all' || isHandling(type);
  });
  return (
    <section className="card" aria-labelledby="course-title">
      <div className="titled">
        <h2 id="course-title">{texts.course}</h2>
        <fieldset className="parts" aria-label={texts.filter}>
          {parts.map((one) => (
            <button key={one} type="button" aria-pressed={part === one} onClick={() => onPart(one)}>
              {texts[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {part === 'citizen' && seen?.reads && <Reads reads={seen.reads} />}
      {error && !data && <Failure error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      <ol className="course">
        {shown.slice(0, whole ? undefined : atFirst).map((entry) => (
          <Step key={entry.seq} entry={entry} bare={part === 'citizen'} />
        ))}
      </ol>
      {!whole && shown.length > atFirst && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {texts.earlier(shown.length - atFirst)}
        </button>
      )}
    </section>
  );
}

function Reads({ reads }: { readonly reads: { readonly zh: string; readonly en: string } }) {
  const said = useSaid();
  return <blockquote className="reads">{said(reads)}</blockquote>;
}

interface StepProps {
  readonly entry: TimelineEntry;
  /** Without what only offices read. */
  readonly bare: boolean;
}

function Step({ entry, bare }: StepProps) {
  const name = useNames();
  const texts = useTexts(caseTexts);
  const { type, data, actor } = entry;
  const { note, ...rest } = data;
  return (
    <li>
      <span className="soft">
        <Instant at={entry.at} />
      </span>
      <div>
        {type === 'light-turned' && <Light light={data.light as LightColour} />}{' '}
        <b>{type === 'light-turned' ? name('obligations', String(data.kind)) : name('events', type)}</b>{' '}
        <Who actor={actor} />
        {entry.unverified && <span className="pill">{texts.unverified}</span>}
        {type !== 'registered' && <Facts facts={factsOf(bare ? rest : data, type)} by={actor} />}
      </div>
    </li>
  );
}

function Who({ actor }: { readonly actor: TimelineEntry['actor'] }) {
  const name = useNames();
  const county = useCountyNames();
  if (actor.role === 'clock' || actor.role === 'system') return null;
  const person = county.person(actor.account);
  const known = person !== actor.account;
  return (
    <span className="soft">
      {known ? `${county.unit(actor.unit)} ${person}`.trim() : name('roles', actor.role)}
    </span>
  );
}
