import { Alert, Button } from 'antd';
import { useSaid, useTexts } from '../app/language.tsx';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { useLook } from '../app/look.ts';
import { SignInForm } from './form.tsx';
import { signInTexts } from './texts.ts';

/** Cookies of a session travel over TLS only. A browser's own machine is the exception. */
const encrypted = (): boolean => window.isSecureContext;

export function SignInPage() {
  const texts = useTexts(signInTexts);
  const said = useSaid();
  const { name, hotline } = useLook();
  return (
    <main className="signin card">
      <p className="county">
        <b>{said(name)}</b> {hotline && <span className="soft">{hotline}</span>}
        <LanguageSwitch />
      </p>
      <h1>{texts.title}</h1>
      {encrypted() ? (
        <>
          <SignInForm onDone={() => {}} />
          <ByProvider />
        </>
      ) : (
        <Alert type="warning" title={texts.plain} />
      )}
    </main>
  );
}

/** The server says in the page whether the county has an identity provider. */
const hasProvider = (): boolean =>
  document.querySelector<HTMLMetaElement>('meta[name=huiyin-provider]')?.content === 'yes';

function ByProvider() {
  const texts = useTexts(signInTexts);
  if (!hasProvider()) return null;
  const next = encodeURIComponent(window.location.pathname);
  return (
    <Button href={`/v1/sign-in/oidc?next=${next}`} block>
      {texts.provider}
    </Button>
  );
}
