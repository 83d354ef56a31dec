import { describe, expect, it } from 'vitest';
import {
  AddressRefused,
  isPublicAddress,
  newSecret,
  publicAddresses,
  retryAfterOf,
  signedHeaders,
  urlProblem,
} from '../../hooks/index.ts';

const strict = { local: false };

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    '2001::1',
    'ff02::1',
    'not-an-address',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1', '172.32.0.1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('the URL of an endpoint', () => {
  it.each([
    ['http://example.com/', 'not-https'],
    ['ftp://example.com/', 'not-https'],
    ['https://user:word@example.com/', 'credentials'],
    ['https://127.1/', 'private'],
    ['https://0x7f000001/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:127.0.0.1]/', 'private'],
    ['nonsense', 'no-url'],
    [`https://example.com/${'x'.repeat(500)}`, 'no-url'],
  ] as const)('%s is refused: %s', (url, problem) => {
    expect(urlProblem(url, strict)).toBe(problem);
  });

  it('is taken with https, and with http and this machine only where tests allow it', () => {
    expect(urlProblem('https://example.com/hook', strict)).toBeNull();
    expect(urlProblem('http://127.0.0.1:9/', { local: true })).toBeNull();
  });

  it('is refused if one of several addresses of its name is private', async () => {
    const lookUp = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    await expect(publicAddresses('two.example', strict, lookUp)).rejects.toThrow(AddressRefused);
    const found = await publicAddresses('one.example', strict, async () => (await lookUp()).slice(0, 1));
    expect(found).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });
});

it('a message has one signature for each secret, over its own instant', () => {
  const secrets = [newSecret(), newSecret()];
  const given = { url: 'https://example.com', secrets, id: 'msg_a_b_1', atMs: 1_700_000_000_500, body: '{}' };
  const headers = signedHeaders(given);
  expect(headers['webhook-timestamp']).toBe('1700000000');
  expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
  expect(secrets[0]).toMatch(/^whsec_[\w+/]{43}=$/);
});

it('Retry-After is read as seconds or as a date, and nonsense says nothing', () => {
  const nowMs = Date.parse('2026-11-22T01:00:00Z');
  expect(retryAfterOf('120', nowMs)).toBe(120_000);
  expect(retryAfterOf('Sun, 22 Nov 2026 01:01:00 GMT', nowMs)).toBe(60_000);
  expect(retryAfterOf('soon', nowMs)).toBeNull();
  expect(retryAfterOf(null, nowMs)).toBeNull();
});
