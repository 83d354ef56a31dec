import type { Actor, AppealState, TimelineEntry } from '../../domain/index.ts';

/** An appeal that somebody may know of. */
export interface SeenAppeal {
  readonly state: AppealState;
}

/** Readers of appeals, which decide who sees an attachment. Attachments do not know who implements them. */
export interface AppealReaders {
  /** Returns the last known state without checking the caller. null: there is none. */
  currentState(appeal: string): Promise<AppealState | null>;
  /** Throws the same 404 for a missing appeal and for a hidden one. */
  readAppeal(appeal: string, actor: Actor): Promise<SeenAppeal>;
  readTimeline(seen: SeenAppeal, actor: Actor): Promise<readonly TimelineEntry[]>;
}

/** Reads an appeal for a tracking code or a citizen's session. Throws 401 or 404. */
export interface CitizenReaders {
  readTracked(appeal: string, request: Request): Promise<SeenAppeal & { readonly actor: Actor }>;
}
