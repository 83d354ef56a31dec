import { useSyncExternalStore } from 'react';

/** Time left counts from the server's clock. The inbox's numbers say what that clock shows. */
let aheadMs = 0;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const everyMs = 15_000;

export function setServerTime(iso: string): void {
  const serverMs = Date.parse(iso);
  if (Number.isNaN(serverMs)) return;
  aheadMs = serverMs - Date.now();
  tick();
}

/** Epoch milliseconds by the server's clock. */
export const serverNow = (): number => Date.now() + aheadMs;

function tick(): void {
  nowMs = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time, anew every fifteen seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs);
