import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';

const mostRetries = 2;

/** No answer and the server's own failures are tried again; a refusal is not. */
function worthAnotherTry(failures: number, error: Error): boolean {
  const status = error instanceof ApiError ? error.problem.status : 0;
  return failures < mostRetries && (status === 0 || status >= 500);
}

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 10_000 } },
    queryCache: new QueryCache({
      // A sign-in that ended meanwhile shows the sign-in page at once, wherever one is.
      onError: (error) => {
        if (error instanceof ApiError && error.problem.status === 401) client.setQueryData(keys.me, null);
      },
    }),
  });
  return client;
}
