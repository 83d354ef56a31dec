// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Filed } from '../../console/filing/filed.tsx';
import { answering, county } from './desk-kit.tsx';
import { showPage } from './page-kit.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const filed = { id: '20261122-7K3M9Q', trackingCode: 'AAAA-BBBB-CCCC-DDDD-E' };
const warnings = [
  { code: 'unknown-area', zh: '“河对岸”不是本县乡镇街道。', en: '“河对岸” is no town.' },
  { code: 'outside-county', zh: '所填位置在本县范围之外。', en: 'The place lies outside.' },
];

describe('a case just filed', () => {
  it('is read to the caller with its number and code, and with what to check', async () => {
    answering(county);
    showPage(() => <Filed filed={{ ...filed, warnings }} />, '/file');
    await screen.findByText(filed.id, {}, { timeout: 10_000 });
    expect(screen.getByText(filed.trackingCode)).toBeTruthy();
    for (const { zh } of warnings) expect(screen.getByText(zh)).toBeTruthy();
  });

  it('has nothing to check where the answer warned of nothing', async () => {
    answering(county);
    showPage(() => <Filed filed={filed} />, '/file');
    await screen.findByText(filed.id, {}, { timeout: 10_000 });
    expect(document.querySelectorAll('.filed p')).toHaveLength(0);
  });

  it('has no code to read out where a leader’s instruction was filed', async () => {
    answering(county);
    showPage(() => <Filed filed={{ ...filed, kind: 'instruction' }} />, '/file');
    await screen.findByText(filed.id, {}, { timeout: 10_000 });
    expect(screen.queryByText(filed.trackingCode)).toBeNull();
    expect(screen.queryByText(/请念给来电人/)).toBeNull();
  });
});
