import { useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxKeys, removeView, saveView, type SavedView } from '../api/inbox.ts';

function useAnew(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: inboxKeys.views }),
      client.invalidateQueries({ queryKey: inboxKeys.counts }),
    ]);
}

/** Keeps a new view, or one's own anew. */
export function useSaveView() {
  const anew = useAnew();
  return useMutation({
    mutationFn: (view: Omit<SavedView, 'id' | 'owner'> & { readonly id?: string }) => saveView(view),
    onSuccess: anew,
  });
}

export function useRemoveView() {
  const anew = useAnew();
  return useMutation({ mutationFn: (id: string) => removeView(id), onSuccess: anew });
}
