// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { discardDraftsOf, saveDraft } from '../../console/app/drafts.ts';
import { CaseActions } from '../../console/commands/actions.tsx';
import { type Answers, answering, county, show } from './desk-kit.tsx';
import { darkStreet } from './sample-case.ts';

const account = 'officer:housing';
const known = (command: string, part: object = {}) => ({
  command,
  possible: true,
  owed: false,
  dueAt: null,
  refused: null,
  ...part,
});
const commands: Answers = {
  ...county,
  [`GET /v1/appeals/${darkStreet.id}/commands`]: () => ({
    version: 7,
    items: [
      known('promise', { owed: true, dueAt: '2026-12-05T00:00:00+08:00' }),
      known('complete', { owed: true, dueAt: '2026-12-03T00:00:00+08:00' }),
      known('report-progress'),
      known('transfer', {
        possible: false,
        refused: { code: 'escalated', zh: '已提请县领导，裁定前不得移交。', en: 'It is with a leader.' },
      }),
    ],
  }),
  [`POST /v1/appeals/${darkStreet.id}/complete`]: (_, { query }) =>
    query.get('dryRun')
      ? {
          dryRun: true,
          status: 'reviewing',
          light: 'green',
          liable: null,
          opened: [],
          ended: [],
          warnings: [],
        }
      : { id: darkStreet.id, version: 8, status: 'reviewing', obligations: [] },
};

afterEach(async () => {
  cleanup();
  await discardDraftsOf(account);
  vi.unstubAllGlobals();
});

describe('what may be done on a case', () => {
  it('begins with what is due first, then the possible, then why the rest is not', async () => {
    answering(commands);
    show(<CaseActions appeal={darkStreet} />);
    await screen.findByText('还可以');
    const order = [...document.querySelectorAll('[data-command]')].map((one) =>
      one.getAttribute('data-command'),
    );
    expect(order).toEqual(['complete', 'promise', 'report-progress']);
    const barred = screen.getByText('已提请县领导，裁定前不得移交。', { exact: false });
    expect(barred.closest('li')?.textContent).toContain('申请移交');
  });

  it('opens the form that an address names, where the case allows it', async () => {
    answering(commands);
    show(<CaseActions appeal={darkStreet} begin="complete" />);
    expect(await screen.findByRole('form', { name: '办结' })).toBeTruthy();
    cleanup();
    show(<CaseActions appeal={darkStreet} begin="transfer" />);
    await screen.findByText('还可以');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('opens a form by the letter on its button, and returns the focus when it closes', async () => {
    answering(commands);
    show(<CaseActions appeal={darkStreet} />);
    const complete = await screen.findByRole('button', { name: /^办结/ });
    expect(complete.getAttribute('aria-keyshortcuts')).toBe('C');
    fireEvent.keyDown(document.body, { key: 'c' });
    const form = await screen.findByRole('form', { name: '办结' });
    await waitFor(() => expect(form.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(document.activeElement).toBe(complete);
  });

  it('says in words what became of a command', async () => {
    const sent = answering(commands);
    show(<CaseActions appeal={darkStreet} begin="complete" />);
    const form = await screen.findByRole('form', { name: '办结' });
    await userEvent.click(await within(form).findByText('已解决'));
    await userEvent.type(within(form).getByLabelText(/办结说明/), '灯已全部修复。');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('办结：已办成。');
    const real = sent.filter(({ path, query }) => path.endsWith('/complete') && !query.get('dryRun'));
    expect(real.map(({ body }) => body)).toEqual([{ result: 'resolved', statement: '灯已全部修复。' }]);
  });

  it('shows the code of a corrected telephone until it has been read aloud', async () => {
    const trackingCode = '7K3M-9QXT-4B2W-HN8C-F';
    const done = { id: darkStreet.id, version: 8, status: 'handling', obligations: [], trackingCode };
    const preview = { dryRun: true, status: 'handling', light: 'green', liable: null, opened: [], ended: [] };
    const sent = answering({
      ...commands,
      [`GET /v1/appeals/${darkStreet.id}/commands`]: () => ({ version: 7, items: [known('correct')] }),
      [`POST /v1/appeals/${darkStreet.id}/correct`]: (_, { query }) =>
        query.get('dryRun') ? { ...preview, warnings: [] } : done,
    });
    show(<CaseActions appeal={darkStreet} begin="correct" />);
    const form = await screen.findByRole('form', { name: '更正登记' });
    fireEvent.change(await within(form).findByLabelText(/^电话/), { target: { value: '13700000007' } });
    fireEvent.change(within(form).getByLabelText(/^更正理由/), { target: { value: '坐席听错了' } });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(trackingCode);
    const real = sent.filter(({ path, query }) => path.endsWith('/correct') && !query.get('dryRun'));
    expect(real.map(({ body }) => body)).toEqual([
      { citizen: { phone: '13700000007' }, reason: '坐席听错了' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: '收起' }));
    await waitFor(() => expect(screen.queryByText(trackingCode)).toBeNull());
  });

  it('marks the commands for which a draft waits', async () => {
    await saveDraft({ account, place: darkStreet.id, form: 'report-progress', values: { text: '去过' } });
    await saveDraft({ account, place: 'another', form: 'promise', values: {} });
    answering(commands);
    show(<CaseActions appeal={darkStreet} />);
    const marked = await screen.findByText('有草稿');
    expect(marked.closest('button')?.getAttribute('data-command')).toBe('report-progress');
    expect(screen.getAllByText('有草稿')).toHaveLength(1);
  });
});
