/** A written snapshot, with the keys of those who see it and of those who saw the version before it. */
export interface AppealChange {
  readonly kind: 'appeal';
  /** The place in the history. Texts of tokens sort as the changes do. */
  readonly token: string;
  readonly id: string;
  readonly version: number;
  readonly visible: readonly string[];
  /** Keys that this version no longer has. */
  readonly unseen: readonly string[];
  readonly confidential: boolean;
}
export interface CountyChange {
  readonly kind: 'county';
  readonly token: string;
  readonly version: number;
}
export type Change = AppealChange | CountyChange;

export interface Follower {
  heard(change: Change): void;
  /** Everything up to this token was told. */
  at(token: string | null): void;
  /** Changes may have been missed, because the database's history does not reach back far enough. */
  lost(): void;
}
export interface Following {
  stop(): Promise<void>;
}

export interface ChangeShelf {
  follow(follower: Follower): Following;
  /**
   * The changes after one token, up to another. Null: the history does not hold them, they are more than `most`, or
   * MongoDB is away.
   */
  since(token: string, to: string | null, most: number): Promise<readonly Change[] | null>;
  close(): Promise<void>;
}
