import { describe, expect, it } from 'vitest';
import type { Case } from './case.ts';
import { useCounty } from './county.ts';
import type { Story } from './story.ts';
import { done, satisfied } from './words.ts';

const sweptUnits = ['urban-management', 'lakeside-town', 'hillside-town'];
const lightsAtTakeover = [
  'promise yellow housing 2026-03-11 14:30',
  'promise red housing 2026-03-12 00:00',
  'leader-takeover yellow leader:urban 2026-03-12 14:15',
];

async function fileDarkStreet(story: Story): Promise<Case> {
  const street = await story.file('integrator:hotline', {
    kind: 'complaint',
    title: '学校路段路灯不亮',
    description: '上学必经的三百米道路整段无照明。',
    category: 'street-lighting',
    channel: 'phone',
    citizen: { name: '王女士', phone: '13800000001' },
  });
  return street;
}

async function bothDeny(story: Story, street: Case): Promise<void> {
  await story.until('2026-03-10 09:30');
  await street.does('centre:county', 'dispatch', { lead: 'housing', helpers: ['urban-management'] });
  await story.until('2026-03-10 10:00');
  await street.does('officer:housing', 'accept');
  expect(await street.due('complete')).toBe('2026-04-01 00:00');
  await street.does('officer:housing', 'deny-ownership', { grounds: '道路已移交市政', basis: '移交清单' });
  expect(await street.state()).toMatchObject({ escalation: { state: 'none' } });

  await story.until('2026-03-11 09:00');
  const never = { grounds: '从未移交，无手续', basis: '施工合同' };
  await street.does('officer:urban-management', 'deny-ownership', never);
  expect(await street.state()).toMatchObject({
    escalation: { state: 'raised', reason: 'denied-by-all', leader: 'leader:urban' },
    stage: { status: 'handling', liable: { unit: 'housing' } },
  });
  const away = { to: 'urban-management', reason: '应由城管办理' };
  expect(await street.refuses('officer:housing', 'transfer', away)).toBe('awaits-leader');
}

async function leaderTakesOver(story: Story, street: Case): Promise<void> {
  // Housing denied and still owed the citizen a promise; the leader let three quarters of a working day go.
  await story.until('2026-03-12 16:00');
  await street.does('leader:urban', 'take-over');
  expect(await street.lights()).toEqual(lightsAtTakeover);
  const units = ['housing', 'urban-management', 'lakeside-town'];
  await street.does('leader:urban', 'convene', { at: story.iso('2026-03-13 10:00'), place: '现场', units });
}

async function leaderRules(story: Story, street: Case): Promise<void> {
  await story.until('2026-03-13 11:00');
  const due = story.iso('2026-05-01 00:00');
  await street.does('leader:urban', 'rule', {
    lead: 'urban-management',
    helpers: ['housing', 'lakeside-town'],
    dueAt: due,
    instruction: '城管牵头修复，住建、镇政府配合，四月底前完成。',
  });
  expect(await street.due('complete')).toBe('2026-05-01 00:00');
  await street.does('leader:urban', 'order-sweep', {
    query: '路灯',
    units: sweptUnits,
    dueAt: story.iso('2026-06-01 00:00'),
  });
  await street.reaches('effect-acknowledged', 3);
  const back = await street.refuses('officer:urban-management', 'transfer', {
    to: 'housing',
    reason: '应由住建办理',
  });
  expect(back).toBe('bound-by-ruling');
  await street.does('officer:urban-management', 'promise', {
    catalogueItem: 'street-lamp-handover',
    dueAt: story.iso('2026-04-28 18:00'),
    contactedAt: story.iso('2026-03-13 10:00'),
    contactMeans: '现场',
  });
  // The ruling’s date is the leader’s: a promise behind it moves nothing and needs no extension.
  expect(await street.due('complete')).toBe('2026-05-01 00:00');
}

async function repairAndRate(story: Story, street: Case): Promise<void> {
  for (const day of ['03-18', '03-23', '03-27', '04-01', '04-06', '04-11', '04-16', '04-21', '04-26']) {
    await story.until(`2026-${day} 15:00`);
    await street.does('officer:urban-management', 'report-progress', { text: '施工中' });
  }
  expect(await street.refuses('officer:urban-management', 'complete', done('亮了'))).toBe('helpers-at-work');
  await street.does('officer:housing', 'finish-part', { statement: '移交图纸与台账。' });
  await street.does('officer:lakeside-town', 'finish-part', { statement: '配合现场围挡。' });
  await street.does('officer:urban-management', 'complete', done('全段亮灯。'));
  expect(await street.refuses('centre:county', 'approve')).toBe('not-yours');
  await street.does('leader:urban', 'approve');
  await story.until('2026-04-29 10:00');
  await street.does('citizen', 'rate', satisfied);
}

async function checkLedger(street: Case): Promise<void> {
  expect(await street.outcome()).toBe('satisfied');
  expect(await street.liable()).toEqual([
    'housing dispatch 2026-03-10 09:30 - 2026-03-10 10:00',
    'housing accept 2026-03-10 10:00 - 2026-03-13 11:00',
    'urban-management ruling 2026-03-13 11:00 - 2026-04-29 10:00',
  ]);
  expect(await street.lights()).toEqual([
    ...lightsAtTakeover,
    'complete yellow urban-management 2026-04-20 14:45',
    'finish-part yellow housing 2026-04-20 14:45',
    'finish-part yellow lakeside-town 2026-04-20 14:45',
  ]);
}

async function settleTheLike(story: Story, street: Case): Promise<void> {
  const { sweep } = await street.state();
  for (const [n, unit] of sweptUnits.entries()) {
    const alike = story.of(sweep?.opened[n] ?? '');
    expect(await alike.state()).toMatchObject({
      registration: { kind: 'proactive' },
      stage: { status: 'handling', liable: { unit, why: 'deemed-acceptance' } },
      links: [{ kind: 'swept-by', appeal: street.id }],
    });
    expect(await alike.due('complete')).toBe('2026-06-01 00:00');
  }
  await story.until('2026-05-29 10:00');
  for (const [n, unit] of sweptUnits.entries()) {
    const alike = story.of(sweep?.opened[n] ?? '');
    await alike.does(`officer:${unit}`, 'complete', done('路灯全部移交。'));
    await alike.does('centre:county', 'approve');
    await alike.does('supervision:county', 'rate', satisfied);
    expect(await alike.outcome()).toBe('satisfied');
    expect((await alike.lights()).filter((light) => light.startsWith('complete red'))).toEqual([]);
  }
}

describe('one matter before several offices', () => {
  const county = useCounty();

  it('scenario 1, a dark street: both deny, the first receiver stays liable, the leader rules, the like is swept', async () => {
    const story = await county.begin('2026-03-10 09:20');
    const street = await fileDarkStreet(story);
    await bothDeny(story, street);
    await leaderTakesOver(story, street);
    await leaderRules(story, street);
    await repairAndRate(story, street);
    await checkLedger(street);
    await settleTheLike(story, street);
  });
});
