import type { Actor, AppealState, TimelineEntry } from '../../domain/index.ts';

/** An appeal that somebody may know of. */
export interface SeenAppeal {
  readonly state: AppealState;
}

/** Attachments are seen where the appeal that names them is read. They ask these, and do not know who answers. */
export interface AppealReaders {
  /** As it was last known, whoever asks; null where there is none. */
  currentState(appeal: string): Promise<AppealState | null>;
  /** Throws 404 for what is not there and for what the actor may not know of alike. */
  readAppeal(appeal: string, actor: Actor): Promise<SeenAppeal>;
  readTimeline(seen: SeenAppeal, actor: Actor): Promise<readonly TimelineEntry[]>;
}

/** The same for who shows a tracking code or is signed in by phone. Throws 401 or 404. */
export interface CitizenReaders {
  readTracked(appeal: string, request: Request): Promise<SeenAppeal & { readonly actor: Actor }>;
}
