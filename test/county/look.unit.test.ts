import { describe, expect, it } from 'vitest';
import { changed, countyHash, countyOfStored } from '../../county/index.ts';
import { contrastWithWhite, logoBytesMost } from '../../county/reading/look.ts';
import { data } from './answered.ts';
import { editedCounty } from './edited-county.ts';

const picture = (bytes: Buffer, type = 'image/png') => `data:${type};base64,${bytes.toString('base64')}`;
const png = (bytes = 100) => {
  const content = Buffer.alloc(bytes);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(content);
  content.write('IHDR', 12);
  return content;
};
const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ');
const sent = { name: data.name, hotline: '12345', accent: '#0958d9', logo: null };
const lookAfter = (look: object) => {
  const result = changed(data, 'look', { ...sent, ...look });
  return result.ok ? result.county.look : result.problems;
};

describe('the look of a county', () => {
  it('is the usual one where the files say nothing', async () => {
    const plain = await editedCounty(
      ['county.yaml', 'hotline: "12345"\n', ''],
      ['county.yaml', 'accent: "#0958d9"\n', ''],
    );
    expect(plain.look).toEqual({ hotline: null, accent: '#0958d9', logo: null });
  });

  it('is the usual one of a county that an earlier release stored', () => {
    const { look: _, ...earlier } = data;
    expect(countyOfStored(earlier).look).toEqual({ hotline: null, accent: '#0958d9', logo: null });
  });

  it('takes a picture and keeps it while its address is sent', () => {
    for (const logo of [picture(png()), picture(webp, 'image/webp'), picture(png(logoBytesMost))]) {
      const first = changed(data, 'look', { ...sent, logo });
      if (!first.ok) throw new Error(JSON.stringify(first.problems));
      expect(first.county.look.logo).toBe(logo);
      const next = changed(first.county, 'look', { ...sent, logo: '/look/logo', hotline: '010-12345' });
      expect(next.ok && next.county.look).toEqual({ hotline: '010-12345', accent: '#0958d9', logo });
      const none = changed(first.county, 'look', sent);
      expect(none.ok && none.county.look.logo).toBeNull();
    }
  });

  it('leaves the rest of the county as it was', () => {
    const result = changed(data, 'look', { ...sent, name: { zh: '清江县', en: 'Qingjiang' }, version: 3 });
    expect(result.ok && result.county.name.zh).toBe('清江县');
    expect(result.ok && countyHash({ ...result.county, name: data.name })).toBe(countyHash(data));
  });

  it('has an accent on which white can be read', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5);
    expect(lookAfter({ accent: '#767676' })).toMatchObject({ accent: '#767676' });
    expect(lookAfter({ accent: '#777777' })).toMatchObject([{ path: 'accent' }]);
    expect(lookAfter({ accent: '#CF1322' })).toMatchObject({ accent: '#cf1322' });
  });

  it.each([
    ['no colour', { accent: 'blue' }, 'accent', '颜色应形如', 'like #0958d9'],
    ['a pale colour', { accent: '#ffd666' }, 'accent', '对比度不足4.5', 'below 4.5'],
    ['letters for a number', { hotline: 'call us' }, 'hotline', '热线号码', 'hotline'],
    ['a drawing', { logo: picture(Buffer.from('<svg/>'), 'image/svg+xml') }, 'logo', '图片', 'PNG or WebP'],
    ['another picture than it says', { logo: picture(webp) }, 'logo', '图片', 'PNG or WebP'],
    ['an address elsewhere', { logo: 'https://example.cn/logo.png' }, 'logo', '图片', 'PNG or WebP'],
    ['a large picture', { logo: picture(png(logoBytesMost + 1)) }, 'logo', '65536', '64 KiB'],
    ['a huge picture', { logo: picture(png(4 * logoBytesMost)) }, 'logo', '65536', '64 KiB'],
    ['a reference', { centre: 'housing' }, 'centre', '没有', 'no field'],
    ['no name', { name: undefined }, 'name', '', ''],
  ])('is refused with its place: %s', (_, look, path, zh, en) => {
    expect(lookAfter(look)).toEqual([
      { path, zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
    ]);
  });
});
