// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebhooksPage } from '../../console/webhooks/page.tsx';
import { answering, Refusal } from './desk-kit.tsx';
import { as, page, showPage } from './page-kit.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const health = { sentAt: null, failedAt: null, failure: null, failingSince: null, waiting: 3, dead: 1 };
const hook = {
  id: 'h1',
  owner: 'integrator:hotline',
  name: '主平台',
  url: 'https://hooks.example.com/x',
  events: [],
  state: 'paused',
  why: null,
  formerSecretUntil: null,
  createdAt: '2026-11-22T09:00:00+08:00',
  version: 1,
  health,
};
const dead = {
  id: 'msg_h1_20261122-7K3M9Q_2',
  appeal: '20261122-7K3M9Q',
  seq: 2,
  event: 'dispatched',
  at: '2026-11-22T09:00:00+08:00',
  state: 'dead',
  tries: 9,
  nextAt: null,
  result: '404',
  doneAt: '2026-11-23T09:00:00+08:00',
};
const answers = {
  'GET /v1/webhooks': () => page([hook]),
  'GET /v1/webhooks/h1/deliveries': () => page([dead]),
};
const integrator = as('integrator:hotline', 'integrator', null);

describe('the page of endpoints', () => {
  it('resumes a paused endpoint and sends a dead letter again', async () => {
    const sent = answering({
      ...integrator,
      ...answers,
      'POST /v1/webhooks/h1/resume': () => ({ ...hook, state: 'active' }),
      'POST /v1/webhooks/h1/replay': () => ({ replayed: 1 }),
    });
    showPage(WebhooksPage, '/webhooks');
    fireEvent.click(await screen.findByRole('button', { name: '恢复推送' }));
    await waitFor(() => expect(sent.some(({ path }) => path.endsWith('/resume'))).toBe(true));
    fireEvent.click(await screen.findByRole('button', { name: '重新推送' }));
    await waitFor(() =>
      expect(sent.find(({ path }) => path.endsWith('/replay'))?.body).toEqual({ delivery: dead.id }),
    );
  });

  it('shows a new secret once, and says what is wrong with an address', async () => {
    let tries = 0;
    answering({
      ...integrator,
      ...answers,
      'POST /v1/webhooks': () => {
        tries += 1;
        return tries === 1
          ? new Refusal(422, { code: 'webhook-address', zh: '推送地址须为公网上可访问的加密地址。', en: 'x' })
          : { ...hook, secret: 'whsec_abc' };
      },
    });
    showPage(WebhooksPage, '/webhooks');
    fireEvent.click(await screen.findByRole('button', { name: '新增接口' }));
    fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '备用' } });
    fireEvent.change(screen.getByLabelText('地址（HTTPS）'), { target: { value: 'https://10.0.0.1/' } });
    const add = () => screen.getAllByRole('button', { name: '新增接口' }).at(-1) as HTMLElement;
    fireEvent.click(add());
    await screen.findByText(/公网上可访问的加密地址/);
    fireEvent.click(add());
    expect(await screen.findByDisplayValue('whsec_abc')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已保存' }));
    await waitFor(() => expect(screen.queryByDisplayValue('whsec_abc')).toBeNull());
  });

  it('lets the administrator read and do nothing', async () => {
    answering({ ...as('admin:county', 'admin', null), ...answers });
    showPage(WebhooksPage, '/webhooks', 'en');
    await screen.findByText('主平台');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
