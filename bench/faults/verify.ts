import { canonical } from '../../api/ids/keys.ts';
import type { AppealEvent } from '../../domain/index.ts';
import { stateQuery, unpublishedQuery } from '../../workflows/messages.ts';
import { waitFor } from '../wait-for.ts';
import type { CommandLog } from './command-log.ts';
import type { FaultStack } from './stack.ts';

/** Describes each contradiction of the given answers in a sentence. It returns none if all is well. */
export async function verified(stack: FaultStack, log: CommandLog): Promise<string[]> {
  const found = await Promise.all(stack.appeals.map((appeal) => contradictions(stack, log, appeal)));
  return found.flat();
}

async function contradictions(
  { servers, store }: FaultStack,
  { answered }: CommandLog,
  appeal: string,
): Promise<string[]> {
  const handle = servers.client.workflow.getHandle(appeal);
  await waitFor(async () => ((await handle.query(unpublishedQuery)).length === 0 ? true : null), 60_000);
  const state = await handle.query(stateQuery);
  const [events, snapshot] = await Promise.all([store.events(appeal), store.snapshot(appeal)]);
  const seqs = seqsByText(events);
  const wrong = answered
    .filter((command) => command.appeal === appeal)
    .flatMap(({ text, version }) => {
      const at = seqs.get(text) ?? [];
      if (at.length === 0) return [`${appeal}: lost: ${text}, answered with version ${version}`];
      if (at.length > 1) return [`${appeal}: done ${at.length} times: ${text}`];
      return (at[0] ?? 0) > version ? [`${appeal}: shown before it was done: ${text}`] : [];
    });
  if (events.length !== state.seq)
    wrong.push(`${appeal}: the log has ${events.length} of ${state.seq} events`);
  if (canonical(snapshot) !== canonical(state))
    wrong.push(`${appeal}: the snapshot is not the workflow's state`);
  return wrong;
}

/** The numbers of each report of progress in the log. */
function seqsByText(events: readonly AppealEvent[]): Map<string, number[]> {
  const seqs = new Map<string, number[]>();
  for (const { seq, type, data } of events) {
    if (type !== 'progress-reported') continue;
    const { text } = data as { text: string };
    seqs.set(text, [...(seqs.get(text) ?? []), seq]);
  }
  return seqs;
}
