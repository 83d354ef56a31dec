import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { answered, api } from '../app/api.ts';
import { useTexts } from '../app/language.tsx';
import { Contacts } from '../parts/contacts.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { subjectOf } from './call-result.ts';
import { CallResults } from './call-results.tsx';
import { Script } from './call-script.tsx';
import { callTexts } from './call-texts.ts';
import type { Row } from './rows.tsx';

interface CallPanelProps {
  readonly row: Row;
  readonly onClose: () => void;
}

/** One call: the number on request, the words to say, and its result by one key. */
export function CallPanel({ row, onClose }: CallPanelProps) {
  const texts = useTexts(callTexts);
  const { id } = row.appeal;
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: () =>
      answered(api.GET('/v1/appeals/{id}', { params: { path: { id }, query: { contacts: 'hidden' } } })),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  const subject = subjectOf(row);
  const isVote = subject === 'rating' && row.appeal.people > 1;
  return (
    <section className="card" aria-labelledby="call-title">
      <div className="titled">
        <h2 id="call-title">{row.appeal.title}</h2>
        <Button size="small" type="text" onClick={onClose}>
          {texts.close}
        </Button>
      </div>
      {data ? (
        <>
          <Contacts appeal={data} />
          <Script subject={subject} appeal={data} />
        </>
      ) : (
        <Loading rows={3} />
      )}
      {isVote ? <InCase id={id} /> : <CallResults id={id} subject={subject} onDone={onClose} />}
    </section>
  );
}

/** A group's call reaches one person, whom the form in the case asks for. */
function InCase({ id }: { readonly id: string }) {
  const texts = useTexts(callTexts);
  return (
    <p>
      {texts.group}{' '}
      <Link to="/appeals/$id" params={{ id }} search={{ do: 'record-call-back' }}>
        {texts.openCase}
      </Link>
    </p>
  );
}
