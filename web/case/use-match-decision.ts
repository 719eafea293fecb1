import { useMutation, useQueryClient } from '@tanstack/react-query';
import { allowMatch, declineMatch, link, unlink } from '../api/customers.ts';
import { keys } from '../api/keys.ts';

/** What was decided about an account, and what it is called. */
export interface MatchDecision {
  readonly what: 'link' | 'part' | 'decline' | 'allow';
  readonly other: string;
  readonly called: string;
}

const calls = { link, part: unlink, decline: declineMatch, allow: allowMatch } as const;
/** What takes each decision back. */
export const opposites = { link: 'part', part: 'link', decline: 'allow', allow: 'decline' } as const;

/** Decides who is the same person as this customer. */
export function useMatchDecision(customer: string, caseId: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ what, other }: MatchDecision) => calls[what](customer, other),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['matches', customer] });
      await client.invalidateQueries({ queryKey: ['linked', customer] });
      await client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
  });
  return {
    decide: (decision: MatchDecision) => {
      if (!mutation.isPending) mutation.mutate(decision);
    },
    last: mutation.variables,
    done: mutation.isSuccess,
    error: mutation.error,
    pending: mutation.isPending,
  };
}
export type MatchDeciding = ReturnType<typeof useMatchDecision>;
