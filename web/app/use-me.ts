import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/session.ts';
import type { Me } from '../api/types.ts';

/** Who is signed in. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data ?? undefined;
}
