import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { Failure } from '../parts/states.tsx';
import { Enrol } from '../signin/enrol.tsx';
import { SignInForm } from '../signin/form.tsx';
import { SignInPage } from '../signin/page.tsx';
import { signInTexts } from '../signin/texts.ts';
import { isProblem, type Me } from './api.ts';
import { useTexts } from './language.tsx';
import { useSession, useSessionNews } from './session.ts';

const MeContext = createContext<Me | null>(null);

/** The account that this page shows. Only pages behind the gate may ask. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/**
 * Lets pages through for whoever is signed in. An expired session asks above the page, which stays. Where another
 * account has signed in meanwhile, nothing of the earlier one is shown.
 */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { me, error, again } = useSession();
  const client = useQueryClient();
  const [shown, setShown] = useState<Me | null>(null);
  const expired = useExpired();
  const [others, setOthers] = useState<string | null | undefined>();
  const heard = useCallback(
    (account: string | null) => {
      const own = shown === null || account === shown.account;
      if (own) void client.invalidateQueries({ queryKey: ['me'] });
      setOthers(own ? undefined : account);
    },
    [client, shown],
  );
  useSessionNews(heard);
  useEffect(() => {
    if (me && shown === null) setShown(me);
  }, [me, shown]);

  if (error && me === undefined) return <Failure error={error} again={again} />;
  if (me === undefined) return null;
  if (me === null && shown === null) return <SignInPage />;
  const current = me ?? shown;
  if (!current) return <SignInPage />;
  if (others !== undefined) return <Elsewhere account={others} />;
  if (me && shown && me.account !== shown.account) return <Elsewhere account={me.account} />;
  if (current.secondFactor.owed && !current.secondFactor.shown) return <Enrol />;
  return (
    <MeContext.Provider value={current}>
      {children}
      <SignInAgain open={me === null || expired.is} account={current.account} onDone={expired.over} />
    </MeContext.Provider>
  );
}

function Elsewhere({ account }: { readonly account: string | null }) {
  const texts = useTexts(signInTexts);
  return (
    <main className="signin card">
      <h1>{texts.otherTitle}</h1>
      <Alert type="warning" title={account === null ? texts.otherNobody : texts.other(account)} />
      <Button type="primary" onClick={() => window.location.reload()} block>
        {account === null ? texts.signIn : texts.goOn}
      </Button>
    </main>
  );
}

interface SignInAgainProps {
  readonly open: boolean;
  readonly account: string;
  readonly onDone: () => void;
}

function SignInAgain({ open, account, onDone }: SignInAgainProps) {
  const texts = useTexts(signInTexts);
  return (
    <Modal open={open} title={texts.title} footer={null} closable={false} keyboard={false} destroyOnHidden>
      <p>{texts.expired}</p>
      <SignInForm account={account} onDone={onDone} />
    </Modal>
  );
}

/** Any answer 401 says that the session has ended. */
function useExpired() {
  const client = useQueryClient();
  const [is, set] = useState(false);
  useEffect(() => {
    // Only an answer that has just come counts. Earlier ones stay in the caches after somebody has signed in again.
    const ended = (event: { readonly type: string; readonly action?: object }) => {
      if (event.type !== 'updated' || !event.action) return;
      const { type, error } = event.action as { readonly type: string; readonly error?: unknown };
      if (type === 'error' && isProblem(error) && error.status === 401) set(true);
    };
    const stops = [client.getQueryCache().subscribe(ended), client.getMutationCache().subscribe(ended)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  const over = useCallback(() => {
    set(false);
    void client.invalidateQueries();
  }, [client]);
  return { is, over };
}
