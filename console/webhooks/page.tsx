import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answered, api } from '../app/api.ts';
import { useMe } from '../app/gate.tsx';
import { useTexts } from '../app/language.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { Adding } from './adding.tsx';
import { hooksKey } from './changes.ts';
import { Endpoint } from './endpoint.tsx';
import { Secret } from './secret.tsx';
import { hookTexts } from './texts.ts';

/** One's own endpoints. The administrator sees how those of everybody fare. */
export function WebhooksPage() {
  const texts = useTexts(hookTexts);
  const { role } = useMe();
  const isOwner = role === 'integrator';
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: hooksKey,
    queryFn: () => answered(api.GET('/v1/webhooks')),
  });
  if (error) return <Failure error={error} again={() => void refetch()} />;
  const add = isOwner && <Button onClick={() => setAdding(true)}>{texts.add}</Button>;
  return (
    <>
      <h1>{texts.title}</h1>
      <p className="soft">{isOwner ? texts.intro : texts.introAdmin}</p>
      {!data && <Loading rows={3} />}
      {data?.items.length === 0 && <Nothing action={add}>{texts.none}</Nothing>}
      {data?.items.map((hook) => (
        <Endpoint key={hook.id} hook={hook} isOwner={isOwner} onSecret={setSecret} />
      ))}
      {data && data.items.length > 0 && add}
      {adding && <Adding onClose={() => setAdding(false)} onSecret={setSecret} />}
      {secret !== null && <Secret secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
