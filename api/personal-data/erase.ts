import {
  type Actor,
  type AppealState,
  citizenAccount,
  looksSealed,
  sealedParts,
} from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import {
  type ActToRecord,
  type AttachmentShelf,
  type Erasure,
  type PersonKeys,
  type PieceStorage,
  removeAttachment,
  unsealText,
} from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { problem, unknownAppeal } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { type PersonTexts, peopleOf, serialsOfOne } from './people-of.ts';

export interface ErasureNeeds {
  readonly store: {
    byPhone(phone: string): Promise<readonly AppealState[]>;
    byPersons(keyIds: readonly string[]): Promise<readonly AppealState[]>;
    indexAnew(states: readonly AppealState[]): Promise<void>;
    addErasure(erasure: Omit<Erasure, 'id'>): Promise<void>;
    recordAct(act: ActToRecord): Promise<unknown>;
    readonly persons: Pick<PersonKeys, 'find' | 'destroy'>;
    readonly attachments: Pick<AttachmentShelf, 'ofAppeal' | 'drop'>;
    readonly pieces: Pick<PieceStorage, 'remove'>;
  };
  /** Returns an appeal's last known state. null: there is none. */
  readonly currentState: (appeal: string) => Promise<AppealState | null>;
  readonly clock: () => number;
  readonly log: Log;
}

export interface ErasureAsked {
  /** The person, by phone number or by serial in one appeal. Serial 0 is the filer. */
  readonly whose: { readonly phone: string } | { readonly appeal: string; readonly serial: number };
  readonly reason: string;
  readonly dryRun: boolean;
  readonly actor: Actor;
  readonly requestId: string;
}

export interface Erased {
  readonly erased: number;
  readonly appeals: readonly string[];
  readonly unsealed: readonly string[];
  readonly dryRun: boolean;
}

/** A person's sealing keys, and the appeals that hold the person's data in the clear. */
interface FoundPerson {
  readonly keyIds: readonly string[];
  readonly unsealed: readonly string[];
  readonly states: readonly AppealState[];
  /** The serials that this person has in appeals. */
  readonly places: readonly SerialOfAppeal[];
}
interface SerialOfAppeal {
  readonly appeal: string;
  readonly serial: number;
}

/**
 * Destroys the keys of one person's data, so that nobody can read it in any store or copy. Throws 409 while an
 * appeal with that data is open. A repetition finishes an interrupted erasure, or finds nothing more to do. Only
 * the discipline office erases from confidential reports; for everybody else these do not exist.
 */
export async function erase(deps: ErasureNeeds, asked: ErasureAsked): Promise<Erased> {
  const { store } = deps;
  const { whose, dryRun } = asked;
  const found = await ('phone' in whose ? byPhone(deps, asked, whose.phone) : byPlace(deps, asked, whose));
  const sharing = await fromRecords(store.byPersons(found.keyIds));
  const concerned = [...new Map([...found.states, ...sharing].map((state) => [state.id, state])).values()];
  const open = concerned.filter(({ id, stage }) => stage.status !== 'closed' && concerns(found, id, sharing));
  if (open.length > 0) {
    throw problem('erasure-open-appeals', { params: { appeals: open.map(({ id }) => id) } });
  }
  const keys = await fromRecords(store.persons.find(found.keyIds));
  const live = found.keyIds.filter((id) => keys.get(id));
  const appeals = live.length === 0 ? [] : sharing.map(({ id }) => id).sort();
  const answer = { erased: live.length, appeals, unsealed: found.unsealed, dryRun };
  const places = placesOf(found, sharing);
  if (!dryRun) await carryOut(deps, asked, { live, appeals, concerned, places });
  return answer;
}

/** Lists this person's serials, those in cases that arose from a merge or a split included. */
function placesOf({ places, keyIds }: FoundPerson, sharing: readonly AppealState[]): SerialOfAppeal[] {
  const isTheirs = ({ texts, title = '' }: PersonTexts) =>
    [title, ...texts].some((text) => keyIds.includes(sealedParts(text)?.keyId ?? ''));
  const others = sharing.flatMap((state) =>
    peopleOf(state)
      .filter(isTheirs)
      .map(({ serial }) => ({ appeal: state.id, serial })),
  );
  return [...places, ...others];
}

const concerns = ({ unsealed }: FoundPerson, id: string, sharing: readonly AppealState[]): boolean =>
  unsealed.includes(id) || sharing.some((state) => state.id === id);

interface ErasurePlan {
  readonly live: readonly string[];
  readonly appeals: readonly string[];
  readonly concerned: readonly AppealState[];
  readonly places: readonly SerialOfAppeal[];
}

/**
 * Records the erasure first, so that nothing is destroyed without a trace. It indexes last, because the index needs
 * to know which texts can still be unsealed.
 */
async function carryOut(
  deps: ErasureNeeds,
  { whose, reason, actor: { account }, requestId }: ErasureAsked,
  { live, appeals, concerned, places }: ErasurePlan,
): Promise<void> {
  const { store, clock, log } = deps;
  const record: Omit<Erasure, 'id'> = {
    atMs: clock(),
    account,
    reason,
    erased: live.length,
    appeals,
    requestId,
    asked: 'phone' in whose ? 'phone' : 'appeal',
  };
  await fromRecords(store.addErasure(record));
  await fromRecords(
    store.recordAct({
      kind: 'person-erased',
      by: account,
      about: null,
      atMs: record.atMs,
      detail: { appeals, erased: live.length, requestId },
      ...(concerned.some(({ category }) => category.confidential) ? { confidential: true } : {}),
    }),
  );
  await fromRecords(removeFiles(deps, concerned, places));
  if (live.length > 0) await fromRecords(store.persons.destroy(live));
  await fromRecords(store.indexAnew(concerned));
  log.info({ requestId, account, erased: live.length, appeals }, 'personal data was erased');
}

/**
 * Removes the attachments that this person brought. It keeps those of offices, and those that another appeal has
 * too.
 */
async function removeFiles(
  { store }: ErasureNeeds,
  concerned: readonly AppealState[],
  places: readonly SerialOfAppeal[],
): Promise<void> {
  const erasedFrom = new Set(places.map(({ appeal }) => appeal));
  for (const { appeal, serial } of places) {
    const filed = concerned.find(({ id }) => id === appeal)?.registration.attachments ?? [];
    for (const record of await store.attachments.ofAppeal(appeal)) {
      const own =
        record.owner === citizenAccount({ appeal, serial }) || (serial === 0 && filed.includes(record.id));
      const alone = record.bound.every((bound) => erasedFrom.has(bound.appeal));
      if (own && alone) await removeAttachment(store, record);
    }
  }
}

const isTheirs = ({ category }: AppealState, { actor }: ErasureAsked): boolean =>
  !category.confidential || actor.role === 'discipline';

/** Finds everybody with this number, in every appeal. */
async function byPhone({ store }: ErasureNeeds, asked: ErasureAsked, phone: string): Promise<FoundPerson> {
  const wanted = phoneKey(phone);
  const states = (await fromRecords(store.byPhone(phone))).filter((state) => isTheirs(state, asked));
  const texts = states.flatMap((state) => peopleOf(state).map((person) => ({ ...person, appeal: state.id })));
  const ids = texts.flatMap(({ phones }) => phones.flatMap((text) => sealedParts(text)?.keyId ?? []));
  const keys = await fromRecords(store.persons.find(new Set(ids)));
  const isWanted = (text: string): boolean => {
    const key = keys.get(sealedParts(text)?.keyId ?? '');
    return wanted !== null && phoneKey(key ? unsealText(key, text) : text) === wanted;
  };
  const theirs = texts.filter(({ phones }) => phones.some(isWanted));
  return foundOf(states, theirs);
}

/** Finds the person with this serial in the appeal. Throws 404 where the appeal or the serial does not exist. */
async function byPlace(
  deps: ErasureNeeds,
  asked: ErasureAsked,
  { appeal, serial }: { appeal: string; serial: number },
): Promise<FoundPerson> {
  const state = await deps.currentState(appeal);
  const serials = state ? serialsOfOne(state, serial) : [];
  const people =
    state && isTheirs(state, asked)
      ? peopleOf(state).filter((person) => serials.includes(person.serial))
      : [];
  if (!state || people.length === 0) throw unknownAppeal(appeal);
  return foundOf(
    [state],
    people.map((person) => ({ ...person, appeal })),
  );
}

function foundOf(
  states: readonly AppealState[],
  people: readonly (PersonTexts & { appeal: string })[],
): FoundPerson {
  const clear = people.filter(({ texts }) => texts.some((text) => !looksSealed(text)));
  const keyIds = people.flatMap(({ texts, title = '' }) =>
    [title, ...texts].flatMap((text) => sealedParts(text)?.keyId ?? []),
  );
  return {
    states,
    keyIds: [...new Set(keyIds)],
    unsealed: [...new Set(clear.map(({ appeal }) => appeal))],
    places: people.map(({ appeal, serial }) => ({ appeal, serial })),
  };
}
