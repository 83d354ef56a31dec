import type { RegisteredData } from '../beginning/registered.ts';
import type { AppealEvent } from '../event/event.ts';

/** An attachment that an event names, with the earlier appeals that may share it. */
export interface NamedAttachment {
  readonly id: string;
  readonly seq: number;
  readonly sharedWith: readonly string[];
}

/** Lists the attachments that an appeal's events name: filed ones and evidence. */
export function attachmentsNamed(events: readonly AppealEvent[]): readonly NamedAttachment[] {
  return events.flatMap((event) => {
    const evidence = (event.attachments ?? []).map((id) => ({ id, seq: event.seq, sharedWith: [] }));
    return event.type === 'registered' ? [...filed(event), ...evidence] : evidence;
  });
}

/**
 * A repeated filing brings the pictures of the first one. A case that is only alike brings none, because it
 * may belong to anybody.
 */
function filed({ seq, data }: AppealEvent): NamedAttachment[] {
  const { registration, links, filesFrom = [] } = data as RegisteredData;
  const repeated = links
    .filter(({ kind, why = 'filed-again' }) => kind === 'repeats' && why === 'filed-again')
    .map(({ appeal }) => appeal);
  const sharedWith = [...repeated, ...filesFrom];
  return registration.attachments.map((id) => ({ id, seq, sharedWith }));
}
