// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setSearchText } from '../../console/app/search-text.ts';
import { beginOf, dayIn } from '../../console/appeals/days.ts';
import { ownOf } from '../../console/appeals/filters.ts';
import { AppealsPage } from '../../console/appeals/page.tsx';
import { type Answers, answering } from './desk-kit.tsx';
import { as, inboxCounts, page, showPage, summary } from './page-kit.tsx';

afterEach(() => {
  cleanup();
  setSearchText('');
  vi.unstubAllGlobals();
});

const filter = {
  ...{ id: 'f1', name: '红灯', query: { light: 'red' }, shared: true, mine: true, by: 'centre:county' },
  ...{ at: '2026-11-20T10:00:00+08:00', version: 4 },
};
const desk: Answers = {
  ...as('centre:county', 'centre', 'county'),
  'GET /v1/inbox/counts': () => inboxCounts({}),
  'GET /v1/appeals': () => page([summary('A1')]),
  'GET /v1/me/filters': () => page([filter]),
  'PUT /v1/me/filters/f1': () => filter,
  'GET /v1/counts': (_, { query }) => ({
    total: 7,
    by: Object.fromEntries(
      (query.get('by') ?? '').split(',').map((name) => [
        name,
        name === 'light'
          ? [
              { key: 'red', count: query.has('light') ? 99 : 2 },
              { key: 'green', count: 5 },
            ]
          : [],
      ]),
    ),
  }),
};

describe('the filters of the list', () => {
  it('say what each choice would find beside the other filters, also where one is set', async () => {
    answering(desk);
    showPage(AppealsPage, '/appeals?light=green');
    await screen.findByText('共 7 件');
    await userEvent.click(screen.getByRole('combobox', { name: '灯色' }));
    await screen.findByText('红灯（2）');
  });

  it('stand in the address and go to the API, and a chip takes one out', async () => {
    const sent = answering(desk);
    const { address } = showPage(AppealsPage, '/appeals?light=red&overdue=true&unknown=1');
    await screen.findByText('诉求 A1');
    const query = () => Object.fromEntries(sent.findLast(({ path }) => path === '/v1/appeals')?.query ?? []);
    expect(query()).toEqual({ light: 'red', overdue: 'true', view: 'summary' });
    await userEvent.click(screen.getByLabelText('去掉条件：已逾期'));
    await waitFor(() => expect(address()).not.toContain('overdue'));
    expect(address()).toContain('light=red');
    await waitFor(() => expect(query()).toEqual({ light: 'red', view: 'summary' }));
  });

  it('are replaced in a saved filter, as long as nobody has changed it', async () => {
    const sent = answering(desk);
    showPage(AppealsPage, '/appeals?status=handling&sort=due');
    await userEvent.click(await screen.findByRole('button', { name: '常用筛选' }));
    await userEvent.click(await screen.findByRole('button', { name: '换成当前条件' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
    const put = sent.find(({ method }) => method === 'PUT');
    expect(put?.headers.get('if-match')).toBe('"4"');
    expect(put?.body).toEqual({ name: '红灯', query: { status: 'handling', sort: 'due' }, shared: true });
  });

  it('name the last day of a range, not the midnight after it', async () => {
    answering(desk);
    const to = encodeURIComponent('2026-11-28T00:00:00+08:00');
    showPage(AppealsPage, `/appeals?registeredTo=${to}`);
    await screen.findByText('登记至 2026-11-27');
  });

  it('take whole days of the county, the last one included', () => {
    expect(beginOf('2026-11-27', 0, '+08:00')).toBe('2026-11-27T00:00:00+08:00');
    expect(beginOf('2026-11-30', 1, '+08:00')).toBe('2026-12-01T00:00:00+08:00');
    expect(beginOf('0002-11-27', 0, '+08:00')).toBeUndefined();
    expect(dayIn('2026-12-01T00:00:00+08:00', -1)).toBe('2026-11-30');
    expect(dayIn(undefined, 0)).toBe('');
  });

  it('know what is one’s own', () => {
    const of = (role: string, unit: string | null = 'housing') => ownOf({ role, account: 'a', unit });
    expect(of('officer')).toEqual({ name: 'person', value: 'a' });
    expect(of('leader', null)).toEqual({ name: 'leader', value: 'a' });
    expect(of('clerk')).toEqual({ name: 'triage', value: 'housing' });
    expect(of('supervision')).toBeNull();
  });
});

describe('a telephone that somebody searches for', () => {
  it('leaves the address at once, and is still searched for', async () => {
    const sent = answering(desk);
    const { address } = showPage(AppealsPage, '/appeals?q=13900002001&light=red');
    await waitFor(() => expect(address()).toContain('by=telephone'));
    expect(address()).not.toContain('13900002001');
    expect(address()).toContain('light=red');
    await screen.findByText('诉求 A1');
    const last = sent.findLast(({ path }) => path === '/v1/appeals');
    expect(last?.query.get('q')).toBe('13900002001');
  });

  it('is asked for again after a reload, and no other list is shown in its place', async () => {
    const sent = answering(desk);
    showPage(AppealsPage, '/appeals?by=telephone');
    await screen.findByText(/电话号码不写入地址/);
    expect(sent.some(({ path }) => path === '/v1/appeals')).toBe(false);
    await waitFor(() => expect(sent.some(({ path }) => path === '/v1/counts')).toBe(true));
    expect(screen.queryByText(/共 7 件/)).toBeNull();
  });

  it('belongs to its own list alone', async () => {
    setSearchText('13900002001');
    const sent = answering(desk);
    showPage(AppealsPage, '/appeals?light=red');
    await screen.findByText('诉求 A1');
    expect(sent.some(({ query }) => query.has('q'))).toBe(false);
  });
});
