import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Failure, Nothing } from '../parts/states.tsx';
import { Gate } from './gate.tsx';
import { useTexts } from './language.tsx';
import { Shell } from './shell.tsx';
import { shellTexts } from './shell-texts.ts';

const root = createRootRoute({
  component: () => (
    <Gate>
      <Shell />
    </Gate>
  ),
  notFoundComponent: NoPage,
  errorComponent: ({ error, reset }) => <Failure error={error} again={reset} />,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

/** Filters stand in the address, so that a list can be shared. A text is all that an address holds. */
const texts = (search: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  );

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: texts,
  component: lazyRouteComponent(() => import('../today/page.tsx'), 'TodayPage'),
});
const callBacks = createRoute({
  getParentRoute: () => root,
  path: '/today/call-backs',
  validateSearch: texts,
  component: lazyRouteComponent(() => import('../today/call-backs.tsx'), 'CallBacksPage'),
});
const appeals = createRoute({
  getParentRoute: () => root,
  path: '/appeals',
  validateSearch: texts,
  component: lazyRouteComponent(() => import('../appeals/page.tsx'), 'AppealsPage'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/appeals/$id',
  validateSearch: texts,
  component: lazyRouteComponent(() => import('../case/page.tsx'), 'CasePage'),
});
const file = createRoute({
  getParentRoute: () => root,
  path: '/file',
  component: lazyRouteComponent(() => import('../filing/page.tsx'), 'FilePage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../webhooks/page.tsx'), 'WebhooksPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, today, callBacks, appeals, oneCase, file, webhooks]),
  basepath: '/console',
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NoPage() {
  const shell = useTexts(shellTexts);
  return (
    <>
      <h1>{shell.noPage}</h1>
      <Nothing action={<Link to="/today">{shell.home}</Link>}>{shell.checkAddress}</Nothing>
    </>
  );
}
