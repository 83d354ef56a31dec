import type { AppealView } from '../../domain/index.ts';
import { type DemoAppeal, type DemoPolicy, type Desk, satisfied } from './desk.ts';

/**
 * 23. A smell of gas, filed as critical. Nobody accepts it in time, so a leader gets it automatically. The demonstration
 * sets seconds in place of minutes.
 */
export async function gasAtNight(desk: Desk, phone: string): Promise<DemoAppeal> {
  const filed = await desk.fileUnder(quickly, 'clerk:hotline', {
    kind: 'request',
    title: '楼道里有燃气味',
    description: '三单元楼道燃气味很大。',
    category: 'gas',
    urgency: 'critical',
    channel: 'phone',
    citizen: { name: '李某', phone },
  });
  await desk.refused('centre:county', filed, 'open-to-claims', { units: ['gas'] });
  await desk.move('centre:county-2', filed, 'dispatch', { lead: 'gas' });
  const raised = await desk.until(filed, ({ escalation }) => escalation.state === 'raised');
  desk.tellClock('unanswered', raised);
  const { crew, leader } = peopleOf(raised);
  await desk.move(leader, filed, 'take-over');
  await desk.move(crew, filed, 'report-progress', { text: '已关阀通风，疏散住户。', contained: true });
  await desk.move(crew, filed, 'complete', { result: 'resolved', statement: '已更换接头，复测无泄漏。' });
  await desk.move(leader, filed, 'approve');
  await desk.track(filed, 'rate', satisfied);
  return filed;
}

/** Acceptance is due in seconds. All other limits of a critical case stay. */
function quickly({ urgency, ...policy }: DemoPolicy): DemoPolicy {
  return { ...policy, urgency: { ...urgency, critical: { ...urgency?.critical, accept: '5s' } } };
}

/** Outside office hours the roster names both, otherwise the unit's head and the leader of the category. */
function peopleOf({ liable, escalation }: AppealView): { readonly crew: string; readonly leader: string } {
  if (!liable || !escalation.leader) throw new Error('A raised case has a liable person and a leader');
  return { crew: liable.person, leader: escalation.leader };
}
