import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { changeCases, inboxKeys, type BulkAction } from '../api/inbox.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import type { CaseSummary } from '../api/types.ts';
import { newKey } from '../ui/new-key.ts';
import { outcomeOf, type BulkOutcome } from './bulk-outcome.ts';

interface Attempt {
  readonly cases: readonly CaseSummary[];
  readonly action: BulkAction;
  readonly idempotencyKey: string;
}

/** Changes the ticked cases as they were seen; what was refused stays ticked. */
export function useBulk(options: { readonly keep: (ids: readonly string[]) => void }) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const mutation = useMutation({
    mutationFn: (attempt: Attempt) => changeCases(attempt),
    onMutate: () => setOutcome(null),
    onSuccess: (result, { cases }) => {
      setOutcome(outcomeOf(result, cases));
      options.keep(result.refused.map(({ id }) => id));
    },
    onSettled: (_result, _error, { cases }) => {
      void client.invalidateQueries({ queryKey: keys.cases });
      void client.invalidateQueries({ queryKey: inboxKeys.counts });
      for (const { id } of cases) void client.invalidateQueries({ queryKey: keys.case(id) });
    },
  });
  const { isPending, error, variables, reset } = mutation;
  const run = (cases: readonly CaseSummary[], action: BulkAction): void => {
    if (!isPending && cases.length > 0) mutation.mutate({ cases, action, idempotencyKey: newKey() });
  };
  // Without an answer the same call may have arrived: the same key makes sure that it counts once.
  const unanswered = error instanceof ApiError && error.problem.status === 0;
  const again = (): void => {
    if (variables === undefined || isPending) return;
    if (unanswered) mutation.mutate(variables);
    else run(variables.cases, variables.action);
  };
  const dismiss = useCallback((): void => {
    setOutcome(null);
    reset();
  }, [reset]);
  return { run, again, dismiss, isPending, error, unanswered, outcome };
}
export type Bulk = ReturnType<typeof useBulk>;
