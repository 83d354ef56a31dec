import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCounty } from '../../county/index.ts';
import { inDays, now, satisfied } from '../../dev/demo/desk.ts';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import {
  type AppealView,
  type CommandName,
  dueAtMs,
  type LiabilityLine,
  type TimelineEntry,
} from '../../domain/index.ts';
import { eventually } from '../support/eventually.ts';
import { type System, useSystem } from './system.ts';

type Body = Readonly<Record<string, unknown>>;
interface Filed {
  readonly id: string;
  readonly code: string;
}
/** How the departments' systems move a case: each move gives the view after it. */
type Moves = (
  system: System,
) => (account: string, filed: Filed, command: CommandName, body?: Body) => Promise<AppealView>;

const ways: readonly (readonly [string, Moves])[] = [
  [
    'over HTTP',
    ({ desk }) =>
      (...move) =>
        desk.move(...move),
  ],
  ['as Temporal signals', ({ signal }) => signal],
];

const county = await loadCounty(join(PROJECT_ROOT, 'county'));
/** On any day of the year, three days of work later. The light of a date on a weekend would be yellow at once. */
const soon = () => {
  const nowMs = Date.now();
  return new Date(dueAtMs(county.calendarAround(nowMs, nowMs), '3wd', nowMs)).toISOString();
};
const promise = (catalogueItem: string) => ({
  catalogueItem,
  dueAt: soon(),
  contactedAt: now(),
  contactMeans: 'phone',
});
const done = (statement: string) => ({ result: 'resolved', statement });

describe.each(ways)('with the departments’ moves %s', (_, moves) => {
  const system = useSystem();

  it('scenario 1, a dark street, goes from a phone call through two denials and a ruling to the citizen’s yes', async () => {
    const { desk } = system;
    const department = moves(system);
    const filed = await desk.file('integrator:hotline', {
      kind: 'complaint',
      title: '学校路段路灯不亮',
      description: '上学必经的三百米道路整段无照明。',
      category: 'street-lighting',
      area: 'lakeside-town',
      channel: 'phone',
      citizen: { name: '王女士', phone: '13800000001' },
    });
    await desk.move('centre:county', filed, 'dispatch', { lead: 'housing', helpers: ['urban-management'] });
    await department('officer:housing', filed, 'accept');
    await department('officer:housing', filed, 'deny-ownership', {
      grounds: '已移交市政',
      basis: '移交清单',
    });
    const raised = await department('officer:urban-management', filed, 'deny-ownership', {
      grounds: '从未移交',
      basis: '施工合同',
    });
    expect(raised).toMatchObject({
      status: 'handling',
      liable: { unit: 'housing' },
      escalation: { state: 'raised', reason: 'denied-by-all', leader: 'leader:urban' },
    });
    await desk.move('leader:urban', filed, 'take-over');
    const units = ['housing', 'urban-management', 'lakeside-town'];
    await desk.move('leader:urban', filed, 'convene', { at: inDays(1), place: '现场', units });
    await desk.move('leader:urban', filed, 'rule', {
      lead: 'urban-management',
      helpers: ['housing', 'lakeside-town'],
      dueAt: inDays(30),
      instruction: '城管牵头修复，住建、镇政府配合。',
    });
    const sweep = { query: '路灯', units: ['urban-management', 'hillside-town'], dueAt: inDays(60) };
    const swept = await desk.move('leader:urban', filed, 'order-sweep', sweep);
    await department('officer:urban-management', filed, 'promise', promise('street-lamp-repair'));
    await department('officer:housing', filed, 'finish-part', { statement: '移交台账。' });
    await department('officer:lakeside-town', filed, 'finish-part', { statement: '配合围挡。' });
    await department('officer:urban-management', filed, 'complete', done('全段亮灯。'));
    await desk.move('leader:urban', filed, 'approve');
    const closed = await desk.track(filed, 'rate', satisfied);

    expect(closed).toMatchObject({ status: 'closed', outcome: 'satisfied', light: 'green' });
    await checkRecord(filed, {
      units: ['housing', 'housing', 'urban-management'],
      why: ['dispatch', 'accept', 'ruling'],
      timeline: [
        ...['registered', 'dispatched', 'accepted', 'ownership-denied', 'ownership-denied', 'escalated'],
        ...['taken-over', 'convened', 'ruled', 'sweep-ordered'],
        ...['promised', 'part-finished', 'part-finished', 'completed', 'approved', 'rated'],
      ],
    });
    for (const [n, unit] of ['urban-management', 'hillside-town'].entries()) {
      const alike = { id: String(swept.sweep?.opened[n]), code: '' };
      expect(await desk.read('leader:urban', alike)).toMatchObject({ kind: 'proactive', liable: { unit } });
    }
  });

  it('scenario 2, low voltage, stays green throughout and costs at most 120 history events', async () => {
    const { desk } = system;
    const department = moves(system);
    const filed = await desk.file('integrator:hotline', {
      kind: 'request',
      title: '租住房电压低',
      description: '晚上电压低，空调无法启动。',
      category: 'power-supply',
      channel: 'web',
      citizen: { name: '李先生', phone: '13800000002' },
    });
    await desk.move('centre:county', filed, 'dispatch', { lead: 'power', instruction: '已电话核实。' });
    await department('officer:power', filed, 'accept');
    await department('officer:power', filed, 'promise', promise('low-voltage'));
    await department('officer:power', filed, 'report-progress', { text: '已勘测，确定换线方案。' });
    await department('officer:power', filed, 'complete', done('更换入户线，电压 225 V。'));
    await desk.move('centre:county', filed, 'approve');
    const closed = await desk.track(filed, 'rate', satisfied);
    expect(closed).toMatchObject({ status: 'closed', outcome: 'satisfied', light: 'green' });
    const steps = [
      'dispatched',
      'accepted',
      'promised',
      'progress-reported',
      'completed',
      'approved',
      'rated',
    ];
    await checkRecord(filed, {
      units: ['power', 'power'],
      why: ['dispatch', 'accept'],
      timeline: ['registered', ...steps],
    });
    expect(await system.historyLength(filed)).toBeLessThanOrEqual(120);
  });

  interface Expected {
    readonly units: readonly string[];
    readonly why: readonly string[];
    readonly timeline: readonly string[];
  }

  /** What is left on the record: the ledger without a gap, the story in its order, and one truth in both places. */
  async function checkRecord(filed: Filed, expected: Expected): Promise<void> {
    const { desk, store } = system;
    const path = `/v1/appeals/${filed.id}`;
    const ledger = await desk.get<LiabilityLine[]>('centre:county', `${path}/liability`);
    expect(ledger.map(({ unit }) => unit)).toEqual(expected.units);
    expect(ledger.map(({ why }) => why)).toEqual(expected.why);
    ledger.slice(1).forEach(({ from }, n) => {
      expect(from).toBe(ledger[n]?.to);
    });
    const { closedAt } = await desk.read('centre:county', filed);
    expect(ledger.at(-1)?.to).toBe(closedAt);
    const { items } = await desk.get<{ items: TimelineEntry[] }>('centre:county', `${path}/timeline`);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_entry, n) => n + 1));
    // When another appeal answers is its own affair.
    const story = items.map(({ type }) => type).filter((type) => type !== 'effect-acknowledged');
    expect(story).toEqual(expected.timeline);
    const state = await system.state(filed);
    const snapshot = await eventually(async () => {
      const stored = await store.snapshot(filed.id);
      return stored?.seq === state.seq ? stored : null;
    }, 'the last snapshot');
    expect(snapshot).toEqual(state);
  }
});
