import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countyHash, dataOf, loadCounty, writeCountyFiles } from '../../county/index.ts';
import { sampleDir } from './edited-county.ts';

it('a county that is written as files reads as the same, and never over other files', async () => {
  const county = await loadCounty(sampleDir);
  const dir = await mkdtemp(join(tmpdir(), 'county-'));
  const files = await writeCountyFiles(dir, dataOf(county));
  expect(await readdir(dir)).toEqual([...files].sort());
  expect(countyHash(await loadCounty(dir))).toBe(countyHash(county));
  await expect(writeCountyFiles(dir, dataOf(county))).rejects.toMatchObject({ code: 'EEXIST' });
});
