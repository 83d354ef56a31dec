import type { County } from '../../county/index.ts';
import { category, optional, personal } from '../../domain/body/shape.ts';
import {
  type Actor,
  type AppealState,
  citizenPlace,
  countsAsRepeat,
  dueAtMs,
  endedUnheard,
  type FilingFacts,
  isoLocal,
  type Link,
  offeredCommands,
  type RegisterBody,
  registerBody,
  viewFor,
} from '../../domain/index.ts';
import { type EarlierNeeds, earlierAppeals } from '../appeals/earlier-appeals.ts';
import { type DecidingNeeds, decideFiling } from '../appeals/register-appeal.ts';
import { checkStanding } from '../appeals/standing.ts';
import { type StartingNeeds, startCase } from '../appeals/start-case.ts';
import { problem } from '../http/problem.ts';
import type { AppealIds } from '../ids/appeal-id.ts';
import { bodyHashOf } from '../ids/keys.ts';
import { filedMarks } from '../personal-data/person-marks.ts';
import { type FilingKeyNeeds, filingKeyOf, keysForFiling, sealBody } from '../personal-data/person-texts.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';
import { citizenOf } from './on-file.ts';

export type FileAgainNeeds = StartingNeeds &
  EarlierNeeds &
  FilingKeyNeeds &
  DecidingNeeds & { readonly county: Pick<County, 'areaOf' | 'categories'> };

export const fileAgainBody = {
  reason: optional(personal()),
  text: optional(personal()),
  /** The category to file under, where the old one no longer exists or fits less well. */
  category: optional(category),
} as const;

export interface FiledAgain {
  readonly actor: Actor;
  readonly said: string | null;
  readonly category: string | null;
  readonly key: string;
  readonly keyGiven: boolean;
}

const longest = 8000;

/**
 * Files a closed case anew for its citizen, because no case is reopened. The new case links to the old one as a
 * repeat and proposes its last unit. Throws 409 where the old case is open or the policy's time limit is over.
 */
export async function fileAgain(
  deps: FileAgainNeeds,
  ids: AppealIds,
  old: AppealState,
  given: FiledAgain,
): Promise<AppealState> {
  checkStanding(old, given.actor);
  checkWindow(old, given.actor, deps.clock());
  checkCategory(deps, old, given.category);
  const own = withKnownArea(deps, filedBy(old, given.actor, deps.clock()));
  const body = bodyFrom(await readable(deps, own), given);
  const background = withOldCase(old, await earlierAppeals(deps, body));
  const marks = filedMarks(deps.secret, body);
  const keys = await keysForFiling(deps);
  const sealed = sealBody(registerBody, body, filingKeyOf(keys));
  const said = given.category === null ? [given.said] : [given.said, given.category];
  return startCase(deps, ids, {
    account: `again ${given.actor.account}`,
    keys,
    background,
    // Two taps without a key are one filing.
    ...(given.keyGiven ? { key: given.key } : { key: bodyHashOf(deps.secret, [old.seq, ...said]) }),
    keyGiven: true,
    content: ['file-again', ...said],
    decided: (id, nowMs, known) =>
      decideFiling(
        deps,
        { body: sealed, actor: citizenOf(id, 0), background: { ...known, marks } },
        id,
        nowMs,
      ),
  });
}

function checkWindow(old: AppealState, actor: Actor, nowMs: number): void {
  const { stage, calendar, policy } = old;
  if (stage.status !== 'closed') {
    throw problem('not-closed', { allowed: offeredCommands(old, actor, nowMs) });
  }
  const untilMs = dueAtMs(calendar, policy.limits.fileAgain, stage.closedAtMs);
  if (nowMs >= untilMs)
    throw problem('file-again-too-late', { params: { until: isoLocal(calendar, untilMs) } });
}

/** A citizen need not know that the county removed a category: the problem lists the present ones. */
function checkCategory(
  { county }: Pick<FileAgainNeeds, 'county'>,
  { registration }: AppealState,
  chosen: string | null,
): void {
  const inConfidence = registration.kind === 'misconduct';
  const offered = county.categories.filter(({ confidential }) => confidential === inConfidence);
  const wanted = chosen ?? registration.category;
  if (offered.some(({ id }) => id === wanted)) return;
  throw problem('category-removed', {
    params: {
      category: wanted,
      names: offered.map(({ names }) => names.zh).join('、'),
      namesEn: offered.map(({ names }) => names.en).join(', '),
    },
    categories: offered.map(({ id, names }) => ({ id, name: names })),
  });
}

type FiledWords = Pick<AppealState, 'registration' | 'participants'>;

/** Takes from a merged case only this person's own filing: nobody files the words of others again. */
function filedBy(old: AppealState, actor: Actor, nowMs: number): FiledWords {
  const { registration, participants, category } = old;
  const view = viewFor(old, actor, nowMs);
  if (!view) return { registration, participants };
  const { area, location, attachments } = view;
  const areaId = view.areaId ?? undefined;
  const title = view.title === '' ? category.name : view.title;
  const description = view.description === '' ? title : view.description;
  const own = { ...registration, title, description, area, areaId, location, attachments };
  return { registration: own, participants };
}

/** Leaves out a town or village that the county no longer has. A citizen need not know that it is gone. */
function withKnownArea(
  { county }: Pick<FileAgainNeeds, 'county'>,
  { registration, ...own }: FiledWords,
): FiledWords {
  const { areaId, ...rest } = registration;
  const isKnown = areaId !== undefined && county.areaOf(areaId) === areaId;
  return { ...own, registration: isKnown ? registration : rest };
}

/** Unseals the filed words. After an erasure nothing is left to file again. */
async function readable(
  deps: UnsealingNeeds,
  { registration, participants }: FiledWords,
): Promise<FiledWords> {
  const [filed, people] = await Promise.all([unseal(deps, registration), unseal(deps, participants)]);
  if (filed.erased) throw problem('case-erased');
  return { registration: filed.value, participants: people.value };
}

function bodyFrom(old: FiledWords, { actor, said, category: chosen }: FiledAgain): RegisterBody {
  const { registration } = old;
  const { kind, title, category, channel, attachments } = registration;
  const citizen = contactOf(old, actor);
  const anonymous = cameByMerge(old, actor) ? citizen === undefined : registration.anonymous;
  return {
    kind,
    title,
    category: chosen ?? category,
    channel,
    anonymous,
    attachments,
    description: (said === null ? registration.description : `${registration.description}\n\n${said}`).slice(
      -longest,
    ),
    ...(registration.area === null ? {} : { area: registration.area }),
    ...(registration.areaId === undefined ? {} : { areaId: registration.areaId }),
    ...(registration.location === null ? {} : { location: registration.location }),
    ...(citizen && !anonymous ? { citizen } : {}),
  };
}

const personOf = ({ participants }: FiledWords, { account }: Actor) =>
  participants.find(({ serial }) => serial === citizenPlace(account)?.serial);

/** Returns true where the actor filed another case, whose choice of naming then holds. */
const cameByMerge = (old: FiledWords, actor: Actor): boolean => (personOf(old, actor)?.from ?? null) !== null;

/** The contact of the code's holder: the citizen who filed, or one person of the group. */
function contactOf(old: FiledWords, actor: Actor) {
  const { registration } = old;
  if (citizenPlace(actor.account)?.serial === 0 && registration.citizen) return registration.citizen;
  const person = personOf(old, actor);
  if (!person || (person.name === null && person.phone === null)) return undefined;
  return {
    ...(person.name === null ? {} : { name: person.name }),
    ...(person.phone === null ? {} : { phone: person.phone }),
  };
}

/**
 * Puts the old case first, and only once. It counts as a repeat where it was settled. A case that nobody examined
 * is only linked.
 */
function withOldCase(old: AppealState, { links = [], proposedLead }: FilingFacts): FilingFacts {
  const settled = old.stage.status === 'closed' && !endedUnheard(old.stage.outcome);
  const own: Link = {
    kind: 'repeats',
    appeal: old.id,
    registeredAtMs: settled ? old.registeredAtMs : null,
    why: 'filed-again',
    ...(settled ? { settled } : {}),
  };
  // The cases that the old one repeated concern the same matter, so they count on.
  const before = old.links.filter((link) => link.why !== undefined && countsAsRepeat(link));
  const known = [own, ...before];
  return {
    links: [...known, ...links.filter(({ appeal }) => !known.some((link) => link.appeal === appeal))],
    proposedLead: old.spans.at(-1)?.unit ?? proposedLead ?? null,
    ...(old.parts ? { filesFrom: old.parts.map(({ id }) => id) } : {}),
  };
}
