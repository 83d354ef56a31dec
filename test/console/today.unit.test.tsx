// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallBacksPage } from '../../console/today/call-backs.tsx';
import { TodayPage } from '../../console/today/page.tsx';
import { type Answers, answering } from './desk-kit.tsx';
import { as, inboxCounts, inboxRow, page, showPage } from './page-kit.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const officer: Answers = {
  ...as('officer:water', 'officer', 'water'),
  'GET /v1/inbox/counts': () => inboxCounts({ me: 2, unit: 3, today: 1, unitToday: 9 }),
  'GET /v1/inbox': () => page([inboxRow('A1', 'accept'), inboxRow('B2', 'complete')]),
};
const rowNow = () => document.querySelector('tr.sel .id')?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('what is to be done', () => {
  it('is walked by J and K, and the focus goes along', async () => {
    answering(officer);
    showPage(TodayPage, '/today');
    await screen.findByText('诉求 A1');
    expect(rowNow()).toBe('A1');
    press('j');
    await waitFor(() => expect(rowNow()).toBe('B2'));
    expect(document.activeElement?.textContent).toBe('办结C');
    press('k');
    await waitFor(() => expect(rowNow()).toBe('A1'));
  });

  it('is begun by the letter of its verb, with that form open', async () => {
    answering(officer);
    const { address } = showPage(TodayPage, '/today');
    await screen.findByText('诉求 A1');
    press('j');
    press('a');
    expect(address()).toBe('/today');
    press('c');
    await waitFor(() => expect(address()).toBe('/appeals/B2?do=complete'));
  });

  it('lets Enter click what has the focus', async () => {
    answering(officer);
    const { address } = showPage(TodayPage, '/today');
    await screen.findByText('诉求 A1');
    screen.getByRole('tab', { name: /已逾期/ }).focus();
    press('Enter');
    expect(address()).toBe('/today');
  });

  it('has tabs that the arrows walk', async () => {
    answering(officer);
    showPage(TodayPage, '/today');
    const first = await screen.findByRole('tab', { name: /我的/ });
    first.focus();
    press('ArrowRight');
    expect(document.activeElement?.textContent).toMatch(/本单位/);
    press('ArrowLeft');
    press('ArrowLeft');
    expect(document.activeElement?.textContent).toMatch(/抢单池/);
  });

  it('is the person’s for an officer and the whole desk’s for a centre, until the day ends', async () => {
    const asked = async (account: string, role: string) => {
      const sent = answering({ ...officer, ...as(account, role, 'county') });
      showPage(TodayPage, '/today?tab=today');
      await screen.findByText('诉求 A1');
      const tab = screen.getByRole('tab', { name: /今日到期/ }).textContent;
      const query = sent.filter(({ path }) => path === '/v1/inbox').at(-1)?.query;
      return [tab, Object.fromEntries(query ?? [])];
    };
    const day = { overdue: 'false', dueBy: '2026-11-27T00:00:00+08:00' };
    expect(await asked('officer:water', 'officer')).toEqual(['今日到期 1', { of: 'me', ...day }]);
    expect(await asked('centre:county', 'centre')).toEqual(['今日到期 9', { of: 'unit', ...day }]);
  });
});

describe('what waits for a leader', () => {
  it('says which units deny the matter, before the case is opened', async () => {
    answering({
      ...officer,
      ...as('leader:chen', 'leader', null),
      'GET /v1/counts': () => ({ total: 1, by: {} }),
      'GET /v1/inbox': () => page([inboxRow('A1', 'rule', { deniedBy: ['housing', 'urban-management'] })]),
    });
    showPage(TodayPage, '/today');
    await screen.findByText('住建局、城管局提出职责异议');
    expect(screen.queryByRole('tab', { name: /本单位/ })).toBeNull();
  });
});

describe('the glance of a unit’s head', () => {
  it('says who carries how much and who is away, each number with its list', async () => {
    const sent = answering({
      ...officer,
      ...as('officer:housing', 'officer', 'housing'),
      'GET /v1/people': () => ({
        items: [
          {
            account: 'officer:housing',
            role: 'officer',
            unit: 'housing',
            name: { zh: '李工', en: 'Li' },
            onLeave: false,
          },
          {
            account: 'officer:housing-2',
            role: 'officer',
            unit: 'housing',
            name: { zh: '王工', en: 'Wang' },
            onLeave: true,
          },
        ],
        next: null,
      }),
      'GET /v1/counts': (_, { query }) => ({
        total: query.get('light') === 'red' ? 2 : 5,
        by: query.has('by') ? { person: [{ key: 'officer:housing', count: 5 }] } : {},
      }),
    });
    showPage(TodayPage, '/today');
    const red = await screen.findByRole('link', { name: /2 ■? ?红灯/ });
    expect(decodeURIComponent(red.getAttribute('href') ?? '')).toContain('light=red&unit=housing');
    const table = within(await screen.findByRole('table', { name: '谁手上有多少' }));
    await table.findByText('5');
    expect(table.getByText('王工').closest('tr')?.textContent).toBe('王工 不在岗0');
    expect(table.getByText('李工').closest('tr')?.textContent).toBe('李工 5');
    expect(sent.some(({ path, query }) => path === '/v1/counts' && query.get('by') === 'person')).toBe(true);
  });
});

describe('the call-backs', () => {
  it('say on how many days the centre has tried, and record a result by one key', async () => {
    const calls = { made: 3, days: 1, needed: 3, lastAt: '2026-11-25T10:00:00+08:00' };
    const sent = answering({
      ...as('centre:county', 'centre', 'county'),
      'GET /v1/inbox/counts': () => inboxCounts({ callBacks: 1 }),
      'GET /v1/inbox': () => page([inboxRow('A1', 'record-call-back', { kind: 'call-back', calls })]),
      'GET /v1/appeals/A1': () => ({ id: 'A1', anonymous: false, contactsHidden: true }),
      'GET /v1/look': () => ({
        name: { zh: '湖滨县', en: 'Lakeside' },
        hotline: null,
        logo: null,
        accent: '#0958d9',
      }),
      'POST /v1/appeals/A1/record-call-back': () => ({ id: 'A1', version: 2, status: 'closed' }),
    });
    showPage(CallBacksPage, '/today/call-backs');
    await screen.findByText(/已在 1 天打过，共需 3 天 · 共 3 次/);
    press('Enter');
    await screen.findByText(/这里是湖滨县/);
    press('1');
    press('3');
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(true));
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      reached: true,
      rating: { satisfaction: 'no', resolved: false, contacted: true },
    });
  });
});
