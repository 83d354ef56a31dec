import { useQuery } from '@tanstack/react-query';
import { setServerTime } from './clock.ts';

/** Numbers behind the tabs. They equal the lists. */
export interface InboxCounts {
  readonly me: number;
  readonly unit: number;
  readonly today: number;
  readonly overdue: number;
  readonly unitToday: number;
  readonly unitOverdue: number;
  readonly pool: number;
  readonly callBacks: number;
  readonly todayEndsAt: string;
}

/** Desks share their work: whoever is free takes the next case. */
export const worksAsUnit = (role: string): boolean =>
  ['centre', 'clerk', 'supervision', 'discipline'].includes(role);

export function useInboxCounts(): InboxCounts | undefined {
  return useQuery({ queryKey: ['lists', 'inbox-counts'], queryFn: readCounts }).data;
}

async function readCounts(): Promise<InboxCounts> {
  const response = await fetch('/v1/inbox/counts', { credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  const counts = (await response.json()) as InboxCounts & { readonly serverTime: string };
  setServerTime(counts.serverTime);
  return counts;
}
