import type { Step } from './domain-kit.ts';
import { centre, housing } from './sample-county.ts';

/** Commands that tests give over and over. */
export const rated = (satisfaction: 'yes' | 'neutral' | 'no') => ({
  contacted: true,
  resolved: satisfaction !== 'no',
  satisfaction,
});
export const grounds = { grounds: 'not our road', basis: 'the list of duties, 4.2' };

/** The usual way of an appeal: each list is the one before and one step more. */
export const dispatched: readonly Step[] = [['dispatch', { lead: 'housing' }, centre]];
export const accepted: readonly Step[] = [...dispatched, ['accept', {}, housing]];
export const promised: readonly Step[] = [
  ...accepted,
  [
    'promise',
    {
      catalogueItem: 'pothole',
      dueAt: '2026-03-06T18:00:00+08:00',
      contactedAt: '2026-03-02T10:02:00+08:00',
      contactMeans: 'phone',
    },
    housing,
  ],
];
export const completing: Step = ['complete', { result: 'resolved', statement: 'Filled.' }, housing];
export const completed: readonly Step[] = [...accepted, completing];
export const approved: readonly Step[] = [...completed, ['approve', {}, centre]];

/** The same step, at its own time. */
export const on = ([name, body, by]: Step, when: string): Step => [name, body, by, when];
