import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { type Appeal, answered, api, isProblem } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { CaseActions } from '../commands/actions.tsx';
import { Contacts } from '../parts/contacts.tsx';
import { Light } from '../parts/light.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { Instant } from '../parts/time.tsx';
import { UrgencyMark } from '../parts/urgency.tsx';
import { Affairs } from './affairs.tsx';
import { Band } from './band.tsx';
import './case.css';
import { Course } from './course.tsx';
import { Others } from './others.tsx';
import { Owed } from './owed.tsx';
import { Said } from './said.tsx';
import { caseTexts } from './texts.ts';
import { useCitizenView } from './use-citizen-view.ts';

/** One case: its matter, who answers for it, what happened, and what its reader may do. */
export function CasePage() {
  const { id } = useParams({ from: '/appeals/$id' });
  const texts = useTexts(caseTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: () =>
      answered(api.GET('/v1/appeals/{id}', { params: { path: { id }, query: { contacts: 'hidden' } } })),
  });
  const titled = (state: ReactNode) => (
    <>
      <h1>{texts.title}</h1>
      {state}
    </>
  );
  if (error && !data) return titled(<Failure error={error} again={() => void refetch()} />);
  if (isProblem(error) && error.status === 404) return titled(<Nothing>{texts.gone}</Nothing>);
  if (!data) return titled(<Loading />);
  return <Case key={data.id} appeal={data} />;
}

function Case({ appeal }: { readonly appeal: Appeal }) {
  const search = useSearch({ from: '/appeals/$id' });
  const [part, setPart] = useState<'all' | 'citizen' | 'handling'>('all');
  const course = useRef<HTMLDivElement>(null);
  const showCitizen = () => {
    setPart('citizen');
    course.current?.scrollIntoView();
  };
  return (
    <>
      <Head appeal={appeal} />
      <div className="case">
        <div>
          <Said appeal={appeal} />
          <Affairs appeal={appeal} />
          <div ref={course}>
            <Course id={appeal.id} version={appeal.version} part={part} onPart={setPart} />
          </div>
        </div>
        <div>
          <CaseActions appeal={appeal} begin={search.do ?? null} />
          <Owed obligations={appeal.obligations} next={appeal.nextInLine} />
          <CitizenSees id={appeal.id} onShow={showCitizen} />
        </div>
      </div>
    </>
  );
}

function Head({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const county = useCountyNames();
  const { escalation, outcome } = appeal;
  const facts = [appeal.location?.address, county.category(appeal.category), name('kinds', appeal.kind)];
  return (
    <section className="card">
      <div className="head">
        <h1>{appeal.title}</h1>
        {appeal.status !== 'closed' && <Light light={appeal.light} />}{' '}
        <span className="pill">{outcome ? name('outcomes', outcome) : name('stages', appeal.status)}</span>
        <UrgencyMark urgency={appeal.urgency} />
        {escalation.state !== 'none' && (
          <span className="pill">{name('escalationStates', escalation.state)}</span>
        )}
        <Others id={appeal.id} />
        <CaseNumber id={appeal.id} />
      </div>
      <p className="soft">
        {facts.filter(Boolean).join(' · ')} · {texts.filed} <Instant at={appeal.registeredAt} />{' '}
        <Contacts appeal={appeal} />
      </p>
      <Band appeal={appeal} />
    </section>
  );
}

function CaseNumber({ id }: { readonly id: string }) {
  const texts = useTexts(caseTexts);
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard?.writeText(id).then(
      () => message.success(texts.copied),
      () => undefined,
    );
  return (
    <Button type="text" size="small" className="id end" title={texts.copy} onClick={copy}>
      {id}
    </Button>
  );
}

interface CitizenSeesProps {
  readonly id: string;
  readonly onShow: () => void;
}

function CitizenSees({ id, onShow }: CitizenSeesProps) {
  const texts = useTexts(caseTexts);
  const said = useSaid();
  const seen = useCitizenView(id);
  if (!seen?.reads) return null;
  return (
    <section className="card" aria-labelledby="citizen-title">
      <h2 id="citizen-title">{texts.citizenSees}</h2>
      <p>{said(seen.reads)}</p>
      <Button type="link" size="small" className="flush" onClick={onShow}>
        {texts.showCitizen}
      </Button>
    </section>
  );
}
