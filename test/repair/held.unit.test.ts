import { describe, expect, it } from 'vitest';
import { type Held, troublesOf } from '../../worker/watch/held.ts';

const running = { kind: 'running', version: 5, attempts: 1, publication: null } as const;
const whole: Held = {
  appeal: 'A',
  snapshot: { id: 'A', version: 5, open: true },
  log: { last: 5, count: 5, anchored: 4 },
  workflow: running,
};
const closed = { id: 'A', version: 5, open: false };

describe('what a walk finds wrong with a case', () => {
  it.each<[string, Partial<Held>, string[]]>([
    ['nothing', {}, []],
    ['no workflow', { workflow: { kind: 'none' } }, ['workflow-missing']],
    ['no workflow of a closed case', { snapshot: closed, workflow: { kind: 'none' } }, []],
    [
      'a terminated workflow',
      { workflow: { kind: 'ended', how: 'TERMINATED', version: 5 } },
      ['workflow-ended'],
    ],
    [
      'a failed one that answers nothing',
      { workflow: { kind: 'ended', how: 'FAILED', version: null } },
      ['workflow-ended'],
    ],
    [
      'a case that has closed unread',
      { workflow: { kind: 'ended', how: 'COMPLETED', version: 7 } },
      ['log-behind', 'snapshot-behind'],
    ],
    [
      'a case that has closed unread, where nobody can be asked',
      { workflow: { kind: 'ended', how: 'COMPLETED', version: null } },
      ['snapshot-behind'],
    ],
    [
      'a task that fails again and again',
      { workflow: { ...running, attempts: 3, version: null } },
      ['workflow-stuck'],
    ],
    ['one failure of a task', { workflow: { ...running, attempts: 2 } }, []],
    ['an older workflow', { workflow: { ...running, version: 3 } }, ['workflow-behind']],
    [
      'an older workflow of a closed case',
      { snapshot: closed, workflow: { ...running, version: 3 } },
      ['workflow-behind'],
    ],
    ['a hole in the log', { log: { last: 5, count: 4, anchored: 4 } }, ['log-gap']],
    [
      'a publication before a hole',
      { workflow: { ...running, publication: 'event-log-broken' } },
      ['log-gap'],
    ],
    [
      'another event in the log',
      { workflow: { ...running, publication: 'event-conflict' } },
      ['log-conflict'],
    ],
    ['a log that lost its end', { log: { last: 3, count: 3, anchored: 3 } }, ['log-behind']],
    [
      'everything set back before what is anchored',
      {
        snapshot: { id: 'A', version: 3, open: true },
        log: { last: 3, count: 3, anchored: 4 },
        workflow: { ...running, version: 3 },
      },
      ['log-behind'],
    ],
    ['an old snapshot', { snapshot: { id: 'A', version: 4, open: true } }, ['snapshot-behind']],
    [
      'no record at all',
      { snapshot: null, log: { last: 0, count: 0, anchored: 0 } },
      ['log-behind', 'snapshot-missing'],
    ],
  ])('%s', (_, given, found) => {
    expect(troublesOf({ ...whole, ...given })).toEqual(found);
  });
});
