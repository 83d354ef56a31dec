import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * Keeps what a person has typed, by account, place and form, until it is sent, discarded or the account signs out.
 * A browser without storage keeps it as long as the page.
 */
export interface Draft {
  readonly account: string;
  /** The case's id, or `new` for a filing. */
  readonly place: string;
  /** The command, or another name of the form. */
  readonly form: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The idempotency key of its sending. It stays until an answer comes, so that nothing is done twice. */
  readonly key?: string;
  readonly savedAtMs: number;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { account: string } };
}

const keyOf = ({ account, place, form }: Pick<Draft, 'account' | 'place' | 'form'>): string =>
  JSON.stringify([account, place, form]);

const here = new Map<string, Draft>();
let opening: Promise<IDBPDatabase<Schema> | null> | undefined;

function database(): Promise<IDBPDatabase<Schema> | null> {
  opening ??= open().catch(() => null);
  return opening;
}

/** Rejects where the browser has no storage at all, or forbids it. */
async function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('huiyin', 1, {
    upgrade: (db) => {
      db.createObjectStore('drafts').createIndex('account', 'account');
    },
  });
}

export async function saveDraft(draft: Omit<Draft, 'savedAtMs'>): Promise<void> {
  const saved = { ...draft, savedAtMs: Date.now() };
  here.set(keyOf(draft), saved);
  await (await database())?.put('drafts', saved, keyOf(draft));
}

export async function readDraft(of: Pick<Draft, 'account' | 'place' | 'form'>): Promise<Draft | null> {
  const key = keyOf(of);
  return (await (await database())?.get('drafts', key)) ?? here.get(key) ?? null;
}

export async function discardDraft(of: Pick<Draft, 'account' | 'place' | 'form'>): Promise<void> {
  here.delete(keyOf(of));
  await (await database())?.delete('drafts', keyOf(of));
}

/** Every draft of an account, the newest first. */
export async function draftsOf(account: string): Promise<readonly Draft[]> {
  const db = await database();
  const found = db
    ? await db.getAllFromIndex('drafts', 'account', account)
    : [...here.values()].filter((draft) => draft.account === account);
  return found.sort((a, b) => b.savedAtMs - a.savedAtMs);
}

/** Deletes the drafts of one account, and of no other. */
export async function discardDraftsOf(account: string): Promise<void> {
  for (const draft of await draftsOf(account)) await discardDraft(draft);
}
