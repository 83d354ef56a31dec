import type { Refusal } from '../wording/refusal.ts';
import { draft, type Evolvers } from './event.ts';

/** Signals and operators bring these events. Nobody waits for an answer, so the case records it. */
export interface ShellEvents {
  'signal-refused': { command: string; code: string; params: Refusal['params'] };
  'cancel-requested': Record<string, never>;
}

export const signalRefused = (command: string, { refused, params }: Refusal) =>
  draft('signal-refused', { command, code: refused, params });

export const cancelRequested = () => draft('cancel-requested', {});

export const shellEvolvers: Evolvers<ShellEvents> = {
  'signal-refused': (state) => state,
  'cancel-requested': (state) => state,
};
