import { describe, expect, it } from 'vitest';
import { type AppealEvent, evolveAll } from '../../domain/index.ts';
import { orderOf } from '../../worker/repair/command.ts';
import { type Material, planOf, type Remembered } from '../../worker/repair/plan.ts';
import type { HeldWorkflow } from '../../worker/watch/held.ts';
import { closed, handled } from './cases.ts';

const remembering = (events: readonly AppealEvent[], requests: Remembered['requests'] = []): Remembered => ({
  events: new Map(events.map((event) => [event.seq, event])),
  requests,
});
const running = (version: number): HeldWorkflow => ({
  kind: 'running',
  version,
  attempts: 1,
  publication: null,
});
const ended: HeldWorkflow = { kind: 'ended', how: 'TERMINATED', version: null };

function material(
  log: readonly AppealEvent[],
  workflow: HeldWorkflow,
  given: { remembered?: Remembered; snapshot?: number | null } = {},
): Material {
  const { remembered = remembering([]), snapshot: upTo = log.length } = given;
  const all = [...remembered.events.values(), ...log];
  const seen =
    upTo === null
      ? []
      : all.filter(({ seq }, at) => seq <= upTo && all.findIndex((e) => e.seq === seq) === at);
  const snapshot =
    seen.length === 0
      ? null
      : evolveAll(
          null,
          seen.sort((a, b) => a.seq - b.seq),
        );
  const last = Math.max(0, ...log.map(({ seq }) => seq));
  return {
    held: {
      appeal: 'A',
      snapshot: snapshot && { id: 'A', version: snapshot.seq, open: snapshot.stage.status !== 'closed' },
      log: { last, count: log.length, anchored: 0 },
      workflow,
    },
    log,
    remembered,
    snapshot,
  };
}
const kinds = ({ steps }: ReturnType<typeof planOf>) => steps.map((step) => step.do);

describe('the plan of a repair', () => {
  const { events } = handled;
  const last = events.length;
  /** Another fact under the last number. */
  const other = { ...(events.at(-1) as AppealEvent), atMs: (events.at(-1) as AppealEvent).atMs + 1 };

  it('has no step for a whole case, open or closed', () => {
    expect(kinds(planOf(material(events, running(last), { remembered: remembering(events) }), null))).toEqual(
      [],
    );
    expect(kinds(planOf(material(closed.events, { kind: 'none' }), null))).toEqual([]);
  });

  it.each([
    ['is gone', { kind: 'none' } as const],
    ['was terminated', ended],
    ['is older than the log', running(last - 1)],
  ])('starts the workflow anew where it %s, with the answers of its requests', (_, workflow) => {
    const requests = [
      { id: 'one', bodyHash: 'h', fromSeq: 2, toSeq: 2 },
      { id: 'later', bodyHash: 'h', fromSeq: last + 1, toSeq: last + 1 },
    ];
    const plan = planOf(material(events, workflow, { remembered: remembering([], requests) }), null);
    expect(kinds(plan)).toEqual(['restart']);
    expect(plan.state).toEqual(handled.state);
    expect(plan.requests.map(({ id }) => id)).toEqual(['one']);
  });

  it('fills the log from what the workflow remembers, then puts the snapshot', () => {
    const remembered = remembering(events);
    const behind = planOf(material(events.slice(0, 2), running(last), { remembered, snapshot: 2 }), null);
    expect(kinds(behind)).toEqual(['fill-log', 'put-snapshot']);
    expect(behind.steps[0]).toMatchObject({ events: events.slice(2) });
    const hole = planOf(
      material(
        events.filter(({ seq }) => seq !== 2),
        running(last),
        { remembered, snapshot: last },
      ),
      null,
    );
    expect(kinds(hole)).toEqual(['fill-log']);
    const nothing = planOf(material([], running(last), { remembered, snapshot: null }), null);
    expect(kinds(nothing)).toEqual(['fill-log', 'put-snapshot']);
  });

  it('closes what has closed: an older workflow ends, and an older snapshot is put', () => {
    const all = closed.events;
    expect(kinds(planOf(material(all, running(3)), null))).toEqual(['end-workflow']);
    const unread = material(
      all.slice(0, 3),
      { kind: 'ended', how: 'COMPLETED', version: all.length },
      {
        remembered: remembering(all),
        snapshot: 3,
      },
    );
    expect(kinds(planOf(unread, null))).toEqual(['fill-log', 'put-snapshot']);
  });

  it('does nothing where the stores differ, until somebody says which one counts', () => {
    const given = material([...events.slice(0, -1), other], running(last), {
      remembered: remembering(events),
    });
    expect(planOf(given, null)).toMatchObject({ steps: [], undecidedFrom: last });
    const forWorkflow = planOf(given, 'workflow');
    expect(kinds(forWorkflow)).toEqual(['set-aside', 'fill-log']);
    expect(forWorkflow.state).toEqual(handled.state);
    const forLog = planOf(given, 'log');
    expect(kinds(forLog)).toEqual(['keep-aside', 'put-snapshot', 'restart']);
    expect(forLog.steps[0]).toMatchObject({ events: [events.at(-1)] });
    expect(forLog.state?.lastAtMs).toBe(other.atMs);
  });

  it('lists what no store holds, and does nothing', () => {
    const given = material(
      events.filter(({ seq }) => seq !== 2),
      running(last),
      { snapshot: null },
    );
    expect(planOf(given, null)).toMatchObject({ steps: [], lost: [2] });
    const cut = { ...material(events.slice(0, 2), running(last)), snapshot: handled.state };
    expect(planOf(cut, null).lost).toEqual(Array.from({ length: last - 2 }, (_, at) => at + 3));
  });
});

describe('the order to repair', () => {
  it.each([
    [[], { appeal: null, all: false, confirm: false }],
    [['20260302-CMND01'], { appeal: '20260302-CMND01', confirm: false, side: null }],
    [['A', '--confirm', '--by', 'op', '--for', 'log'], { confirm: true, by: 'op', side: 'log' }],
    [['--all', '--walk', '--confirm', '--by', 'op'], { all: true, walk: true }],
  ])('%j is read', (args, order) => {
    expect(orderOf(args)).toMatchObject(order);
  });

  it.each([
    [['A', 'B']],
    [['A', '--all']],
    [['A', '--confirm']],
    [['--confirm', '--by', 'op']],
    [['A', '--for', 'both']],
    [['--everything']],
  ])('%j is refused', (args) => {
    expect(orderOf(args)).toBeNull();
  });
});
