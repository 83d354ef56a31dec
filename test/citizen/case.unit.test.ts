import { describe, expect, it } from 'vitest';
import { dispatchTo, toClosed, toHandling, toRating, type View } from '../api/kit.ts';
import { opened, pagesBench } from './kit.ts';
import { Reader } from './reader.ts';

describe('the page of a case', () => {
  it('says in one sentence who owes what by when, what comes next, and why that day', async () => {
    const bench = await pagesBench();
    const registered = await opened(bench, await bench.filed());
    expect(registered.text).toContain('县群众诉求服务中心应在11月22日24:00前把这件事交给负责的单位。');
    expect(registered.text).toContain('接手的单位要在期限内签收');
    const handling = await opened(bench, await bench.filed(...toHandling));
    expect(handling.text).toMatch(/住房和城乡建设局的.+应在12月11日24:00前办好。/);
    expect(handling.text).toContain('为什么是这一天');
    expect(handling.text).toContain('15个工作日');
  });

  it('tells the story as a neighbour would', async () => {
    const bench = await pagesBench();
    const phone = await opened(bench, await bench.filed(...toHandling));
    for (const told of ['您反映了问题', '交给住房和城乡建设局', '住房和城乡建设局签收了']) {
      expect(phone.text).toContain(told);
    }
  });

  it('names both units where one says that the matter is not its own', async () => {
    const bench = await pagesBench();
    const denial = { grounds: '道路已移交', basis: '竣工资料' };
    const view = await bench.filed(...toHandling, ['officer:housing', 'deny-ownership', denial]);
    const phone = await opened(bench, view);
    expect(phone.text).toContain('说这件事不归自己管。在有人接手或领导裁定以前，仍由上面的单位负责');
  });

  it('says where a matter goes on that belonged to another drawer, and takes no objection', async () => {
    const bench = await pagesBench();
    const into = { category: 'misconduct', reason: '反映工作人员' };
    const phone = await opened(bench, await bench.filed(['centre:county', 'classify', into]));
    expect(phone.text).toContain('这件事已转为另一件办理');
    expect(phone.text).toMatch(/用同一个查询码查看\s*\d{8}-\w+-1/);
    expect(phone.text).not.toContain('异议');
  });

  it('asks one question at a time, records nothing before the last, and then the case is closed', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(...toRating);
    const phone = await opened(bench, view);
    expect(phone.text).toContain('办事的人联系过您吗');
    expect(phone.text).not.toContain('办理经过');
    expect(phone.document().querySelector('footer')).toBeNull();
    await phone.press('是');
    expect(phone.text).toContain('事情解决了吗');
    await phone.press('是');
    await phone.press('满意');
    expect(phone.text).toContain('请核对您的评价');
    expect(
      (await bench.get<View>(`/v1/track/${view.id}`, { code: view.trackingCode })).body.rating,
    ).toBeNull();
    await phone.press('提交评价', { comment: '谢谢' });
    expect(phone.text).toContain('您评价满意，已经办结。');
    const { body } = await bench.get<View>(`/v1/track/${view.id}`, { code: view.trackingCode });
    expect(body.rating).toMatchObject({
      contacted: true,
      resolved: true,
      satisfaction: 'yes',
      comment: '谢谢',
    });
  });

  it('takes a matter that is settled in part for what it is', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(...toRating);
    const phone = await opened(bench, view);
    await phone.press('是');
    await phone.press('解决了一部分');
    await phone.press('基本满意');
    expect(phone.text).toContain('解决了一部分');
    await phone.press('提交评价', {});
    const { body } = await bench.get<View>(`/v1/track/${view.id}`, { code: view.trackingCode });
    expect(body).toMatchObject({
      outcome: 'satisfied',
      rating: { resolved: false, partly: true, satisfaction: 'neutral' },
    });
  });

  it('takes a changed mind before the rating is sent', async () => {
    const bench = await pagesBench();
    const phone = await opened(bench, await bench.filed(...toRating));
    for (const answer of ['没有', '没有', '不满意']) await phone.press(answer);
    await phone.press('从头再答');
    expect(phone.text).toContain('第 1 问');
  });

  it('says of a rating that comes too late why it is none', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(...toRating);
    const phone = await opened(bench, view);
    for (const answer of ['是', '是', '满意']) await phone.press(answer);
    const { action, data } = phone.form('提交评价');
    await bench.post(
      `/v1/track/${view.id}/rate`,
      { contacted: true, resolved: true, satisfaction: 'no' },
      { code: view.trackingCode },
    );
    await phone.send('POST', action, data);
    expect(phone.status).toBe(409);
    expect(phone.document().querySelector('[role=alert]')?.textContent).toMatch(/评价/);
  });

  it.each([
    ['催一催（每天一次）', '已经催了', {}],
    ['补充说明或照片', '补充的内容已经收到', { text: '又坏了两盏' }],
  ])('%s: carried out, and told', async (act, done, fill) => {
    const bench = await pagesBench();
    const phone = await opened(bench, await bench.filed(...toHandling));
    const link = [...phone.document().querySelectorAll('main a')].find(
      ({ textContent }) => textContent?.trim() === act,
    );
    await phone.go(link?.getAttribute('href') ?? '');
    await phone.press('提交', fill);
    expect(phone.text).toContain(done);
  });

  it('refuses a second urge on the same day in words, and keeps what was typed', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(...toHandling);
    const phone = await opened(bench, view);
    await phone.go(`/case/${view.id}/urge`);
    await phone.press('提交');
    await phone.go(`/case/${view.id}/urge`);
    await phone.press('提交', { text: '请今天就来' });
    expect(phone.status).toBe(409);
    expect(phone.document().querySelector('textarea')?.textContent).toContain('请今天就来');
  });

  it('withdraws, objects and files again by pages of their own', async () => {
    const bench = await pagesBench();
    const early = await bench.filed();
    const phone = await opened(bench, early);
    await phone.go(`/case/${early.id}/withdraw`);
    await phone.press('提交', { text: '已经好了' });
    expect(phone.text).toContain('您已撤回这件事');
    const declined = await bench.filed([
      'centre:county',
      'decline',
      { reason: 'not-in-county', explanation: '不属本县' },
    ]);
    const other = await opened(bench, declined);
    expect(other.text).toContain('这件事没有受理。不同意，可以在');
    await other.go(`/case/${declined.id}/object`);
    await other.press('提交', { text: '路在本县' });
    expect(other.text).toContain('异议已经收到');
    const closed = await bench.filed(...toClosed);
    const third = await opened(bench, closed);
    await third.go(`/case/${closed.id}/again`);
    await third.press('提交', { text: '又不亮了' });
    expect(third.path).toMatch(/\/code$/);
    expect(third.path).not.toContain(closed.id);
  });

  it('opens a report of its own that leaves no trace, and the talk with the office stays private', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(...toHandling);
    const phone = await opened(bench, view);
    await phone.go(`/case/${view.id}/report`);
    await phone.press('提交', { text: '来人态度恶劣', about: '施工队长' });
    const [, report = ''] = /^\/case\/([^/]+)\/code$/.exec(phone.path) ?? [];
    await bench.post(`/v1/appeals/${report}/reply`, { text: '已经谈话提醒' }, { as: 'discipline:county' });
    await phone.go(`/case/${report}`);
    expect(phone.text).toContain('已经谈话提醒');
    expect(phone.text).toContain('只有县纪委监委和您看得到');
    await phone.go(`/case/${report}/message`);
    await phone.press('提交', { text: '谢谢' });
    expect(phone.text).toContain('留言已经送到');
    const { body } = await bench.get<View>(`/v1/appeals/${view.id}`, { as: 'officer:housing' });
    expect(JSON.stringify(body)).not.toContain('恶劣');
  });

  it('goes from a lost session back to the question for the code', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(dispatchTo('housing'));
    const phone = await opened(bench, view);
    await phone.press('退出这件事');
    await phone.go(`/case/${view.id}`);
    expect(phone.text).toContain('查询码');
    expect(phone.text).not.toContain('路灯');
  });

  it('says the same of a wrong code and of a number that nobody has', async () => {
    const bench = await pagesBench();
    const view = await bench.filed();
    const other = await bench.filed();
    const said = async (id: string, code: string) => {
      const phone = await new Reader(bench).go('/case');
      await phone.press('打开', { id, code });
      expect(phone.status).toBe(422);
      return phone.document().querySelector('[role=alert]')?.textContent;
    };
    expect(await said(view.id, other.trackingCode)).toBe(await said('20261122-AAAAAA', other.trackingCode));
  });

  it('opens each part of a split case by the code of the whole', async () => {
    const bench = await pagesBench();
    const part = (title: string) => ({ title, description: title, category: 'drainage' });
    const view = await bench.filed([
      'centre:county',
      'split',
      { parts: [part('井盖坏了'), part('路灯不亮')] },
    ]);
    bench.publish(view.id);
    const phone = await opened(bench, view);
    const [first] = phone.document().querySelectorAll(`main li a`);
    expect(first?.getAttribute('href')).toBe(`/case/${view.id}-1`);
    await phone.go(`/case/${view.id}-1`);
    expect(phone.document().querySelector('input[name=id]')?.getAttribute('value')).toBe(`${view.id}-1`);
  });

  it('finds a number however it was typed', async () => {
    const bench = await pagesBench();
    const view = await bench.filed();
    const phone = await opened(bench, { ...view, id: ` ${view.id.toLowerCase().replace('-', ' ')} ` });
    expect(phone.path).toBe(`/case/${view.id}`);
  });
});
