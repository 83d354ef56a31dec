import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { converted } from '../../map/datum.ts';
import { barriersOn } from './axe.ts';
import { codeOn, press } from './citizen-kit.ts';
import { useConsole } from './kit.ts';

/** The county's tiles: one picture for every place. It counts who asked. */
const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#dde6dd' } })
  .png()
  .toBuffer();
let asked = 0;
const tiles = createServer((_, response) => {
  asked += 1;
  response.setHeader('Content-Type', 'image/png');
  response.end(picture);
});
await new Promise<void>((listening) => {
  tiles.listen(0, '127.0.0.1', listening);
});
const { port } = tiles.address() as AddressInfo;
afterAll(() => tiles.close());

const middle = { longitude: 109.7, latitude: 28.3 };
const console_ = useConsole({
  HUIYIN_MAP_TILES: `http://127.0.0.1:${port}/tiles/{z}/{x}/{y}.png`,
  HUIYIN_MAP_DATUM: 'gcj02',
  HUIYIN_MAP_CREDIT: '县自然资源局',
  HUIYIN_MAP_CENTRE: `${middle.longitude},${middle.latitude},14`,
});

describe('the county’s map', () => {
  it('is asked for by a click alone; the middle of it, in the county’s system, is the place that is filed', async () => {
    const phone = await console_.visit({ width: 360, height: 760 });
    const { page, go } = phone;
    await go('/file');
    await page.fill('#title', '路中间有个坑');
    await page.fill('#phone', '13900004001');
    expect(asked).toBe(0);
    await page.getByRole('button', { name: '在地图上选' }).click();
    const choose = page.getByRole('button', { name: '选地图中间这里' });
    await choose.waitFor();
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    expect(asked).toBeGreaterThan(0);
    await phone.picture('citizen-map');
    expect(await barriersOn(page)).toEqual([]);
    await choose.click();
    await page.getByText('已在地图上选好位置').waitFor();
    await press(page, '看一遍再提交');
    await press(page, '提交');
    const { id } = await codeOn(page);
    const { location } = await console_.desk.read('centre:county', { id });
    expect(location).toMatchObject({ source: 'map' });
    expect(location?.longitude).toBeCloseTo(middle.longitude, 3);
    expect(location?.latitude).toBeCloseTo(middle.latitude, 3);
  });

  it('shows an officer the place, where a click asks for it', async () => {
    const place = converted(middle, 'wgs84', 'gcj02');
    const filed = await console_.desk.file('integrator:hotline', {
      kind: 'request',
      title: '井盖坏了',
      description: '校门口',
      category: 'drainage',
      citizen: { phone: '13900004002' },
      location: { address: '学府路', ...place, datum: 'gcj02', source: 'program' },
    });
    const { location } = await console_.desk.read('centre:county', filed);
    expect(location?.longitude).toBeCloseTo(middle.longitude, 5);
    const tab = await console_.signedIn('centre:county');
    await tab.go(`/console/appeals/${filed.id}`);
    await tab.page.getByText('其他平台带来').waitFor();
    const before = asked;
    await tab.page.getByRole('button', { name: '看地图' }).click();
    await tab.page.locator('.leaflet-tile-loaded').first().waitFor();
    expect(asked).toBeGreaterThan(before);
    await tab.picture('case-map');
    expect(await barriersOn(tab.page)).toEqual([]);
  });

  it('is no need: a host of tiles that is away leaves the words, and the filing goes on', async () => {
    const { page, go, context } = await console_.visit({ width: 360, height: 760 });
    await context.route('**/pages/map.js', (route) => route.abort());
    await go('/file');
    await page.fill('#title', '路灯不亮');
    await page.fill('#phone', '13900004003');
    await page.getByRole('button', { name: '在地图上选' }).click();
    await page.getByText('地图打不开').waitFor();
    await press(page, '看一遍再提交');
    await press(page, '提交');
    await codeOn(page);
  });
});
