import type { Actor, AppealState, Request, RequestKind } from '../state.ts';

/** One way to ask and one to decide, for whatever is requested. */

export const pending = (state: AppealState, kind: RequestKind): Request | undefined =>
  state.requests.find((request) => request.kind === kind);

export const asked = (
  kind: RequestKind,
  by: Actor,
  to: readonly string[],
  reason: string,
  wish: { untilMs?: number | null; progressEvery?: string | null } = {},
): Omit<Request, 'atMs'> => ({
  kind,
  by,
  to,
  reason,
  untilMs: wish.untilMs ?? null,
  progressEvery: wish.progressEvery ?? null,
});

export const without = (state: AppealState, kind: RequestKind): AppealState['requests'] =>
  state.requests.filter((request) => request.kind !== kind);
