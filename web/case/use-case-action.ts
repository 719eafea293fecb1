import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnCase } from '../api/cases.ts';
import type { CaseAction, TaggedCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { newKey } from '../ui/new-key.ts';
import { undoOf } from './undo-of.ts';

interface Attempt {
  readonly action: CaseAction;
  readonly etag: string;
  readonly version: number;
  readonly idempotencyKey: string;
  /** What takes it back once it is done. */
  readonly undo: CaseAction | null;
}

/** An action that was done, and what takes it back. `key` tells two of the same kind apart. */
export interface Done {
  readonly action: CaseAction;
  readonly undo: CaseAction | null;
  readonly key: string;
}

/**
 * Acts on the case as it was last seen. A refused action is remembered, so that it can be shown with what changed and done
 * again on the new version.
 */
export function useCaseAction(tagged: TaggedCase) {
  const client = useQueryClient();
  const id = tagged.case.id;
  const [refused, setRefused] = useState<(Attempt & { readonly error: unknown }) | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const mutation = useMutation({
    mutationFn: ({ action, etag, idempotencyKey }: Attempt) => actOnCase({ id, etag, action, idempotencyKey }),
    onMutate: () => {
      setRefused(null);
      setDone(null);
    },
    onSuccess: (_, { action, undo, idempotencyKey }) => setDone({ action, undo, key: idempotencyKey }),
    onError: (error, attempt) => setRefused({ ...attempt, error }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(id) }),
  });
  const begin = (action: CaseAction, undo: CaseAction | null, onDone?: () => void): void => {
    if (mutation.isPending) return;
    const attempt = { action, undo, etag: tagged.etag, version: tagged.case.version, idempotencyKey: newKey() };
    mutation.mutate(attempt, { onSuccess: () => onDone?.() });
  };
  const run = (action: CaseAction, options?: { readonly onDone: () => void }): void =>
    begin(action, undoOf(action, tagged.case), options?.onDone);
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
    /** Takes back what was done last; what takes it back is not offered to be taken back in turn. */
    undo: () => {
      if (done?.undo !== null && done?.undo !== undefined) begin(done.undo, null);
    },
    refused,
    done,
    pending: mutation.isPending,
    /** What is being done at this moment. */
    running: mutation.isPending ? mutation.variables.action.type : null,
    dismiss: () => setRefused(null),
    forget: () => setDone(null),
    version: tagged.case.version,
  };
}
export type CaseActing = ReturnType<typeof useCaseAction>;
