import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaggedCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { sendReply } from '../api/replies.ts';
import type { ReplyToSend } from '../api/replies.ts';
import type { Reply } from '../api/reply-types.ts';
import { newKey } from '../ui/new-key.ts';

interface Attempt {
  readonly reply: ReplyToSend;
  readonly etag: string;
  readonly version: number;
  readonly idempotencyKey: string;
}
export interface RefusedSend extends Attempt {
  readonly error: unknown;
}

/** Sends an answer on the version that was seen. A refusal is remembered with what was to be sent; nothing typed is lost by it. */
export function useSend(tagged: TaggedCase, onSent: (reply: Reply) => void) {
  const client = useQueryClient();
  const caseId = tagged.case.id;
  const [refused, setRefused] = useState<RefusedSend | null>(null);
  const mutation = useMutation({
    mutationFn: ({ reply, etag, idempotencyKey }: Attempt) => sendReply({ caseId, etag, reply, idempotencyKey }),
    onMutate: () => setRefused(null),
    onSuccess: ({ reply }) => onSent(reply),
    onError: (error, attempt) => setRefused({ ...attempt, error }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.case(caseId) });
      await client.invalidateQueries({ queryKey: keys.cases });
    },
  });
  const send = (reply: ReplyToSend): void => {
    if (mutation.isPending) return;
    const unanswered =
      refused !== null &&
      refused.error instanceof ApiError &&
      refused.error.problem.status === 0 &&
      JSON.stringify(refused.reply) === JSON.stringify(reply);
    // Without an answer the same call may have arrived: the same key makes sure that it counts once.
    if (unanswered) mutation.mutate(refused);
    else mutation.mutate({ reply, etag: tagged.etag, version: tagged.case.version, idempotencyKey: newKey() });
  };
  return { send, refused, pending: mutation.isPending, dismiss: () => setRefused(null) };
}
