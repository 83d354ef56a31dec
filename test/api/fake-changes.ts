import type { Change, ChangeShelf, Follower, Following } from '../../store/index.ts';

/** MongoDB's change streams in memory: a test says what was written. */
export class FakeChanges implements ChangeShelf {
  private readonly followers = new Set<Follower>();
  /** What the database's own history answers. Null: it does not reach back. */
  history: readonly Change[] | null = null;
  looks = 0;
  /** MongoDB does not answer yet. */
  isAway = false;

  follow(follower: Follower): Following {
    this.followers.add(follower);
    if (!this.isAway) follower.at(tokenAt(0));
    return { stop: async () => void this.followers.delete(follower) };
  }

  /** MongoDB answers for the first time. */
  comeBack(): void {
    this.isAway = false;
    for (const follower of this.followers) follower.at(tokenAt(0));
  }

  say(...changes: Change[]): void {
    for (const follower of this.followers) {
      for (const change of changes) {
        follower.heard(change);
        follower.at(change.token);
      }
    }
  }

  lose(): void {
    for (const follower of this.followers) follower.lost();
  }

  async since(token: string): Promise<readonly Change[] | null> {
    this.looks += 1;
    return this.history?.filter((change) => change.token > token) ?? null;
  }

  async close(): Promise<void> {}
}

/** The token of the n-th change. */
export const tokenAt = (n: number): string => `82${n.toString(16).toUpperCase().padStart(30, '0')}`;
