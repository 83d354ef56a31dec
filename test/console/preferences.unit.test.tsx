// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LanguageSwitch } from '../../console/app/language-switch.tsx';
import { useLanguageOfAccount } from '../../console/app/preferences.ts';
import { answering, county, Refusal, show } from './desk-kit.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const kept = { language: 'en', landing: 'appeals', rows: null, shortcuts: null, version: 3 };
const Switch = () => <LanguageSwitch onChosen={useLanguageOfAccount()} />;

describe('the language', () => {
  it('is the account’s on every computer', async () => {
    answering({ ...county, 'GET /v1/me/preferences': () => kept });
    show(<Switch />, 'zh');
    await screen.findByRole('button', { name: '中文' });
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  });

  it('is the browser’s where the account has chosen none', async () => {
    const sent = answering({
      ...county,
      'GET /v1/me/preferences': () => ({ ...kept, language: null, version: 0 }),
    });
    show(<Switch />, 'zh');
    await waitFor(() => expect(sent.some(({ path }) => path === '/v1/me/preferences')).toBe(true));
    expect(screen.getByRole('button', { name: 'English' })).toBeTruthy();
  });

  it('is kept for the account with its other preferences', async () => {
    const sent = answering({
      ...county,
      'GET /v1/me/preferences': () => kept,
      'PUT /v1/me/preferences': (body) => ({ ...kept, ...(body as object), version: 4 }),
    });
    show(<Switch />, 'zh');
    fireEvent.click(await screen.findByRole('button', { name: '中文' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
    const put = sent.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ language: 'zh', landing: 'appeals' });
    expect(put?.headers.get('if-match')).toBe('"3"');
    await waitFor(() => expect(document.documentElement.lang).toBe('zh-CN'));
  });

  it('holds in this browser where it cannot be kept', async () => {
    answering({
      ...county,
      'GET /v1/me/preferences': () => kept,
      'PUT /v1/me/preferences': () => new Refusal(503, { code: 'unavailable', zh: '稍后', en: 'later' }),
    });
    show(<Switch />, 'zh');
    fireEvent.click(await screen.findByRole('button', { name: '中文' }));
    await screen.findByRole('button', { name: 'English' });
  });
});
