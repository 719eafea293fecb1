import { useMutation, useQueryClient } from '@tanstack/react-query';
import { boardKey } from '../api/board.ts';
import { actOnCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import type { CaseSummary } from '../api/types.ts';
import { newKey } from '../ui/new-key.ts';

interface Attempt {
  readonly one: CaseSummary;
  readonly idempotencyKey: string;
}

/** Takes a case from whoever holds it, as the board showed it: one that changed since is refused, not taken unseen. */
export function useTakeover() {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ one, idempotencyKey }: Attempt) =>
      actOnCase({ id: one.id, etag: `"${one.version}"`, action: { type: 'claim', takeOver: true }, idempotencyKey }),
    onSettled: (_answer, _error, { one }) => {
      void client.invalidateQueries({ queryKey: keys.case(one.id) });
      void client.invalidateQueries({ queryKey: keys.cases });
      return client.invalidateQueries({ queryKey: boardKey });
    },
  });
  const { error, variables, isPending } = mutation;
  // Without an answer the same call may have arrived: the same key makes sure that it counts once.
  const unanswered = error instanceof ApiError && error.problem.status === 0;
  const take = (one: CaseSummary): void => {
    if (isPending) return;
    const again = unanswered && variables?.one.id === one.id && variables.one.version === one.version;
    mutation.mutate(again ? variables : { one, idempotencyKey: newKey() });
  };
  return { mutation, take, number: variables?.one.number };
}
export type Takeover = ReturnType<typeof useTakeover>;
