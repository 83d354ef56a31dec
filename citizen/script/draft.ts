import { type DBSchema, openDB } from 'idb';

/** A filing as somebody has typed it so far, on this device alone. */
export interface Draft {
  /** The filing's key: a draft that is sent twice is filed once. */
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly File[];
  /** It is to be sent as soon as there is a network. */
  readonly waiting: boolean;
  readonly atMs: number;
}

interface Drafts extends DBSchema {
  drafts: { key: string; value: Draft };
}

const only = 'filing';
/** A draft that nobody sent for so long is of no use, and another person may hold the phone. */
const lastsMs = 7 * 24 * 60 * 60 * 1000;
const flag = 'huiyin.waiting';

const drafts = () =>
  openDB<Drafts>('huiyin', 1, {
    upgrade: (database) => {
      database.createObjectStore('drafts');
    },
  });

export async function keepDraft(draft: Draft): Promise<void> {
  await (await drafts()).put('drafts', draft, only);
  localStorage.setItem(flag, draft.waiting ? 'yes' : 'no');
}

export async function findDraft(nowMs: number): Promise<Draft | null> {
  if (localStorage.getItem(flag) === 'sent') return null;
  const found = await (await drafts()).get('drafts', only);
  return found && nowMs - found.atMs < lastsMs ? found : null;
}

/** The mark stands at once: whoever leaves the page before the store has deleted the draft does not find it again. */
export async function dropDraft(): Promise<void> {
  try {
    localStorage.setItem(flag, 'sent');
    await (await drafts()).delete('drafts', only);
  } catch {
    // Without storage there is no draft.
  }
}
