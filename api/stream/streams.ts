import type { Change, ChangeShelf } from '../../store/index.ts';
import { type News, newsOf, reset, type Sight } from './news.ts';

/** A page that listens. */
export interface Listener {
  readonly account: string;
  readonly sight: Sight;
  tell(news: News): void;
  /** The server stops. */
  end(): void;
}

export interface Joined {
  /** Everything after the listener's token was told, or will be. */
  readonly resumed: boolean;
  /** The place in the history where the listener begins. */
  readonly token: string | null;
  /** Tells the listener what it missed, and then what comes. */
  begin(): void;
  leave(): void;
}

/** All open streams of this server. One change stream feeds them. */
export interface Streams {
  readonly size: number;
  of(account: string): number;
  join(listener: Listener, lastToken: string | null): Promise<Joined>;
  /** Ends every stream. */
  stop(): Promise<void>;
}

/** The number of changes kept for listeners who return. */
const keptMost = 10_000;
/** The longest wait for MongoDB's first answer. A stream that opens without it begins with `reset` later. */
const usualOpenMs = 3_000;
const tokenPattern = /^[0-9A-F]{20,1000}$/i;

interface StreamNeeds {
  readonly changes: Pick<ChangeShelf, 'follow' | 'since'>;
  readonly onSize?: (size: number) => void;
  readonly kept?: number;
  readonly openMs?: number;
}

export function openStreams({
  changes,
  onSize = () => {},
  kept = keptMost,
  openMs = usualOpenMs,
}: StreamNeeds): Streams {
  const members = new Map<Listener, (change: Change | null) => void>();
  const recent: Change[] = [];
  let at: string | null = null;
  /** `recent` holds every change after this token. */
  let complete: string | null = null;
  let isOpen = false;
  let opened = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const tellAll = (change: Change | null) => {
    for (const tell of members.values()) tell(change);
  };
  const following = changes.follow({
    heard(change) {
      recent.push(change);
      if (recent.length > kept) complete = recent.shift()?.token ?? complete;
      tellAll(change);
    },
    at(token) {
      at = token;
      complete ??= token;
      // Whoever joined before may have missed what was written until this first answer.
      if (!isOpen) tellAll(null);
      isOpen = true;
      opened();
    },
    lost() {
      recent.length = 0;
      complete = null;
      isOpen = false;
      tellAll(null);
    },
  });

  async function missedSince(token: string): Promise<readonly Change[] | null> {
    if (!tokenPattern.test(token)) return null;
    if (complete !== null && token >= complete) return recent.filter((change) => change.token > token);
    return changes.since(token, at, kept);
  }

  async function join(listener: Listener, lastToken: string | null): Promise<Joined> {
    const waiting: (Change | null)[] = [];
    members.set(listener, (change) => waiting.push(change));
    onSize(members.size);
    await within(open, openMs);
    const missed = lastToken === null ? null : await missedSince(lastToken);
    let told = missed?.at(-1)?.token ?? lastToken ?? '';
    const tell = (change: Change | null) => {
      const news = change === null ? reset(at) : change.token > told ? newsOf(change, listener.sight) : null;
      told = change?.token ?? told;
      if (news) listener.tell(news);
    };
    return {
      resumed: missed !== null,
      token: missed === null ? at : lastToken,
      begin() {
        if (lastToken !== null && missed === null) listener.tell(reset(at));
        for (const change of missed ?? []) {
          const news = newsOf(change, listener.sight);
          if (news) listener.tell(news);
        }
        if (!members.has(listener)) return;
        for (const change of waiting) tell(change);
        members.set(listener, tell);
      },
      leave() {
        members.delete(listener);
        onSize(members.size);
      },
    };
  }

  return {
    get size() {
      return members.size;
    },
    of: (account) => [...members.keys()].filter((listener) => listener.account === account).length,
    join,
    async stop() {
      for (const listener of members.keys()) listener.end();
      await following.stop();
    },
  };
}

async function within(event: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([event, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
