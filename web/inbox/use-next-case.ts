import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inboxKeys, takeNextCase } from '../api/inbox.ts';
import { keys } from '../api/keys.ts';
import { newKey } from '../ui/new-key.ts';

/** Takes the most pressing case that waits for the reader and opens it. `data` is null when none waits. */
export function useNextCase() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => takeNextCase(newKey()),
    onSuccess: async (one) => {
      if (one === null) return;
      await navigate({ to: '/cases/$caseId', params: { caseId: one.id }, search: (previous) => previous });
    },
    onSettled: (one) => {
      void client.invalidateQueries({ queryKey: inboxKeys.counts });
      if (one !== null && one !== undefined) void client.invalidateQueries({ queryKey: keys.case(one.id) });
    },
  });
}
