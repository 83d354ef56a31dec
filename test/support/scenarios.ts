import type { Filed } from './filed.ts';
import * as sample from './sample-county.ts';

/** Published cases as their offices lived them: centre and leader by update, departments by signal. */

const DAY_MS = 86_400_000;
export const yes = { contacted: true, resolved: true, satisfaction: 'yes' } as const;

/** Two units deny a dark street; the leader rules, urban management repairs it. `ruled` is told when he has. */
export async function darkStreet(appeal: Filed, nowMs: number, ruled: () => Promise<void> = async () => {}) {
  const on = (days: number) => new Date(nowMs + days * DAY_MS).toISOString();
  await appeal.give('dispatch', sample.centre, { lead: 'housing', helpers: ['urban-management'] });
  await appeal.signal('accept', sample.housing);
  await appeal.reaches('accepted');
  const theirs = { grounds: 'the street is municipal now', basis: 'the hand-over of last year' };
  await appeal.signal('deny-ownership', sample.housing, theirs);
  const builders = { grounds: 'never handed over', basis: 'there are no papers' };
  await appeal.signal('deny-ownership', sample.urbanManagement, builders);
  await appeal.reaches('escalated');
  await appeal.give('take-over', sample.leaderUrban);
  await appeal.give('convene', sample.leaderUrban, {
    at: on(1),
    place: 'on site',
    units: ['housing', 'urban-management', 'east-town'],
  });
  await appeal.give('rule', sample.leaderUrban, {
    lead: 'urban-management',
    helpers: ['housing', 'east-town'],
    dueAt: on(40),
    instruction: 'repair by the end of April',
  });
  await ruled();
  await appeal.signal('finish-part', sample.housing, { statement: 'the papers are handed over' });
  await appeal.signal('finish-part', sample.eastTown, { statement: 'the road was closed for the work' });
  await appeal.reaches('part-finished', 2);
  await appeal.signal('complete', sample.urbanManagement, {
    result: 'resolved',
    statement: 'all lights work',
  });
  await appeal.reaches('completed');
  await appeal.give('approve', sample.leaderUrban);
  await appeal.give('rate', appeal.citizen, yes);
  await appeal.closed();
}

/** Low voltage at a tenant's: accepted the same day, a plan on the next, completed and satisfied. */
export async function lowVoltage(
  appeal: Filed,
  nowMs: number,
  nextDay: () => Promise<void> = async () => {},
) {
  const at = (days: number) => new Date(nowMs + days * DAY_MS).toISOString();
  await appeal.give('dispatch', sample.centre, { lead: 'water', instruction: 'confirmed by phone' });
  await appeal.signal('accept', sample.water);
  await appeal.reaches('accepted');
  await nextDay();
  await appeal.signal('promise', sample.water, {
    catalogueItem: 'pothole',
    dueAt: at(4),
    contactedAt: at(0),
    contactMeans: 'on site, with a plan',
  });
  await appeal.reaches('promised');
  await appeal.signal('report-progress', sample.water, { text: 'the engineers are at work' });
  await appeal.reaches('progress-reported');
  await appeal.signal('complete', sample.water, { result: 'resolved', statement: 'it holds 220 V now' });
  await appeal.reaches('completed');
  await appeal.give('approve', sample.centre);
  await appeal.give('rate', appeal.citizen, yes);
  await appeal.closed();
}
