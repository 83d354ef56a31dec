import type { BodyOf, deskSchemas } from '../../contract/index.ts';
import type { County } from '../../county/index.ts';
import { type Actor, isoLocal } from '../../domain/index.ts';
import type { Named, NamedShelf, Rewritten, StandardText } from '../../store/index.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';

export const textsMost = 200;

export interface TextNeeds {
  readonly county: Pick<County, 'calendar' | 'unit'>;
  readonly clock: () => number;
  readonly store: { readonly desk: { readonly texts: Omit<NamedShelf<StandardText>, 'removeAllOf'> } };
}

type Saved = Named<StandardText>;

/** The unit's head, its centre and its clerks write for all its people. */
export function mayWriteTexts(
  { county }: Pick<TextNeeds, 'county'>,
  { account, role, unit }: Actor,
): boolean {
  if (unit === null) return false;
  return role === 'clerk' || role === 'centre' || county.unit(unit)?.head === account;
}

/** Returns the unit for which the actor writes. Throws 403. */
export function unitOfWriter(deps: Pick<TextNeeds, 'county'>, actor: Actor): string {
  if (actor.unit === null || !mayWriteTexts(deps, actor)) throw problem('texts-of-unit');
  return actor.unit;
}

export const textsFor = async ({ store }: TextNeeds, { unit }: Actor): Promise<Saved[]> =>
  unit === null ? [] : fromRecords(store.desk.texts.of(unit));

/** Finds a text of the actor's unit. Throws 404. */
export async function seenText({ store }: TextNeeds, id: string, { unit }: Actor): Promise<Saved> {
  const found = await fromRecords(store.desk.texts.find(id));
  if (!found || found.owner !== unit) throw problem('text-not-found');
  return found;
}

export function textFrom(
  { clock }: TextNeeds,
  { title, text, use }: BodyOf<typeof deskSchemas.textBody>,
  { account }: Actor,
): Rewritten<StandardText> {
  return { name: title, value: { text, use: use ?? null }, sharedWith: null, by: account, atMs: clock() };
}

export function shownText(
  { county }: Pick<TextNeeds, 'county'>,
  { id, name, value, by, atMs, version }: Saved,
) {
  return { id, title: name, ...value, by, at: isoLocal(county.calendar, atMs), version };
}
