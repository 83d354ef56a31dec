import { describe, expect, it } from 'vitest';
import type { Anchor, EvidenceShelf } from '../../store/index.ts';
import { anchorOnce, keepAnchoring } from '../../worker/anchor-daily.ts';
import { county } from '../store/appeals.ts';

/** What the job needs of the store: anchors in memory, two a day where there is much to anchor. */
function bench(perDay = 1) {
  const made: Anchor[] = [];
  const lines: { level: string; fields: object; message: string }[] = [];
  const asked: string[] = [];
  let away = false;
  const evidence: Pick<EvidenceShelf, 'anchors' | 'anchorDay' | 'recordMissedActs'> = {
    anchors: async () => {
      if (away) throw new Error('MongoDB is away');
      return made.slice(-1);
    },
    anchorDay: async (day, atMs) => {
      if (made.at(-1)?.day === day) return [];
      asked.push(day);
      const anchors = Array.from({ length: perDay }, (_, n) => ({
        ...{ number: made.length + n + 1, day, atMs, count: 3, acts: null },
        ...{ root: 'root', previous: 'previous', hash: 'hash' },
      }));
      made.push(...anchors);
      return anchors;
    },
    recordMissedActs: async () => 2,
  };
  const log = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  const clock = { nowMs: Date.parse('2026-11-22T23:59:00+08:00') };
  const given = {
    store: { evidence: evidence as EvidenceShelf },
    county,
    log: { info: log('info'), warn: log('warn') },
    clock: () => clock.nowMs,
  };
  return { given, made, lines, asked, clock, leave: () => (away = true), comeBack: () => (away = false) };
}

describe('the daily anchor', () => {
  it('is made once a day of the county, which begins at its own midnight', async () => {
    const { given, asked, clock } = bench();
    await anchorOnce(given);
    await anchorOnce(given);
    expect(asked).toEqual(['2026-11-22']);
    clock.nowMs += 60_000;
    await anchorOnce(given);
    expect(asked).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('goes into the log with its root, so that a copy is kept outside of the database', async () => {
    const { given, lines } = bench(2);
    await anchorOnce(given);
    const fields = { day: '2026-11-22', appeals: 3, root: 'root', previous: 'previous', hash: 'hash' };
    expect(lines.filter(({ level }) => level === 'info')).toEqual([
      { level: 'info', fields: { anchor: 1, ...fields }, message: 'anchored' },
      { level: 'info', fields: { anchor: 2, ...fields }, message: 'anchored' },
    ]);
    expect(lines).toContainEqual({ level: 'warn', fields: { acts: 2 }, message: 'acts were recorded late' });
  });

  it('waits while the database is away, and is made when it is back', async () => {
    const { given, made, lines, leave, comeBack } = bench();
    leave();
    const stop = new AbortController();
    const warned = new Promise<void>((resolve) => {
      given.log.warn = (fields, message) => {
        lines.push({ level: 'warn', fields, message });
        resolve();
      };
    });
    const anchored = new Promise<void>((resolve) => {
      given.log.info = () => {
        resolve();
      };
    });
    const running = keepAnchoring({ ...given, signal: stop.signal, lookEveryMs: 1 });
    await warned;
    comeBack();
    await anchored;
    stop.abort();
    await running;
    expect(made).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      fields: { error: 'Error' },
      message: expect.stringContaining('tried again'),
    });
  });
});
