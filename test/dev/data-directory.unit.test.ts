import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareDataDirectory, readOrMakeSecret } from '../../dev/stack/data-directory.ts';
import { openWorkshop } from './fixtures/workshop.ts';

describe('the secret of an embedded stack', () => {
  it('is made once, of 32 random bytes, for its owner only', async () => {
    const { directory } = await openWorkshop();
    const secret = await readOrMakeSecret(directory);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await readOrMakeSecret(directory)).toBe(secret);
    expect((await stat(join(directory, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('differs from one stack to the next', async () => {
    const [one, other] = [await openWorkshop(), await openWorkshop()];
    expect(await readOrMakeSecret(one.directory)).not.toBe(await readOrMakeSecret(other.directory));
  });

  it('is one for all who make it at the same time', async () => {
    const { directory } = await openWorkshop();
    const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrMakeSecret(directory)));
    expect(new Set(secrets).size).toBe(1);
  });

  it('is taken back from the eyes of others', async () => {
    const { directory } = await openWorkshop();
    await readOrMakeSecret(directory);
    await chmod(join(directory, 'secret'), 0o644);
    await readOrMakeSecret(directory);
    expect((await stat(join(directory, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('that is damaged is not replaced, for that would void the codes given out', async () => {
    const { directory, file } = await openWorkshop();
    await file('secret', 'abc');
    await expect(readOrMakeSecret(directory)).rejects.toThrow('does not contain a key of 64 hex digits');
    expect(await readFile(join(directory, 'secret'), 'utf8')).toBe('abc');
  });
});

describe('the data directory', () => {
  it('is made where there is none', async () => {
    const { directory } = await openWorkshop();
    await prepareDataDirectory(join(directory, 'a', 'b'));
    expect((await stat(join(directory, 'a', 'b', 'logs'))).isDirectory()).toBe(true);
  });

  it('that cannot be written is a sentence', async () => {
    const { file } = await openWorkshop();
    const inTheWay = await file('data', 'a file where a directory should be');
    await expect(prepareDataDirectory(inTheWay)).rejects.toThrow(`${inTheWay} is not writable`);
  });
});
