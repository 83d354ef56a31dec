import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  allowedCommands,
  citizenPlace,
  dueAtMs,
  type Filing,
  isoLocal,
  type Link,
  type RegisterBody,
  registerBody,
} from '../../domain/index.ts';
import { optional, personal } from '../../domain/shape.ts';
import { type EarlierNeeds, earlierAppeals } from '../appeals/earlier-appeals.ts';
import { decided } from '../appeals/register-appeal.ts';
import { type StartingNeeds, startCase } from '../appeals/start-case.ts';
import { problem } from '../http/problem.ts';
import type { AppealIds } from '../ids/appeal-id.ts';
import { bodyHashOf } from '../ids/keys.ts';
import { type OpeningNeeds, opened } from '../personal-data/opened.ts';
import { type FilingKeyNeeds, filingKeyOf, keysForFiling, sealBody } from '../personal-data/person-texts.ts';
import { citizenOf } from './read-tracked.ts';

export type FileAgainNeeds = StartingNeeds &
  EarlierNeeds &
  FilingKeyNeeds & { readonly county: Pick<County, 'atRegistration'> };

export const fileAgainBody = { reason: optional(personal()), text: optional(personal()) } as const;

export interface FiledAgain {
  readonly actor: Actor;
  readonly said: string | null;
  readonly key: string;
  readonly keyGiven: boolean;
}

const longest = 8000;

/**
 * A closed case is not reopened: its citizen files it anew with one tap, linked as a repeat, with the unit that had
 * it proposed. Throws 409 where it is open or the policy's window is over.
 */
export async function fileAgain(
  deps: FileAgainNeeds,
  ids: AppealIds,
  old: AppealState,
  given: FiledAgain,
): Promise<AppealState> {
  checkWindow(old, given.actor, deps.clock());
  const body = bodyFrom(await readable(deps, old), given);
  const background = joined(old, await earlierAppeals(deps, body));
  const keys = await keysForFiling(deps);
  const sealed = sealBody(registerBody, body, filingKeyOf(keys));
  return startCase(deps, ids, {
    ...{ account: `again ${given.actor.account}`, keys },
    // A tap that comes twice is one filing, though it brought no key.
    ...(given.keyGiven ? { key: given.key } : { key: bodyHashOf(deps.secret, [old.seq, given.said]) }),
    keyGiven: true,
    content: ['file-again', given.said],
    decided: (id, nowMs) => decided(deps, { body: sealed, actor: citizenOf(id, 0), background }, id, nowMs),
  });
}

function checkWindow(old: AppealState, actor: Actor, nowMs: number): void {
  const { stage, calendar, policy } = old;
  if (stage.status !== 'closed') {
    throw problem('not-closed', { allowed: allowedCommands(old, actor, nowMs) });
  }
  const untilMs = dueAtMs(calendar, policy.limits.fileAgain, stage.closedAtMs);
  if (nowMs >= untilMs)
    throw problem('file-again-too-late', { params: { until: isoLocal(calendar, untilMs) } });
}

type Filed = Pick<AppealState, 'registration' | 'participants'>;

/** What was filed as its people wrote it; once they were erased there is nothing to file again. */
async function readable(deps: OpeningNeeds, { registration, participants }: AppealState): Promise<Filed> {
  const [filed, people] = await Promise.all([opened(deps, registration), opened(deps, participants)]);
  if (filed.erased) throw problem('case-erased');
  return { registration: filed.value, participants: people.value };
}

function bodyFrom(old: Filed, { actor, said }: FiledAgain): RegisterBody {
  const { registration } = old;
  const { kind, title, category, channel, anonymous, attachments } = registration;
  const citizen = contactOf(old, actor);
  return {
    ...{ kind, title, category, channel, anonymous, attachments },
    description: (said === null ? registration.description : `${registration.description}\n\n${said}`).slice(
      -longest,
    ),
    ...(registration.area === null ? {} : { area: registration.area }),
    ...(registration.location === null ? {} : { location: registration.location }),
    ...(citizen && !anonymous ? { citizen } : {}),
  };
}

/** Who holds the code: the citizen who filed, or one person of the group. */
function contactOf({ registration, participants }: Filed, { account }: Actor) {
  const place = citizenPlace(account);
  const person = participants.find(({ serial }) => serial === place?.serial);
  if (place?.serial === 0 && registration.citizen) return registration.citizen;
  if (!person || (person.name === null && person.phone === null)) return undefined;
  return {
    ...(person.name === null ? {} : { name: person.name }),
    ...(person.phone === null ? {} : { phone: person.phone }),
  };
}

/** The old case first, and once. */
function joined(old: AppealState, { links = [], proposedLead }: Filing): Filing {
  const own: Link = { kind: 'repeats', appeal: old.id, registeredAtMs: old.registeredAtMs };
  return {
    links: [own, ...links.filter(({ appeal }) => appeal !== old.id)],
    proposedLead: old.spans.at(-1)?.unit ?? proposedLead ?? null,
  };
}
