import { ApplicationFailure } from '@temporalio/activity';
import {
  type AppealEvent,
  type AppealState,
  attachmentsNamed,
  evolveAll,
  type NamedAttachment,
} from '../domain/index.ts';
import type { PublishBatch } from '../workflows/activity-types.ts';

/** Events of a case that an account has filed. */
export interface News {
  readonly appeal: string;
  readonly owner: string;
  readonly events: readonly Pick<AppealEvent, 'seq' | 'type' | 'atMs'>[];
}

/** The store's functions that publishing needs. */
export interface AppealLog {
  snapshot(id: string): Promise<AppealState | null>;
  saveSnapshot(state: AppealState): Promise<unknown>;
  /** false: the event before them is missing or hangs on nothing itself, so the log has a gap. */
  saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<boolean>;
  /** Events in order, up to the first number that is missing. */
  events(appeal: string, afterSeq?: number): Promise<readonly AppealEvent[]>;
  /** Adds the rows of those who are told of these events, and names their endpoints. */
  readonly hooks?: { readonly outbox: { tell(news: News): Promise<readonly string[]> } };
  readonly attachments?: {
    bind(appeal: string, named: readonly NamedAttachment[], nowMs: number): Promise<void>;
  };
}

/**
 * Writes the events and their attachments first, and then the snapshot. The API or an earlier attempt may have done
 * a part already. It adds what is missing, and nothing happens twice. Returns the endpoints that are told of them.
 */
export async function publish(log: AppealLog, { appeal, events }: PublishBatch): Promise<readonly string[]> {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return [];
  const joined = await log.saveEvents(appeal, events);
  const named = attachmentsNamed(events);
  if (named.length > 0) await log.attachments?.bind(appeal, named, last.atMs);
  const state = await bringForward(log, appeal, events);
  // Only programs have endpoints, so nothing is looked up for other filings.
  const isProgram = state.registeredBy.role === 'integrator';
  const told = (isProgram && (await log.hooks?.outbox.tell(newsOf(state, events)))) || [];
  // Whoever wrote the snapshot: these events stand behind a gap, and that is no success.
  if (!joined) throw brokenLog(appeal, first.seq - 1);
  return told;
}

const newsOf = ({ id, registeredBy }: AppealState, events: readonly AppealEvent[]): News => ({
  appeal: id,
  owner: registeredBy.account,
  events: events.map(({ seq, type, atMs }) => ({ seq, type, atMs })),
});

async function bringForward(
  log: AppealLog,
  appeal: string,
  events: readonly AppealEvent[],
): Promise<AppealState> {
  const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0];
  const before = await log.snapshot(appeal);
  const version = before?.seq ?? 0;
  if (before && version >= last) return before;
  // The batch is enough if the snapshot reaches up to it. Otherwise the log holds the events between.
  const missing =
    version >= first - 1 ? events.filter(({ seq }) => seq > version) : await log.events(appeal, version);
  checkUnbroken(appeal, version, missing, last);
  const state = evolveAll(before, missing);
  await log.saveSnapshot(state);
  return state;
}

/** A gap means that the log lost a confirmed event. A snapshot over a gap would be wrong. */
function checkUnbroken(appeal: string, version: number, events: readonly AppealEvent[], upTo: number): void {
  const gap = events.findIndex(({ seq }, index) => seq !== version + 1 + index);
  const reached = gap === -1 ? version + events.length : version + gap;
  if (reached >= upTo) return;
  throw brokenLog(appeal, reached + 1);
}

const brokenLog = (appeal: string, missing: number): ApplicationFailure =>
  ApplicationFailure.retryable(`the log of ${appeal} has no event ${missing}`, 'event-log-broken');
