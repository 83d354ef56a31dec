import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, toHandling, type View } from './kit.ts';

interface Refused {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
interface Told {
  readonly dueAt: string;
  readonly explanation: { readonly counted: number; readonly en: string; readonly zh: string };
}

const completing = ['officer:housing', 'complete', { result: 'resolved', statement: '已修复。' }] as const;
const returning = ['centre:county', 'return', { reason: '照片缺失。' }] as const;

describe('the clock as a caller sees it', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const owed = (view: View) =>
    (view.obligations as unknown as (Told & { kind: string })[]).find(({ kind }) => kind === 'complete');
  const give = <T>(view: View, as: string, command: string, body: object) =>
    bench.post<T>(`/v1/appeals/${view.id}/${command}`, body, { as });

  it('refuses a ruling due in ten years with 422, and says until when it may be', async () => {
    const view = await bench.filed(...toHandling, ['leader:urban', 'take-over']);
    const ruling = { lead: 'housing', dueAt: '2036-11-22T00:00:00+08:00', instruction: '十年内修好。' };
    const { status, body } = await give<Refused>(view, 'leader:urban', 'rule', ruling);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'beyond-policy',
      zh: expect.stringContaining('2027年11月23日24:00'),
      en: expect.stringContaining('23 November 2027, 24:00'),
    });
    const within = await give<View>(view, 'leader:urban', 'rule', {
      ...ruling,
      dueAt: '2027-11-22T00:00:00+08:00',
    });
    expect(within.status).toBe(200);
  });

  it('keeps the date of a completion that is returned, and raises the case at the second return', async () => {
    const before = owed(await bench.filed(...toHandling));
    const view = await bench.filed(...toHandling, completing, returning);
    expect(owed(view)?.dueAt).toBe(before?.dueAt);
    await give(view, completing[0], completing[1], completing[2]);
    const again = await give<View>(view, returning[0], returning[1], returning[2]);
    expect(again.body.escalation).toMatchObject({ state: 'raised', reason: 'completions-returned' });
  });

  it('explains a date that a pause of an hour left where it was', async () => {
    const view = await bench.filed(
      ...toHandling,
      ['officer:housing', 'request-pause', { reason: '等待材料。' }],
      ['centre:county', 'decide-pause', { grant: true, reason: '同意。' }],
    );
    const paused = owed(view);
    bench.nowMs += 3_600_000;
    const resumed = await give<View>(view, 'officer:housing', 'resume', {});
    const after = owed(resumed.body);
    expect(after?.dueAt).toBe(paused?.dueAt);
    expect(after?.explanation.en).toContain('on hold: ');
    expect(after?.explanation.en).not.toMatch(/later for it|adjusted/);
    expect(after?.explanation.zh).not.toContain('顺延');
  });
});
