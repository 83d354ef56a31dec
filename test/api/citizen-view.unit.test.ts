import { describe, expect, it } from 'vitest';
import { openBench, toHandling } from './kit.ts';

interface Seen {
  readonly reads: { readonly zh: string } | null;
  readonly events: readonly number[];
}
interface Timeline {
  readonly items: readonly { readonly seq: number; readonly type: string }[];
}

describe('what the citizen sees', () => {
  it('is told to an office as the citizen reads it', async () => {
    const bench = await openBench();
    const { id, trackingCode } = await bench.filed(...toHandling, [
      ...['supervision:county', 'supervise'],
      { colour: 'yellow', instruction: '请说明进展。', replyBy: '2026-11-25T12:00:00+08:00' },
    ] as never);
    await bench.publish(id);
    const { body } = await bench.get<Seen>(`/v1/appeals/${id}/citizen-view`, { as: 'officer:housing' });
    const own = await bench.get<Timeline>(`/v1/track/${id}/timeline`, { code: trackingCode });
    const all = await bench.get<Timeline>(`/v1/appeals/${id}/timeline`, { as: 'officer:housing' });
    expect(body.events).toEqual(own.body.items.map(({ seq }) => seq));
    expect(all.body.items.filter(({ seq }) => !body.events.includes(seq)).map(({ type }) => type)).toEqual([
      'ordered',
    ]);
    expect(body.reads?.zh).toContain('由住房和城乡建设局负责');
  });
});
