import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Appeal, answered, api } from '../app/api.ts';
import { dictionary, useTexts } from '../app/language.tsx';
import { Failure } from './states.tsx';

const contactTexts = dictionary({
  zh: {
    contactsHidden: '联系方式已隐藏',
    showContacts: '查看联系方式（留痕）',
    anonymous: '匿名',
    comma: '、',
  },
  en: {
    contactsHidden: 'Contact data is hidden',
    showContacts: 'Show contact data (on record)',
    anonymous: 'anonymous',
    comma: ', ',
  },
});

/** The citizen's name and number stay hidden until somebody asks for them. The API records each reading. */
export function Contacts({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(contactTexts);
  const [asked, setAsked] = useState(false);
  const { id } = appeal;
  const { data, error, isFetching } = useQuery({
    // Outside of the case's own queries, so that no live update reads contact data.
    queryKey: ['contacts', id],
    queryFn: () => answered(api.GET('/v1/appeals/{id}', { params: { path: { id } } })),
    enabled: asked,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (appeal.anonymous && !appeal.contactsHidden) return <span>{texts.anonymous}</span>;
  if (!appeal.contactsHidden) return null;
  if (data) return <Shown appeal={data} />;
  if (error) return <Failure error={error} />;
  return (
    <span>
      <span className="soft">{texts.contactsHidden}</span>{' '}
      <Button type="link" size="small" loading={isFetching} onClick={() => setAsked(true)}>
        {texts.showContacts}
      </Button>
    </span>
  );
}

function Shown({ appeal: { citizen, participants } }: { readonly appeal: Appeal }) {
  const texts = useTexts(contactTexts);
  const filer = [citizen?.name, citizen?.phone, ...(citizen?.phones ?? []), citizen?.email];
  const others = participants.people
    .map(({ name, phone }) => [name, phone].filter(Boolean).join(' '))
    .filter(
      (person) => person !== '' && person !== [citizen?.name, citizen?.phone].filter(Boolean).join(' '),
    );
  return (
    <span className="contacts" data-sensitive="">
      {filer.filter(Boolean).join(' ')}
      {others.length > 0 && <> · {others.join(texts.comma)}</>}
    </span>
  );
}
