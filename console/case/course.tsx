import { useQuery } from '@tanstack/react-query';
import { answered, api, type TimelineEntry } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { Instant } from '../parts/time.tsx';
import { caseTexts } from './texts.ts';

/** Everything that happened, the latest first. */
export function Course({ id, version }: { readonly id: string; readonly version: number }) {
  const texts = useTexts(caseTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'timeline', version],
    queryFn: () => answered(api.GET('/v1/appeals/{id}/timeline', { params: { path: { id } } })),
    placeholderData: (before) => before,
  });
  return (
    <section className="card">
      <h2>{texts.course}</h2>
      {error && !data && <Failure error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      <ol className="course">
        {[...(data?.items ?? [])].reverse().map((entry) => (
          <Step key={entry.seq} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

const words = ['instruction', 'reason', 'grounds', 'basis', 'statement', 'text', 'note'];

function Step({ entry }: { readonly entry: TimelineEntry }) {
  const name = useNames();
  const county = useCountyNames();
  const told = words.map((field) => entry.data[field]).filter((text) => typeof text === 'string');
  const { actor } = entry;
  const who = county.person(actor.account);
  return (
    <li>
      <span className="soft">
        <Instant at={entry.at} />
      </span>
      <span>
        <b>{name('events', entry.type)}</b> {who === actor.account ? name('roles', actor.role) : who}
        {told.map((text) => (
          <span key={text} className="told">
            {text}
          </span>
        ))}
      </span>
    </li>
  );
}
