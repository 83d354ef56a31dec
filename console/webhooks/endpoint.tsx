import { Button, Popconfirm, Space } from 'antd';
import { isProblem, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { Instant } from '../parts/time.tsx';
import { actOn, type HookAct, useHookChange } from './changes.ts';
import { DeadLetters } from './dead-letters.tsx';
import { hookTexts } from './texts.ts';

type Hook = Schemas['Webhook'];

interface EndpointProps {
  readonly hook: Hook;
  readonly isOwner: boolean;
  readonly onSecret: (secret: string) => void;
}

/** One endpoint: where it leads, how it fares, and what its owner may do. */
export function Endpoint({ hook, isOwner, onSecret }: EndpointProps) {
  const texts = useTexts(hookTexts);
  const county = useCountyNames();
  const { health, state, why } = hook;
  return (
    <section className="card" aria-label={hook.name}>
      <h2>
        {hook.name} <span className="pill">{texts.state(state)}</span>
      </h2>
      <p>
        <code>{hook.url}</code> {!isOwner && <span className="soft">{county.person(hook.owner)}</span>}
      </p>
      {why && <p role="alert">{texts.why(why)}</p>}
      <p className="soft">
        {texts.waiting(health.waiting)} · {texts.dead(health.dead)} · {texts.lastSent}{' '}
        {health.sentAt ? <Instant at={health.sentAt} /> : texts.never}
        {health.failedAt && (
          <>
            {' · '}
            {texts.lastFailed} <Instant at={health.failedAt} /> {health.failure}
          </>
        )}
      </p>
      {isOwner && hook.formerSecretUntil && (
        <p className="soft">
          {texts.rotating} <Instant at={hook.formerSecretUntil} />
        </p>
      )}
      {isOwner && <Acts hook={hook} onSecret={onSecret} />}
      {health.dead > 0 && <DeadLetters hook={hook.id} mayReplay={isOwner} />}
    </section>
  );
}

function Acts({ hook: { id, state }, onSecret }: Omit<EndpointProps, 'isOwner'>) {
  const texts = useTexts(hookTexts);
  const said = useSaid();
  const change = useHookChange((act: HookAct) => actOn(id, act));
  const give = (act: HookAct) =>
    change.mutate(act, { onSuccess: (secret) => secret !== null && onSecret(secret) });
  return (
    <Space wrap>
      {state === 'active' ? (
        <Button onClick={() => give('pause')}>{texts.pause}</Button>
      ) : (
        <Button type="primary" onClick={() => give('resume')}>
          {texts.resume}
        </Button>
      )}
      <Button onClick={() => give('test')}>{texts.test}</Button>
      <Button onClick={() => give('rotate-secret')}>{texts.rotate}</Button>
      <Popconfirm
        title={texts.sureRemove}
        okText={texts.remove}
        cancelText={texts.cancel}
        onConfirm={() => give('delete')}
      >
        <Button danger>{texts.remove}</Button>
      </Popconfirm>
      {isProblem(change.error) && <span role="alert">{said(change.error.said)}</span>}
    </Space>
  );
}
