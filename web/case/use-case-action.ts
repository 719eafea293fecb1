import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnCase } from '../api/cases.ts';
import type { CaseAction, TaggedCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { newKey } from '../ui/new-key.ts';

interface Attempt {
  readonly action: CaseAction;
  readonly etag: string;
  readonly version: number;
  readonly idempotencyKey: string;
}

/**
 * Acts on the case as it was last seen. A refused action is remembered, so that it can be shown with what changed and done
 * again on the new version.
 */
export function useCaseAction(tagged: TaggedCase) {
  const client = useQueryClient();
  const id = tagged.case.id;
  const [refused, setRefused] = useState<(Attempt & { readonly error: unknown }) | null>(null);
  const [done, setDone] = useState<CaseAction | null>(null);
  const mutation = useMutation({
    mutationFn: ({ action, etag, idempotencyKey }: Attempt) => actOnCase({ id, etag, action, idempotencyKey }),
    onMutate: () => {
      setRefused(null);
      setDone(null);
    },
    onSuccess: (_, { action }) => setDone(action),
    onError: (error, attempt) => setRefused({ ...attempt, error }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(id) }),
  });
  const run = (action: CaseAction, options?: { readonly onDone: () => void }): void => {
    if (mutation.isPending) return;
    const attempt = { action, etag: tagged.etag, version: tagged.case.version, idempotencyKey: newKey() };
    mutation.mutate(attempt, { onSuccess: () => options?.onDone() });
  };
  const again = (): void => {
    if (refused === null) return;
    // Without an answer the same call may have arrived: the same key makes sure that it counts once.
    const unanswered = refused.error instanceof ApiError && refused.error.problem.status === 0;
    if (unanswered) mutation.mutate(refused);
    else run(refused.action);
  };
  return {
    run,
    again,
    refused,
    done,
    pending: mutation.isPending,
    dismiss: () => setRefused(null),
    version: tagged.case.version,
  };
}
export type CaseActing = ReturnType<typeof useCaseAction>;
