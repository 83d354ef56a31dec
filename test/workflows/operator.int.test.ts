import { describe, expect, it } from 'vitest';
import { unsealPayload } from '../../privacy/index.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import { testKeyring } from '../support/keyring.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

interface Metadata {
  readonly currentDetails?: string;
  readonly definition?: Readonly<
    Record<
      'updateDefinitions' | 'signalDefinitions' | 'queryDefinitions',
      { name: string; description?: string }[]
    >
  >;
}

describe('an appeal in the Temporal UI', () => {
  const desk = useRealDesk();

  it('notes a request to cancel it as an event, and goes on with its clock and its commands', async () => {
    const appeal = await desk.file();
    await appeal.handle.cancel();
    await appeal.reaches('cancel-requested');
    await appeal.give('open-to-claims', sample.centre, { units: ['housing'] });
    await appeal.signal('claim', sample.housing);
    await appeal.reaches('claimed');
    expect(await appeal.types()).toEqual(['registered', 'cancel-requested', 'opened-to-claims', 'claimed']);
    expect(await appeal.historyCounts()).toMatchObject({ timerStarted: 2, timerCanceled: 1 });
    expect((await appeal.handle.describe()).status.name).toBe('RUNNING');
  });

  it('takes no command of somebody who has read another event under its last number', async () => {
    const appeal = await desk.file();
    const [first] = await appeal.published();
    const codeOf = (id: string, read: { read: number; readHash: string }) =>
      appeal
        .give(
          'open-to-claims',
          sample.centre,
          { units: ['housing'] },
          { request: { id, bodyHash: id, ...read } },
        )
        .then(
          () => 'done',
          ({ cause }) => cause.type,
        );
    const hash = hashOfEvent(first as NonNullable<typeof first>);
    const otherHash = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(await codeOf('other', { read: 1, readHash: otherHash })).toBe('records-disagree');
    expect(await codeOf('shorter', { read: 2, readHash: hash })).toBe('records-disagree');
    const request = { id: 'same', bodyHash: 'same', read: 1, readHash: hash };
    await appeal.give('open-to-claims', sample.centre, { units: ['housing'] }, { request });
    // Merely behind, as a page that somebody read a minute ago.
    const behind = { id: 'behind', bodyHash: 'behind', read: 1, readHash: hash };
    await appeal.give('claim', sample.housing, {}, { request: behind });
    expect(await appeal.types()).toEqual(['registered', 'opened-to-claims', 'claimed']);
  });

  it('reads like a case file, without a word of the citizen’s', async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing', helpers: ['water'] });
    const { currentDetails = '', definition } = await appeal.handle.query<Metadata>(
      '__temporal_workflow_metadata',
    );
    expect(currentDetails).toContain('**待签收 awaiting acceptance** 绿灯 green · 第2版 version 2');
    expect(currentDetails).toContain('`housing`, `housing.head`');
    expect(currentDetails).toMatch(
      /\| 完成协办 part \(water\) \| water, water.head \| \d{4}年\d+月\d+日24:00 \d{4}-\d\d-\d\d 24:00 \| 绿灯 green \|/,
    );
    expect(currentDetails).toMatch(/\| 2 \| .* \| 派单 dispatched \| county-centre.li \|/);
    expect(currentDetails).toMatch(/可办理 Next: .*签收 accept/);
    for (const personal of ['Wang', '13800000000', 'hole', 'number 12'])
      expect(currentDetails).not.toContain(personal);
    const described = (name: string, list: { name: string; description?: string }[] = []) =>
      list.find((entry) => entry.name === name)?.description;
    expect(described('acceptTransfer', definition?.updateDefinitions)).toContain('签收移交');
    expect(described('acceptTransfer', definition?.signalDefinitions)).toContain('签收移交');
    expect(described('state', definition?.queryDefinitions)).toContain('The whole state');
  });

  it('shows what its timer waits for and what is published', async () => {
    const appeal = await desk.file();
    await appeal.published();
    const summaries = (await appeal.history())
      .flatMap(({ userMetadata }) => userMetadata?.summary ?? [])
      .map((summary) => unsealPayload(testKeyring, summary)?.data ?? [])
      .map((data) => JSON.parse(Buffer.from(data).toString()) as string);
    expect(summaries[0]).toContain(appeal.id);
    expect(summaries).toContain('1 registered');
    expect(summaries.find((text) => text.startsWith('派单 dispatch 黄灯 yellow'))).toMatch(/ \d\d:\d\d$/);
  });

  it('is found by status, light, unit, leader and category, each set only when it changes', async () => {
    const attributes = async () => (await appeal.handle.describe()).searchAttributes;
    const appeal = await desk.file();
    await appeal.published();
    expect(await attributes()).toMatchObject({
      AppealStatus: ['registered'],
      AppealLight: ['green'],
      AppealUnit: ['county-centre'],
      AppealCategory: ['road'],
    });
    expect((await appeal.historyCounts()).upsertWorkflowSearchAttributes ?? 0).toBe(0);
    await appeal.give('escalate', sample.supervision, { reason: 'it is the third time' });
    expect(await attributes()).toMatchObject({ AppealLeader: ['leader.urban'] });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('supplement', appeal.citizen, { text: 'and another' });
    expect(await attributes()).toMatchObject({ AppealStatus: ['assigned'], AppealUnit: ['housing'] });
    expect((await appeal.historyCounts()).upsertWorkflowSearchAttributes).toBe(2);
  });

  it('sets them itself where its start did not', async () => {
    const appeal = await desk.file({ bareAttributes: true });
    await appeal.published();
    expect((await appeal.handle.describe()).searchAttributes).toMatchObject({ AppealStatus: ['registered'] });
  });

  it('fails at once where it was started by hand, with nothing decided', async () => {
    const start = (workflowId: string, args: unknown[]) =>
      desk.client.workflow.execute('appeal', { workflowId, taskQueue: desk.taskQueue, args });
    await expect(start(`by-hand-${Date.now()}`, [])).rejects.toMatchObject({ cause: { type: 'malformed' } });
    await expect(
      start(`by-hand-2-${Date.now()}`, [{ events: [{ type: 'dispatched' }] }]),
    ).rejects.toMatchObject({
      cause: { type: 'malformed' },
    });
  });
});
