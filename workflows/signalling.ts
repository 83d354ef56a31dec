import { ActivityFailure, condition, proxyLocalActivities } from '@temporalio/workflow';
import { commandNames } from '../domain/index.ts';
import type { AppealActivities, SignalRead, SignalToRead } from './activity-types.ts';
import { obey, refuseSignal } from './apply.ts';
import type { CaseFile } from './case-file.ts';
import { messageName, type WaitingSignal } from './messages.ts';

const { factsForSignal } = proxyLocalActivities<Pick<AppealActivities, 'factsForSignal'>>({
  startToCloseTimeout: '5s',
  // It reads what the worker holds in memory: what fails three times is a bug, and is recorded as such.
  retry: { maximumAttempts: 3, initialInterval: '100ms' },
});

const commandOf = new Map(commandNames.map((name) => [messageName(name), name]));

/** Signals one after the other, in the order in which they came: each sees the state that the one before left. */
export async function keepObeying(file: CaseFile, leaving: () => boolean): Promise<void> {
  for (;;) {
    await condition(() => file.waiting.length > 0);
    if (leaving()) return;
    const signal = file.waiting[0] as WaitingSignal;
    const command = commandOf.get(signal.name);
    const holder = typeof signal.from === 'object' ? { holder: signal.from.account } : {};
    const found = command ? await lookUp({ command, input: signal.input, ...holder }) : null;
    // Carried over as it came: the next run looks it up again.
    if (leaving()) return;
    const unverified = signal.from !== 'sealed' && !(found?.ok && found.vouched);
    if (command && found?.ok) obey(file, command, { ...found, request: null }, unverified);
    else refuseSignal(file, signal.name, found?.ok === false ? found.reason : 'no such command', unverified);
    file.unqueue();
  }
}

async function lookUp(signal: SignalToRead): Promise<SignalRead> {
  try {
    return await factsForSignal.executeWithOptions({ summary: signal.command }, [signal]);
  } catch (error) {
    if (error instanceof ActivityFailure) return { ok: false, reason: 'the look-up failed' };
    throw error;
  }
}
