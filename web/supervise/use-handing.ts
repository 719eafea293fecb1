import { useMutation, useQueryClient } from '@tanstack/react-query';
import { boardKey, handOver } from '../api/board.ts';
import type { HandTo } from '../api/board.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import type { CaseSummary } from '../api/types.ts';
import { outcomeOf } from '../inbox/bulk-outcome.ts';
import { newKey } from '../ui/new-key.ts';

interface Attempt {
  readonly cases: readonly CaseSummary[];
  readonly to: HandTo;
  readonly idempotencyKey: string;
}

/** Hands the ticked cases to somebody, each as it was seen; what was refused stays ticked. */
export function useHanding(options: { readonly keep: (ids: readonly string[]) => void }) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (attempt: Attempt) => outcomeOf(await handOver(attempt), attempt.cases),
    onSuccess: ({ refused }) => options.keep(refused.map(({ one }) => one.id)),
    onSettled: (_answer, _error, { cases }) => {
      for (const { id } of cases) void client.invalidateQueries({ queryKey: keys.case(id) });
      void client.invalidateQueries({ queryKey: keys.cases });
      return client.invalidateQueries({ queryKey: boardKey });
    },
  });
  const { error, variables, isPending } = mutation;
  // Without an answer the same call may have arrived: the same key makes sure that it counts once.
  const unanswered = error instanceof ApiError && error.problem.status === 0;
  const hand = (cases: readonly CaseSummary[], to: HandTo): void => {
    if (!isPending && cases.length > 0) mutation.mutate({ cases, to, idempotencyKey: newKey() });
  };
  const again = (): void => {
    if (variables === undefined || isPending) return;
    if (unanswered) mutation.mutate(variables);
    else hand(variables.cases, variables.to);
  };
  return { mutation, hand, again, unanswered };
}
export type Handing = ReturnType<typeof useHanding>;
