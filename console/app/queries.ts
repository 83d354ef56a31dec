import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';
import { isLive } from './stream.ts';

/** The stream says what to ask for again. Without it the page asks every ten seconds, and with it now and then. */
const asksEveryMs = () => (isLive() ? 60_000 : 10_000);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchInterval: asksEveryMs,
      refetchOnWindowFocus: true,
      retry: (times, error) => times < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
});
