import { useQuery } from '@tanstack/react-query';

/** Numbers behind the tabs. They equal the lists. */
export interface InboxCounts {
  readonly me: number;
  readonly unit: number;
  readonly today: number;
  readonly overdue: number;
  readonly pool: number;
  readonly callBacks: number;
}

export function useInboxCounts(): InboxCounts | undefined {
  return useQuery({ queryKey: ['lists', 'inbox-counts'], queryFn: readCounts }).data;
}

async function readCounts(): Promise<InboxCounts> {
  const response = await fetch('/v1/inbox/counts', { credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as InboxCounts;
}
