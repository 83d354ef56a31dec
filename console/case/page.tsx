import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { type Appeal, answered, api, type Obligation } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { CaseActions } from '../commands/actions.tsx';
import { Light } from '../parts/light.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Instant, TimeLeft } from '../parts/time.tsx';
import './case.css';
import { Course } from './course.tsx';
import { caseTexts } from './texts.ts';

/** One case: its matter, who answers for it, what happened, and what its reader may do. */
export function CasePage() {
  const { id } = useParams({ from: '/appeals/$id' });
  const search = useSearch({ from: '/appeals/$id' });
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: () => answered(api.GET('/v1/appeals/{id}', { params: { path: { id } } })),
    // Each reading of contact data is on record, so the page reads again only after an act.
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Head appeal={data} />
      <div className="case">
        <div>
          <Said appeal={data} />
          <Course id={data.id} version={data.version} />
        </div>
        <div>
          <CaseActions appeal={data} begin={search.do ?? null} />
          <Owed obligations={data.obligations} />
        </div>
      </div>
    </>
  );
}

function Head({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const county = useCountyNames();
  const { liable } = appeal;
  const facts = [appeal.location?.address, county.category(appeal.category), name('kinds', appeal.kind)];
  return (
    <section className="card">
      <div className="head">
        <h1>{appeal.title}</h1>
        <Light light={appeal.light} /> <span className="pill">{name('stages', appeal.status)}</span>
        <span className="id end">{appeal.id}</span>
      </div>
      <p className="soft">
        {facts.filter(Boolean).join(' · ')} · {texts.filed} <Instant at={appeal.registeredAt} />
      </p>
      <p>
        {texts.liable} {liable ? `${county.unit(liable.unit)} ${county.person(liable.person)}` : texts.nobody}
      </p>
    </section>
  );
}

function Said({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  return (
    <section className="card">
      <h2>{texts.said}</h2>
      <p className="words">{appeal.description}</p>
    </section>
  );
}

/** Each obligation with the time left, and the days that were counted for it. */
function Owed({ obligations }: { readonly obligations: readonly Obligation[] }) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const said = useSaid();
  const county = useCountyNames();
  return (
    <section className="card">
      <h2>{texts.owed}</h2>
      {obligations.length === 0 && <p className="soft">{texts.nothing}</p>}
      <ul className="owed">
        {obligations.map((one) => (
          <li key={one.id}>
            <span>
              {county.person(one.person) || county.unit(one.unit)} <b>{name('obligations', one.kind)}</b>
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
