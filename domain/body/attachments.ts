import type { RegisteredData } from '../beginning/registered.ts';
import type { AppealEvent } from '../event/event.ts';

/** An attachment that an event names, and the earlier appeals that the event’s own appeal may share it with. */
export interface NamedAttachment {
  readonly id: string;
  readonly seq: number;
  readonly sharedWith: readonly string[];
}

/** The attachments that belong to an appeal because its events name them: what was filed, and every evidence. */
export function attachmentsNamed(events: readonly AppealEvent[]): readonly NamedAttachment[] {
  return events.flatMap((event) => {
    const evidence = (event.attachments ?? []).map((id) => ({ id, seq: event.seq, sharedWith: [] }));
    return event.type === 'registered' ? [...filed(event), ...evidence] : evidence;
  });
}

/** What is filed again brings the pictures of the first time; a case that is only alike may be anybody’s. */
function filed({ seq, data }: AppealEvent): NamedAttachment[] {
  const { registration, links, filesFrom = [] } = data as RegisteredData;
  const repeated = links
    .filter(({ kind, why = 'filed-again' }) => kind === 'repeats' && why === 'filed-again')
    .map(({ appeal }) => appeal);
  const sharedWith = [...repeated, ...filesFrom];
  return registration.attachments.map((id) => ({ id, seq, sharedWith }));
}
