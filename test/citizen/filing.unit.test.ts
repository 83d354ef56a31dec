import { describe, expect, it } from 'vitest';
import { carryOutEffects } from '../api/effects.ts';
import type { View } from '../api/kit.ts';
import { pagesBench, photo } from './kit.ts';
import { Reader } from './reader.ts';

const words = { title: '学校门口的路灯不亮', address: '环湖路3号', phone: '13900000123' };

describe('a citizen without script', () => {
  it('files on one page, checks the answers, and gets the number and the code to keep', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    await phone.press('看一遍再提交', { ...words, files: photo() });
    expect(phone.status).toBe(200);
    for (const said of ['请核对', words.title, 'lamp.png', '其他', '13900000123'])
      expect(phone.text).toContain(said);
    await phone.press('提交');
    const [, id = ''] = /^\/case\/([^/]+)\/code$/.exec(phone.path) ?? [];
    const code = phone.document().querySelector('#code')?.textContent?.trim() ?? '';
    const { body } = await bench.get<View>(`/v1/track/${id}`, { code });
    expect(body).toMatchObject({
      title: words.title,
      description: words.title,
      category: 'other',
      channel: 'web',
    });
    expect(body.attachments).toHaveLength(1);
    expect(phone.document().querySelector('#picture')?.getAttribute('src')).toMatch(
      /^data:image\/png;base64,/,
    );
  });

  it('reads at each place what is wrong, and loses nothing that was typed', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    await phone.press('看一遍再提交', { description: '黑了三天', phone: '无', files: photo() });
    expect(phone.status).toBe(422);
    const problems = [...phone.document().querySelectorAll('#problems a')];
    expect(problems.map((link) => link.getAttribute('href'))).toEqual(['#title', '#phone']);
    expect(phone.document().querySelector('textarea[name=description]')?.textContent?.trim()).toBe(
      '黑了三天',
    );
    expect(phone.text).toContain('lamp.png');
    await phone.press('看一遍再提交', words);
    expect(phone.text).toContain('lamp.png');
    expect(phone.text).toContain('请核对');
  });

  it('changes an answer from the last page, and finds all the others', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    await phone.press('看一遍再提交', words);
    await phone.press('返回修改');
    const value = (name: string) => phone.document().querySelector(`[name=${name}]`)?.getAttribute('value');
    expect([value('title'), value('address'), value('phone')]).toEqual(Object.values(words));
  });

  it('files once, however often the last form is sent', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    await phone.press('看一遍再提交', words);
    const { action, data } = phone.form('提交');
    await phone.send('POST', action, data);
    const first = phone.path;
    await phone.send('POST', action, data);
    expect(phone.path).toBe(first);
    expect(bench.engine.cases.size).toBe(1);
  });

  it('without a name is told that nobody can reach them, and a name beside that is refused at its place', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    await phone.press('看一遍再提交', { ...words, anonymous: 'yes' });
    expect(phone.status).toBe(422);
    expect(phone.text).toContain('请把姓名和电话清空');
    await phone.press('看一遍再提交', { title: words.title, phone: '', anonymous: 'yes' });
    expect(phone.text).toContain('没有人知道您是谁');
    await phone.press('提交');
    expect(phone.text).toContain('丢了就再也打不开这件事');
  });

  it('reports misconduct to the discipline office alone, and reads so before sending', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    await phone.press('看一遍再提交', { title: '窗口人员态度恶劣', kind: 'misconduct', anonymous: 'yes' });
    expect(phone.text).toContain('只有县纪委监委看得到这份举报');
    await phone.press('提交');
    const [, id = ''] = /^\/case\/([^/]+)\/code$/.exec(phone.path) ?? [];
    expect((await bench.get(`/v1/appeals/${id}`, { as: 'centre:county' })).status).toBe(404);
    expect((await bench.get(`/v1/appeals/${id}`, { as: 'discipline:county' })).status).toBe(200);
  });

  it('files for a group: each person has a code of their own', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    const people = '王芳 13800000001\n李强，13800000002\n赵敏';
    await phone.press('看一遍再提交', { title: '村口的路坏了', people });
    await phone.press('提交');
    expect(phone.text).toContain('请把各自的查询码交给本人');
    expect(phone.document().querySelectorAll('main li .id')).toHaveLength(3);
  });

  it('reads a line without a name at its place', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    await phone.press('看一遍再提交', { title: '村口的路坏了', people: '王芳 13800000001\n13800000002' });
    expect(phone.status).toBe(422);
    expect(phone.text).toContain('第 2 行看不出姓名');
  });

  it('reads in English what stands there in Chinese', async () => {
    const phone = await new Reader(await pagesBench(), 'en').go('/file');
    await phone.press('Check your answers', {});
    expect(phone.text).toContain('Please say in one sentence what it is about.');
    expect(phone.text.replace('中文', '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('is told by a page, in words, that too many filings came', async () => {
    const phone = await new Reader(await pagesBench({ publicFilings: 1 })).go('/file');
    await phone.press('看一遍再提交', words);
    await phone.press('提交');
    await phone.go('/file');
    await phone.press('看一遍再提交', words);
    await phone.press('提交');
    expect(phone.status).toBe(429);
    expect(phone.document().querySelector('[role=alert]')?.textContent).toMatch(/[\u4e00-\u9fff]/);
  });

  it('reads what a neighbour has reported nearby, follows it, and has a code of their own', async () => {
    const bench = await pagesBench();
    const place = { longitude: '109.7', latitude: '28.3', accuracyM: '20', source: 'device' };
    const first = await new Reader(bench).go('/file');
    await first.press('看一遍再提交', { ...words, ...place, category: 'street-lighting' });
    expect(first.text).not.toContain('附近有人反映过');
    await first.press('提交');
    const master = first.path.split('/')[2] ?? '';
    const second = await new Reader(bench).go('/file');
    const theirs = {
      ...words,
      title: '学校门口路灯全不亮',
      phone: '13900000124',
      category: 'street-lighting',
    };
    await second.press('看一遍再提交', { ...theirs, ...place });
    expect(second.text).toContain('附近有人反映过差不多的事');
    expect(second.text).toContain('路灯照明，待派单，2026-11-22反映，就在这里');
    expect(second.html).not.toContain(master);
    const [follow] = second.document().querySelectorAll('input[name=into]');
    await second.press('提交', { into: follow?.getAttribute('value') ?? '' });
    carryOutEffects(bench);
    await second.go(second.path.replace('/code', ''));
    expect(second.text).toContain(master);
    expect(second.text).toContain('已并在一起办');
    const { body } = await bench.get<View>(`/v1/appeals/${master}`, { as: 'centre:county' });
    expect(body.participants.count).toBe(2);
  });

  it('is told that the place lies outside the county, and has the code all the same', async () => {
    const bench = await pagesBench();
    const reader = await new Reader(bench).go('/file');
    const place = { longitude: '112.9', latitude: '28.2', accuracyM: '20', source: 'map' };
    await reader.press('看一遍再提交', { ...words, ...place, phone: '13900000127' });
    await reader.press('提交');
    expect(reader.text).toContain('所填位置在本县范围之外，请核对。');
    expect(reader.text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/);
  });

  it('files alone unless they choose a neighbour’s case', async () => {
    const bench = await pagesBench();
    for (const phone of ['13900000125', '13900000126']) {
      const reader = await new Reader(bench).go('/file');
      await reader.press('看一遍再提交', { ...words, phone });
      await reader.press('提交');
    }
    carryOutEffects(bench);
    expect([...bench.engine.cases.values()].map(({ state }) => state.stage.status)).not.toContain('closed');
  });

  it('reads which file was not taken, and why', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    const script = new File(['<script>alert(1)</script>'], 'lamp.jpg', { type: 'image/jpeg' });
    await phone.press('看一遍再提交', { ...words, files: [script, photo('good.png')] });
    expect(phone.status).toBe(422);
    expect(phone.text).toContain('“lamp.jpg”没有收下');
    expect(phone.text).toContain('good.png');
  });
});
