import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { messagesFile, showMessages } from '../../dev/stack/messages.ts';
import type { Wording } from '../../dev/trouble.ts';

it('shows text messages of a local run as they come, and none from before', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiyin-messages-'));
  const said: Wording[] = [];
  const where = { env: {}, dataDir };
  const line = (text: string) => `${JSON.stringify({ phone: '13800000000', text })}\n`;
  await appendFile(messagesFile(where), line('of the run before'));
  const stop = showMessages({ ...where, say: (sentence) => said.push(sentence) });
  try {
    await appendFile(messagesFile(where), `not json\n${line('验证码 123456')}{"phone":"1`);
    await expect.poll(() => said.length, { timeout: 10_000 }).toBe(1);
    expect(said[0]?.zh).toMatch(/13800000000.*验证码 123456/);
    expect(said[0]?.zh).not.toContain('before');
  } finally {
    stop();
    await rm(dataDir, { recursive: true });
  }
});

it('keeps them where the environment says, else with the run’s data', () => {
  expect(messagesFile({ env: {}, dataDir: '/data' })).toBe('/data/sms.log');
  expect(messagesFile({ env: { HUIYIN_SMS_LOG: '/elsewhere.log' }, dataDir: '/data' })).toBe(
    '/elsewhere.log',
  );
});
