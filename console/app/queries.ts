import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';

/** The server is the truth: the stream says what has changed, and only then a query asks again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      retry: (times, error) => times < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
});
