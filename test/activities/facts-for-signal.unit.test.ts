import { describe, expect, it } from 'vitest';
import { factsForSignal } from '../../activities/facts-for-signal.ts';
import type { CommandName } from '../../domain/index.ts';
import { given } from '../support/domain-kit.ts';
import { MemoryLog } from '../support/memory-log.ts';
import * as sample from '../support/sample-county.ts';
import { activityDeps } from '../support/workflow-kit.ts';

const log = new MemoryLog();
const other = given().state;
await log.saveSnapshot(other);
const read = (command: CommandName, input: unknown, holder?: string) =>
  factsForSignal(activityDeps(log), { command, input, ...(holder === undefined ? {} : { holder }) });

describe('a signal that is read', () => {
  it('brings its actor, its body and the facts that the body names', async () => {
    const found = await read('dispatch', { actor: sample.centre, lead: 'housing', instruction: ' soon ' });
    expect(found).toMatchObject({
      ok: true,
      actor: sample.centre,
      body: { lead: 'housing', instruction: 'soon' },
      facts: { units: { housing: { head: 'housing.head' } } },
    });
  });

  it('takes role and unit from the county where the signal leaves them out', async () => {
    const found = await read('accept', { actor: { account: 'housing.li' } });
    expect(found).toMatchObject({ ok: true, actor: sample.housing });
  });

  it('takes role and unit of a token’s holder from the county, whatever the signal says', async () => {
    const claimed = { account: 'housing.li', unit: 'water', role: 'leader' };
    for (const actor of [claimed, { account: 'housing.li' }, undefined]) {
      const found = await read('accept', { actor }, 'housing.li');
      expect(found).toMatchObject({ ok: true, actor: sample.housing, vouched: true });
    }
  });

  it.each([
    ['speaks in another’s name', { actor: sample.centre }, 'housing.li', sample.centre],
    [
      'is of an account that is gone',
      { actor: { ...sample.housing, account: 'gone' } },
      'gone',
      { account: 'gone' },
    ],
    ['has none', { actor: sample.housing }, undefined, sample.housing],
  ])('vouches for nobody where the token %s', async (_, input, holder, actor) => {
    expect(await read('accept', input, holder)).toMatchObject({ ok: true, actor, vouched: false });
  });

  it('looks up other appeals that are named, and leaves out those that are not there', async () => {
    const named = (into: string) => read('merge', { actor: sample.centre, into });
    expect(await named(other.id)).toMatchObject({
      facts: { appeals: { [other.id]: { status: 'registered', registeredAtMs: other.registeredAtMs } } },
    });
    expect(await named('nowhere')).toMatchObject({ ok: true, facts: { appeals: {} } });
  });

  it('counts the claims of a unit that claims, and does not know them while MongoDB is away', async () => {
    const claim = () => read('claim', { actor: sample.water });
    expect(await claim()).toMatchObject({ facts: { openClaims: 0 } });
    log.away = true;
    expect(await claim()).toMatchObject({ facts: { openClaims: 'unknown' } });
    log.away = false;
  });

  it.each([
    ['is nothing', undefined, /not an object/],
    ['names no actor', { lead: 'housing' }, /actor/],
    ['names an actor of no role', { actor: { account: 'x', role: 'king' }, lead: 'housing' }, /actor/],
    ['names the system', { actor: { account: 'x', role: 'system' }, lead: 'housing' }, /actor/],
    [
      'names a unit that is a number',
      { actor: { account: 'x', role: 'officer', unit: 3 }, lead: 'housing' },
      /actor/,
    ],
    ['lacks a field', { actor: sample.centre }, /lead: .*missing/],
    ['has a field too many', { actor: sample.centre, lead: 'housing', force: 1 }, /force: .*no such field/],
  ])('says what is wrong where it %s', async (_, input, reason) => {
    expect(await read('dispatch', input)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });
});
