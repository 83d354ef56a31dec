import { type Client, defaultPayloadConverter, WorkflowNotFoundError } from '@temporalio/client';
import type { AppealEvent } from '../../domain/index.ts';
import { type Keyring, sealedPayloads } from '../../privacy/index.ts';
import type { PublishBatch } from '../../workflows/activity-types.ts';
import {
  type AppealInput,
  type CommandAnswer,
  type KnownRequest,
  unpublishedQuery,
} from '../../workflows/messages.ts';
import type { Remembered } from './plan.ts';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];
type Payloads = Parameters<ReturnType<typeof sealedPayloads>['decode']>[0];

const mostRuns = 100;

/**
 * Reads all events of a case out of Temporal's histories, from the latest run back: what runs began with, what was
 * published, what commands answered, and what the workflow has not published yet. Payloads that no key opens are
 * skipped.
 */
export async function rememberedOf(client: Client, keyring: Keyring, appeal: string): Promise<Remembered> {
  const gathered: Gathered = { events: new Map(), requests: new Map() };
  const latest = client.workflow.getHandle(appeal);
  const waiting = await latest.query(unpublishedQuery).catch(() => []);
  keepEvents(gathered, waiting);
  let runId: string | undefined;
  for (let run = 0; run < mostRuns; run += 1) {
    const history = await historyOf(client, appeal, runId);
    if (!history) break;
    await readRun(gathered, keyring, history);
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    runId = started?.continuedExecutionRunId || undefined;
    if (runId === undefined) break;
  }
  const requests = [...gathered.requests.values()].sort((a, b) => a.toSeq - b.toSeq);
  return { events: gathered.events, requests };
}

interface Gathered {
  readonly events: Map<number, AppealEvent>;
  readonly requests: Map<string, KnownRequest>;
}

async function historyOf(client: Client, appeal: string, runId: string | undefined): Promise<History | null> {
  try {
    return await client.workflow.getHandle(appeal, runId).fetchHistory();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** The later run is read first, and its events stay. */
function keepEvents({ events }: Gathered, found: readonly AppealEvent[] | undefined): void {
  for (const event of found ?? []) {
    if (Number.isSafeInteger(event?.seq) && !events.has(event.seq)) events.set(event.seq, event);
  }
}

async function readRun(gathered: Gathered, keyring: Keyring, { events = [] }: History): Promise<void> {
  const opened = openerOf(keyring);
  for (const event of events ?? []) {
    const batch = await opened<PublishBatch>(publicationIn(event));
    keepEvents(gathered, batch?.events);
    await readAnswer(gathered, event, opened);
  }
  // The published events come first: a start by hand lacks the marks that the workflow gave to its events.
  const start = events?.[0]?.workflowExecutionStartedEventAttributes;
  const started = await opened<AppealInput>(start?.input?.payloads);
  keepEvents(gathered, started?.events);
  keepEvents(gathered, started?.carried?.unpublished);
  for (const request of started?.carried?.requests ?? []) keepRequest(gathered, request);
}

const publicationIn = ({ activityTaskScheduledEventAttributes: scheduled }: HistoryEvent) =>
  scheduled?.activityType?.name === 'publish' ? scheduled.input?.payloads : undefined;

async function readAnswer(gathered: Gathered, event: HistoryEvent, opened: Opener): Promise<void> {
  const { meta, outcome } = event.workflowExecutionUpdateCompletedEventAttributes ?? {};
  const answer = await opened<CommandAnswer>(outcome?.success?.payloads);
  keepEvents(gathered, answer?.events);
  if (!answer || answer.replayed || answer.bodyHash === null || !meta?.updateId) return;
  const { bodyHash, fromSeq, toSeq } = answer;
  keepRequest(gathered, { id: meta.updateId, bodyHash, fromSeq, toSeq });
}

function keepRequest({ requests }: Gathered, request: KnownRequest): void {
  if (!requests.has(request.id)) requests.set(request.id, request);
}

type Opener = <T>(payloads: Payloads | null | undefined) => Promise<T | null>;

/** Opens the first payload. null: there is none, or no key opens it. */
function openerOf(keyring: Keyring): Opener {
  const codec = sealedPayloads(keyring);
  return async <T>(payloads: Payloads | null | undefined) => {
    const [first] = payloads ?? [];
    if (!first) return null;
    try {
      const [plain] = await codec.decode([first], undefined);
      return plain ? defaultPayloadConverter.fromPayload<T>(plain) : null;
    } catch {
      return null;
    }
  };
}
