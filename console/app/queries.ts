import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';

/** The server is the truth: what is on the page is asked for again every ten seconds while somebody looks at it. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchInterval: 10_000,
      refetchOnWindowFocus: true,
      retry: (times, error) => times < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
});
