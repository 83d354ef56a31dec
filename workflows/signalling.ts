import { ActivityFailure, condition, patched, proxyLocalActivities, sleep } from '@temporalio/workflow';
import { commandNames, type Wording } from '../domain/index.ts';
import type { AppealActivities, SignalRead, SignalToRead } from './activity-types.ts';
import { obey, refuseSignal } from './apply.ts';
import type { CaseFile } from './case-file.ts';
import { messageName, type WaitingSignal } from './messages.ts';

const { factsForSignal } = proxyLocalActivities<Pick<AppealActivities, 'factsForSignal'>>({
  startToCloseTimeout: '5s',
  // The activity reads only the worker's memory. Three failures mean a bug, which is recorded.
  retry: { maximumAttempts: 3, initialInterval: '100ms' },
});

const commandOf = new Map(commandNames.map((name) => [messageName(name), name]));

/** A flood of signals is taken in so many at a time, each a task of its own: a task has ten seconds. */
const SLICE = 200;

/** Processes signals in order of arrival. Each sees the state that the previous one left. */
export async function keepObeying(file: CaseFile, leaving: () => boolean): Promise<void> {
  for (let taken = 0; ; taken += 1) {
    // A history from before this limit goes on as it began.
    if (taken > 0 && taken % SLICE === 0 && patched('signal-slices')) await sleep(1);
    await condition(() => file.waiting.length > 0);
    if (leaving()) return;
    const signal = file.waiting[0] as WaitingSignal;
    const command = signal.tooLarge ? undefined : commandOf.get(signal.name);
    const holder = typeof signal.from === 'object' ? { holder: signal.from.account } : {};
    const found = command ? await lookUp({ command, input: signal.input, ...holder }) : null;
    // Carries the signal over unchanged. The next run looks up its facts again.
    if (leaving()) return;
    const heard = { nowMs: heardAtMs(file, signal), unverified: isUnverified(signal, found) };
    if (command && found?.ok) obey(file, command, { ...found, request: null }, heard);
    else refuseSignal(file, signal.name, signal.tooLarge ? tooLarge : whyUnread(found), heard);
    file.unqueue();
  }
}

const tooLarge: Wording = { zh: '内容超过64KB', en: 'the signal is larger than 64 KB' };

function whyUnread(found: SignalRead | null): Wording {
  if (found === null || found.ok) return { zh: '没有这项操作', en: 'no such command' };
  return { zh: found.reasonZh ?? '内容不符合要求', en: found.reason };
}

const isUnverified = ({ from }: WaitingSignal, found: SignalRead | null): boolean =>
  from !== 'sealed' && !(found?.ok && found.vouched);

/**
 * A signal counts from its arrival. The time after the look-up is not in the history, so a replay would write other
 * events. Appeals of the first rules keep their old behaviour.
 */
const heardAtMs = ({ state }: CaseFile, { atMs }: WaitingSignal): number =>
  state.rules >= 2 && atMs !== undefined ? atMs : Date.now();

async function lookUp(signal: SignalToRead): Promise<SignalRead> {
  try {
    return await factsForSignal.executeWithOptions({ summary: signal.command }, [signal]);
  } catch (error) {
    if (error instanceof ActivityFailure)
      return { ok: false, reason: 'the look-up failed', reasonZh: '未能查询县情数据' };
    throw error;
  }
}
