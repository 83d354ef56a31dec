import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, Suspense, useEffect, useRef } from 'react';
import { Loading } from '../parts/states.tsx';
import { useInboxCounts, worksAsUnit } from './counts.ts';
import { useCountyNames } from './county.ts';
import { useMe } from './gate.tsx';
import { useKeys } from './keys.ts';
import { useSaid, useTexts } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useLook } from './look.ts';
import { useLanguageOfAccount } from './preferences.ts';
import { looksLikeTelephone, setSearchText } from './search-text.ts';
import { useSignOut } from './session.ts';
import { shellTexts } from './shell-texts.ts';
import { useConnection, useStream } from './stream.ts';

/** The frame of every page: the county, the search, who is here, and the six entries. */
export function Shell() {
  const texts = useTexts(shellTexts);
  useStream();
  return (
    <>
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <Header />
      <div className="frame">
        <SideBar />
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </>
  );
}

function Header() {
  const texts = useTexts(shellTexts);
  const said = useSaid();
  const { name } = useLook();
  const me = useMe();
  const county = useCountyNames();
  const signOut = useSignOut();
  const keepLanguage = useLanguageOfAccount();
  return (
    <header>
      <b>
        {said(name)} <span className="product">{texts.product}</span>
      </b>
      <Search />
      <Connection />
      <span className="me">
        {county.unit(me.unit)} {said(me.name)}
      </span>
      <LanguageSwitch onChosen={keepLanguage} />
      <Button type="text" size="small" onClick={() => void signOut(me.account)}>
        {texts.signOut}
      </Button>
    </header>
  );
}

/** Finds by number, telephone, title or place. The telephone travels in no address. */
function Search() {
  const texts = useTexts(shellTexts);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() });
  const find = (event: FormEvent) => {
    event.preventDefault();
    const q = field.current?.value.trim() ?? '';
    if (q === '') return;
    const inPrivate = looksLikeTelephone(q);
    setSearchText(inPrivate ? q : '');
    void navigate({ to: '/appeals', search: inPrivate ? { by: 'telephone' } : { q } });
  };
  return (
    <form role="search" className="find" onSubmit={find}>
      <input ref={field} type="search" placeholder={texts.find} aria-label={texts.findLabel} />
      <span className="key" aria-hidden="true">
        /
      </span>
    </form>
  );
}

function Connection() {
  const texts = useTexts(shellTexts);
  const connection = useConnection();
  const shape = { live: '●', connecting: '○', offline: '■' }[connection];
  return (
    <span className={`connection ${connection}`} role="status">
      <span aria-hidden="true">{shape}</span> <span className="word">{texts[connection]}</span>
    </span>
  );
}

function SideBar() {
  const texts = useTexts(shellTexts);
  const { role } = useMe();
  const counts = useInboxCounts();
  const files = ['clerk', 'centre', 'integrator', 'supervision'].includes(role);
  return (
    <nav aria-label={texts.menu}>
      <Entry to="/today" name={texts.today} count={worksAsUnit(role) ? counts?.unit : counts?.me} />
      {['clerk', 'centre'].includes(role) && (
        <Entry to="/today/call-backs" name={texts.callBacks} count={counts?.callBacks} />
      )}
      {role === 'officer' && <Entry to="/today" tab="pool" name={texts.pool} count={counts?.pool} />}
      <Entry to="/appeals" name={texts.appeals} />
      {files && <Entry to="/file" name={texts.file} hint="F2" />}
      {['integrator', 'admin'].includes(role) && <Entry to="/webhooks" name={texts.webhooks} />}
    </nav>
  );
}

interface EntryProps {
  readonly to: '/today' | '/today/call-backs' | '/appeals' | '/file' | '/webhooks';
  readonly tab?: 'pool';
  readonly name: string;
  readonly count?: number;
  readonly hint?: string;
}

function Entry({ to, tab, name, count, hint }: EntryProps) {
  const here = useRouterState({
    select: ({ location: { pathname, search } }) => isAt(pathname, to) && (search.tab === 'pool') === !!tab,
  });
  const navigate = useNavigate();
  useKeys(hint ? { [hint]: () => void navigate({ to }) } : {});
  const title = useTitle(here, name);
  return (
    <Link
      to={to}
      search={tab ? { tab } : {}}
      aria-current={here ? 'page' : undefined}
      className={here ? 'on' : ''}
      title={title}
    >
      <span>{name}</span>
      {count !== undefined && <i>{count}</i>}
      {hint && (
        <span className="key" aria-hidden="true">
          {hint}
        </span>
      )}
    </Link>
  );
}

/** The call-backs are an entry of their own, though they belong to Today. */
const isAt = (path: string, to: string): boolean =>
  path.startsWith(to) && (to !== '/today' || !path.startsWith('/today/call-backs'));

/** The browser's tab shows where one is. */
function useTitle(here: boolean, name: string): string {
  const texts = useTexts(shellTexts);
  useEffect(() => {
    if (here) document.title = `${name} · ${texts.product}`;
  }, [here, name, texts.product]);
  return name;
}
