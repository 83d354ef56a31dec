import type { Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { carryOutEffect } from '../../activities/carry-out-effect.ts';
import { factsForSignal } from '../../activities/facts-for-signal.ts';
import { parseBody } from '../../contract/index.ts';
import type { CommandInput } from '../../workflows/messages.ts';
import { county, dispatched } from '../store/appeals.ts';
import { MemoryLog } from '../support/memory-log.ts';

const { state } = dispatched('20260302-HANDL1');
const person = 'liable' in state.stage ? (state.stage.liable?.person ?? '') : '';
const unit = 'liable' in state.stage ? (state.stage.liable?.unit ?? '') : '';

async function given(away = false) {
  const log = new MemoryLog();
  await log.saveSnapshot(state);
  log.away = away;
  return log;
}

describe('those whom a case is with come along', () => {
  it('with a signal, and without the database the signal goes on without them', async () => {
    const signal = { command: 'urge', input: { actor: { account: 'centre:county' }, reason: 'x' } } as const;
    const read = async (away: boolean, appeal?: string) =>
      factsForSignal({ county, store: await given(away), parseBody }, signal, appeal);
    expect(await read(false, state.id)).toMatchObject({
      ok: true,
      facts: { people: { [person]: { unit, onLeave: false } }, units: { [unit]: { id: unit } } },
    });
    for (const found of [await read(true, state.id), await read(false)]) {
      expect(found).toMatchObject({ ok: true });
      expect(found.ok && found.facts.people).toBeUndefined();
    }
  });

  it('with what another appeal is told, which does not wait for them', async () => {
    const sent: CommandInput[] = [];
    const handle = {
      executeUpdate: async (_: unknown, { args: [input] }: { args: [CommandInput] }) => void sent.push(input),
    };
    // The code under test makes only this call of the client.
    const client = { workflow: { getHandle: () => handle } } as unknown as Client;
    const effect = { id: 'e', kind: 'merge', into: state.id, newcomers: [] } as const;
    const order = { effect, from: { id: 'D', registeredAtMs: 0 } };
    for (const away of [false, true]) {
      const reach = { client, taskQueue: '', nowMs: state.lastAtMs };
      const answer = await carryOutEffect({ county, store: await given(away) }, order, reach);
      expect(answer).toEqual({ accepted: true });
    }
    expect(sent.map(({ facts }) => facts.people?.[person]?.unit)).toEqual([unit, undefined]);
  });
});
