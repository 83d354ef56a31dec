/** Something that an account or a unit has saved under a name. */
export interface Named<Value> {
  readonly id: string;
  /** The account or the unit that it belongs to. */
  readonly owner: string;
  readonly name: string;
  /** The unit that may read it too, or null. */
  readonly sharedWith: string | null;
  readonly value: Value;
  readonly version: number;
  /** The account that wrote it last. */
  readonly by: string;
  readonly atMs: number;
}

export type NewNamed<Value> = Omit<Named<Value>, 'id' | 'version'>;
export type Rewritten<Value> = Omit<NewNamed<Value>, 'owner'>;

export interface NamedShelf<Value> {
  /** Sorted by name. */
  of(owner: string): Promise<Named<Value>[]>;
  /** Those that others share with the unit, sorted by name. */
  sharedWith(unit: string): Promise<Named<Value>[]>;
  find(id: string): Promise<Named<Value> | null>;
  /** An owner has a name once, and `most` items at most. */
  add(item: NewNamed<Value>, most: number): Promise<Named<Value> | 'name-taken' | 'full'>;
  /** Replaces this version, or any if it is undefined. Null: there is no such version now. */
  replace(
    id: string,
    version: number | undefined,
    next: Rewritten<Value>,
  ): Promise<Named<Value> | 'name-taken' | null>;
  /** Removes this version, or any if it is undefined. False: there is no such version now. */
  remove(id: string, version: number | undefined): Promise<boolean>;
  removeAllOf(owner: string): Promise<void>;
}

/** The query of a list under the names of its parameters. */
export type FilterQuery = Readonly<Record<string, string>>;

export interface StandardText {
  readonly text: string;
  /** A command, or `filing`. Null: it serves everywhere. */
  readonly use: string | null;
}

export interface Preferences {
  readonly version: number;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface PreferenceShelf {
  find(account: string): Promise<Preferences | null>;
  /**
   * Replaces this version, or any if it is undefined. Version 0 means that there are none yet. Null: there is another
   * version now.
   */
  set(account: string, version: number | undefined, value: Preferences['value']): Promise<Preferences | null>;
  remove(account: string): Promise<void>;
}

/** An account that has a case open now. */
export interface Presence {
  readonly appeal: string;
  readonly account: string;
  readonly unit: string | null;
  readonly role: string;
  readonly sinceMs: number;
}

export interface PresenceShelf {
  /** It ends by itself at that instant unless it is renewed. */
  open(presence: Presence, untilMs: number): Promise<void>;
  close(of: Pick<Presence, 'appeal' | 'account'>): Promise<void>;
  /** Those who have it open, the longest first. */
  ofAppeal(appeal: string, nowMs: number): Promise<Presence[]>;
  /** Finds the cases that the unit's people have open. */
  ofUnit(unit: string, nowMs: number): Promise<Presence[]>;
}

/** Keeps what people arrange for themselves and their unit. It holds nothing of a case but its number. */
export interface DeskShelf {
  readonly presence: PresenceShelf;
  readonly preferences: PreferenceShelf;
  readonly filters: NamedShelf<FilterQuery>;
  readonly texts: NamedShelf<StandardText>;
}
