import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { configure } from '@testing-library/react';
import type { ComponentType } from 'react';
import type { Language } from '../../console/app/language.tsx';
import { type Answers, county, show } from './desk-kit.tsx';

// Two files run at once, and the first page of a file takes its time.
configure({ asyncUtilTimeout: 5_000 });

/** Everything that an address may hold, as the console's routes have it. */
const validateSearch = (search: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]));

/** Shows a page at an address. The other addresses are empty pages. */
export function showPage(page: ComponentType, path: string, language: Language = 'zh') {
  const root = createRootRoute();
  const [own = ''] = path.split('?');
  const routes = ['/today', '/today/call-backs', '/appeals', '/appeals/$id', '/file', '/webhooks'].map(
    (one) =>
      createRoute({
        getParentRoute: () => root,
        path: one,
        validateSearch,
        component: one === own ? page : () => <p>{one}</p>,
      }),
  );
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  const shown = show(<RouterProvider router={router as never} />, language);
  const address = () => router.state.location.href;
  return { ...shown, address };
}

/** The same county for somebody else. */
export const as = (account: string, role: string, unit: string | null): Answers => ({
  ...county,
  'GET /v1/me': () => ({
    ...{ account, role, unit, name: { zh: account, en: account }, onLeave: false, signedInBy: 'cookie' },
    secondFactor: { owed: false, shown: false },
  }),
});

const counts = { me: 0, unit: 0, today: 0, overdue: 0, unitToday: 0, unitOverdue: 0, pool: 0, callBacks: 0 };
export const inboxCounts = (part: object) => ({
  ...counts,
  todayEndsAt: '2026-11-27T00:00:00+08:00',
  serverTime: '2026-11-26T10:00:00+08:00',
  ...part,
});

export const summary = (id: string, part: object = {}) => ({
  ...{ id, version: 1, kind: 'complaint', title: `诉求 ${id}`, status: 'handling', light: 'green' },
  ...{
    overdue: false,
    dueAt: null,
    registeredAt: '2026-11-20T10:00:00+08:00',
    closedAt: null,
    outcome: null,
  },
  ...{ movedAt: '2026-11-20T10:00:00+08:00', category: 'street-lighting', channel: 'phone', area: null },
  ...{ areaId: null, place: null, liable: null, triage: 'county', leader: 'leader:chen', escalated: false },
  ...{ conference: false, waitsFor: null, people: 1, repeats: 0 },
  ...part,
});

export const inboxRow = (id: string, command: string, part: object = {}) => ({
  ...{ id: `${id}:1`, appeal: summary(id), kind: 'accept', about: null, command, commands: [command] },
  ...{ light: 'green', since: '2026-11-20T10:00:00+08:00', dueAt: null, yellowAt: null, redAt: null },
  ...{ overdue: false, suspended: false, unit: 'housing', person: null, role: 'officer', mine: false },
  ...{ explanation: null, calls: null, deniedBy: [] },
  ...part,
});

export const page = (items: readonly object[]) => ({ items, next: null });
