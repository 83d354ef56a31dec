import { describe, expect, it } from 'vitest';
import {
  type Appeal,
  accepted,
  at,
  calendar,
  centre,
  completing,
  file,
  given,
  housing,
  iso,
  local,
  on,
  promised,
  type Step,
  system,
} from '../support/domain-kit.ts';

/** Three quarters of the whole, as the county's policy has it; the case is due at the end of Wednesday the 11th. */
const quarters = { lights: { default: { yellow: '75%', red: '+0' } } };
const begun = () => file({ policy: quarters }).after(...accepted);
const pause = (from: string, more: object = {}): readonly Step[] => [
  on(['request-pause', { reason: 'Frost.', ...more }, housing], from),
  on(['decide-pause', { grant: true, reason: 'x' }, centre], from),
];
const returning: Step = ['return', { reason: 'x' }, centre];
const resume: Step = ['resume', {}, housing];
const promise = (dueAt: string): Step => [
  'promise',
  { catalogueItem: 'lamp', dueAt: iso(dueAt), contactedAt: iso('2026-03-02 10:02'), contactMeans: 'phone' },
  housing,
];
const turned = (appeal: Appeal, kind = 'complete') =>
  appeal
    .all('light-turned')
    .map(({ atMs, data }) => ({ atMs, ...(data as { kind: string; light: string; charged: boolean }) }))
    .filter((turn) => turn.kind === kind)
    .map((turn) => `${turn.light} ${local(turn.atMs)}${turn.charged ? '' : ' again'}`);

describe('lights stand on one scale, from the beginning of what is owed to its date', () => {
  it('after a return: where they stood, for the date is the old one', () => {
    const before = begun().owed('complete');
    const appeal = begun().after(on(completing, '2026-03-04 12:00'), on(returning, '2026-03-05 12:00'));
    const { yellowAtMs, redAtMs } = appeal.owed('complete');
    expect([yellowAtMs, redAtMs]).toEqual([before.yellowAtMs, before.redAtMs]);
  });

  it('after a resumption: time on hold is no part of the whole', () => {
    const appeal = begun().after(...pause('2026-03-04 12:00'), on(resume, '2026-03-06 12:00'));
    // Two days later; what is not held from Monday 10:01 to Friday 24:00 is 7 days and 13:59 h as before.
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
    expect(local(appeal.owed('complete').yellowAtMs)).toBe('2026-03-12 02:30');
    expect(local(begun().owed('complete').yellowAtMs)).toBe('2026-03-10 02:30');
  });

  it('after an extension: three quarters of all the time that there is now', () => {
    const appeal = begun().after(
      on(['request-extension', { until: iso('2026-03-19 00:00'), reason: 'x' }, housing], '2026-03-10 12:00'),
      on(['decide-extension', { grant: true, reason: 'x' }, centre], '2026-03-10 13:00'),
    );
    expect(appeal.owed('complete').light).toBe('green');
    appeal.until('2026-03-19 00:00');
    expect(turned(appeal)).toEqual([
      'yellow 2026-03-10 02:30',
      'yellow 2026-03-13 20:30 again',
      'red 2026-03-19 00:00',
    ]);
  });

  it('after a promise: three quarters of what the promise leaves, but not before it was made', () => {
    const early = begun().after(on(promise('2026-03-06 18:00'), '2026-03-02 12:00'));
    expect(local(early.owed('complete').yellowAtMs)).toBe('2026-03-05 16:00');
    const late = begun().after(on(promise('2026-03-06 18:00'), '2026-03-06 12:00'));
    late.until('2026-03-07 00:00');
    expect(turned(late)).toEqual(['yellow 2026-03-06 12:00', 'red 2026-03-06 18:00']);
  });
});

describe('a colour never lies in the past of the change that set it', () => {
  it('where a pause of hours takes no day: yellow waits for the resumption', () => {
    // One midnight lies in it, and almost two days: three quarters of what is left of the whole have long gone.
    const appeal = begun().after(...pause('2026-03-10 00:01'), on(resume, '2026-03-11 23:59'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-13 00:00');
    appeal.until('2026-03-13 00:00');
    expect(turned(appeal)).toEqual(['yellow 2026-03-11 23:59', 'red 2026-03-13 00:00']);
  });

  it('where a calendar that loses a holiday ends the limit sooner', () => {
    const made = { ...calendar, version: '2', days: {} };
    const appeal = file({ at: '2026-03-30 10:00', policy: quarters }).after(...accepted);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-04-10 00:00');
    appeal.after(on(['report-progress', { text: 'x' }, housing], '2026-04-08 01:59'));
    appeal.at('2026-04-08 02:00').when('adopt-county', { calendar: made }, system).brings('county-changed');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-04-09 00:00');
    appeal.until('2026-04-09 00:00');
    expect(turned(appeal)).toEqual(['yellow 2026-04-08 02:00', 'red 2026-04-09 00:00']);
  });
});

describe('time on hold is in no measure', () => {
  it('not in the three working days of a red completion', () => {
    const pending: Step = ['request-pause', { reason: 'x' }, housing];
    // Red at the end of Wednesday the 11th, held from Thursday noon to Monday noon: Thursday's and Friday's ends.
    const appeal = begun().after(
      on(pending, '2026-03-11 12:00'),
      on(['decide-pause', { grant: true, reason: 'x' }, centre], '2026-03-12 12:00'),
      on(resume, '2026-03-16 12:00'),
    );
    appeal.until('2026-03-18 23:59');
    expect(appeal.all('escalated')).toEqual([]);
    appeal.until('2026-03-20 00:00');
    const [raised] = appeal.all('escalated');
    expect(raised?.data).toMatchObject({ reason: 'completion-overdue' });
    expect(local(raised?.atMs ?? 0)).toBe('2026-03-19 00:00');
  });

  it('but in those of what runs on: an order’s lights and explanation know of no hold', () => {
    const urge: Step = ['urge', { reason: 'x' }, centre];
    const plain = begun().after(on(urge, '2026-03-04 12:10'));
    const paused = begun().after(...pause('2026-03-04 12:00'), on(urge, '2026-03-04 12:10'));
    paused.after(on(resume, '2026-03-04 20:00'));
    expect(paused.owed('urge-reply')).toMatchObject({
      yellowAtMs: plain.owed('urge-reply').yellowAtMs,
      redAtMs: plain.owed('urge-reply').redAtMs,
    });
  });

  it('nor in the dates of a calendar that changes behind a hold', () => {
    const holiday = { kind: 'holiday' as const, name: 'x' };
    const made = { ...calendar, version: '2', days: { ...calendar.days, '2026-03-12': holiday } };
    const appeal = begun().after(...pause('2026-03-04 12:00'), on(resume, '2026-03-06 12:00'));
    appeal.when('adopt-county', { calendar: made }, system).brings('county-changed');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-17 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-17 00:00');
  });

  it('nor is a completion in review left to the old days', () => {
    const holiday = { kind: 'holiday' as const, name: 'x' };
    const made = { ...calendar, version: '2', days: { ...calendar.days, '2026-03-09': holiday } };
    const appeal = begun().after(on(completing, '2026-03-04 12:00'));
    appeal.when('adopt-county', { calendar: made }, system).brings('county-changed');
    appeal.after(on(returning, '2026-03-05 12:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-13 00:00');
  });

  it('and a new calendar moves neither what was promised nor what was granted', () => {
    const holiday = { kind: 'holiday' as const, name: 'x' };
    const made = { ...calendar, version: '2', days: { ...calendar.days, '2026-03-05': holiday } };
    const granted = given(
      ...accepted,
      ['request-extension', { until: iso('2026-03-19 00:00'), reason: 'x' }, housing],
      ['decide-extension', { grant: true, reason: 'x' }, centre],
    );
    for (const appeal of [granted, given(...promised)]) {
      const before = appeal.owed('complete').dueAtMs;
      appeal.when('adopt-county', { calendar: made }, system);
      expect(appeal.owed('complete').dueAtMs).toBe(before);
    }
    expect(granted.owed('complete').dueAtMs).toBe(at('2026-03-19 00:00'));
  });
});
