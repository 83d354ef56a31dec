import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { answered, api, isProblem } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { Instant } from '../parts/time.tsx';
import { hooksKey, useHookChange } from './changes.ts';
import { hookTexts } from './texts.ts';

type Replay = { readonly delivery: string } | { readonly since: string };

/** Deliveries that were given up, the newest first. Its owner sends them again. */
export function DeadLetters({ hook, mayReplay }: { readonly hook: string; readonly mayReplay: boolean }) {
  const texts = useTexts(hookTexts);
  const said = useSaid();
  const path = { id: hook };
  const { data } = useQuery({
    queryKey: [...hooksKey, hook, 'dead'],
    queryFn: () =>
      answered(
        api.GET('/v1/webhooks/{id}/deliveries', { params: { path, query: { state: 'dead', limit: 50 } } }),
      ),
  });
  const change = useHookChange((body: Replay) =>
    answered(api.POST('/v1/webhooks/{id}/replay', { params: { path }, body: body as never })),
  );
  const rows = data?.items ?? [];
  const replayAll = async () => {
    for (const { id } of rows) await change.mutateAsync({ delivery: id });
  };
  return (
    <>
      <h3>{texts.failures}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/appeals/$id" params={{ id: row.appeal }}>
              {row.appeal}
            </Link>{' '}
            {row.event} <Instant at={row.at} /> · {texts.tries(row.tries)} · {texts.result} {row.result}{' '}
            {mayReplay && (
              <Button size="small" type="link" onClick={() => change.mutate({ delivery: row.id })}>
                {texts.again}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayReplay && rows.length > 1 && (
        <Button size="small" onClick={() => void replayAll().catch(() => {})}>
          {texts.againAll}
        </Button>
      )}
      {isProblem(change.error) && <p role="alert">{said(change.error.said)}</p>}
    </>
  );
}
