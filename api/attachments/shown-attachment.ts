import type { AttachmentView } from '../../contract/index.ts';
import type { County } from '../../county/index.ts';
import { isoLocal } from '../../domain/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import { type AttachmentRecord, orphanTimes } from '../../store/index.ts';
import type { Limits } from '../http/limits.ts';
import { type NamingNeeds, nameOfAttachment } from './attachments.ts';
import { nameFor } from './file-name.ts';
import { fileLinks, type Variant } from './links.ts';
import { shownNote } from './notes.ts';

export interface ShowingNeeds {
  readonly clock: () => number;
  readonly limits: Pick<Limits, 'linkMs' | 'chunkBytes'>;
  readonly secret: string;
  readonly keyring: Keyring;
  readonly county: Pick<County, 'calendar'>;
}

/**
 * Describes an attachment for a caller who may see it, with links. `uploads`: the address for the rest of the file.
 */
export function shownAttachment(
  deps: ShowingNeeds,
  record: AttachmentRecord,
  uploads: string | null,
): AttachmentView {
  const { content, state, bound } = record;
  const isOpen = state === 'uploading' || state === 'checking';
  return {
    id: record.id,
    state: state === 'removing' ? 'refused' : bound.length > 0 ? 'bound' : state,
    name: shownName(deps, record),
    type: content?.type ?? null,
    kind: record.kind as AttachmentView['kind'],
    bytes: content?.bytes ?? record.bytes,
    received: record.received,
    sha256: content?.sha256 ?? null,
    scan: record.scan,
    refusal: record.refusal,
    notes: (record.notes ?? []).map(shownNote),
    ...linksTo(deps, record),
    uploadUrl: isOpen && uploads !== null ? `${uploads}/${record.id}` : null,
    chunkBytes: deps.limits.chunkBytes,
    expiresAt: endOf(deps, record),
  };
}

export const shownName = (deps: NamingNeeds, record: AttachmentRecord): string => {
  const name = nameOfAttachment(deps, record);
  return record.content ? nameFor(name, record.content.type) : name;
};

function linksTo(deps: ShowingNeeds, { id, content, thumbnail, state }: AttachmentRecord) {
  const { clock, limits, secret, county } = deps;
  const expires = Math.ceil((clock() + limits.linkMs) / 1000);
  const links = fileLinks(secret);
  const to = (variant: Variant, file: object | null) =>
    state === 'ready' && file ? links.to({ id, variant, expires }) : null;
  return {
    content: to('content', content),
    thumbnail: to('thumbnail', thumbnail),
    linksExpireAt: content ? isoLocal(county.calendar, expires * 1000) : null,
  };
}

function endOf({ county }: ShowingNeeds, { state, bound, touchedAtMs }: AttachmentRecord): string | null {
  if (bound.length > 0) return null;
  return isoLocal(
    county.calendar,
    touchedAtMs + (state === 'ready' ? orphanTimes.unusedMs : orphanTimes.unfinishedMs),
  );
}
