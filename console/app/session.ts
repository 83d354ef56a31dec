import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, isProblem, type Me } from './api.ts';
import { discardDraftsOf } from './drafts.ts';

/** Whose session this browser has, and what the page shows to whom. */
export interface SessionState {
  /** null: nobody is signed in. undefined: not known yet. */
  readonly me: Me | null | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

const channelName = 'huiyin.session';
const meKey = ['me'] as const;

export function useSession(): SessionState {
  const query = useQuery({ queryKey: meKey, queryFn: readMe, staleTime: 60_000, retry: 1 });
  return { me: query.data, error: query.error, again: () => void query.refetch() };
}

async function readMe(): Promise<Me | null> {
  try {
    return await answered(api.GET('/v1/me'));
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null;
    throw error;
  }
}

/** Tells the other tabs of this browser that the session is another one now. */
export function announceSession(account: string | null): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ account });
  channel.close();
}

/** Calls back when another tab has signed in (with the account) or out (with null). */
export function useSessionNews(heard: (account: string | null) => void): void {
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }: MessageEvent<{ account: string | null }>) => heard(data.account);
    return () => channel.close();
  }, [heard]);
}

/** Signs out, deletes what this account typed and was shown, and starts the page anew. Other accounts keep their drafts. */
export function useSignOut(): (account: string) => Promise<void> {
  const client = useQueryClient();
  return async (account) => {
    await answered(api.POST('/v1/sign-out', { body: {} }));
    await discardDraftsOf(account);
    client.clear();
    announceSession(null);
    window.location.assign('/console/');
  };
}
