import { useMutation, useQueryClient } from '@tanstack/react-query';
import { actOnIncident, incidentsKey } from '../api/incidents.ts';
import type { IncidentAction, TaggedIncident } from '../api/incidents.ts';
import { keys } from '../api/keys.ts';
import { newKey } from '../ui/new-key.ts';

/** Decides about an incident as it was last seen; what was refused stays to be read, and the page shows how it is now. */
export function useIncidentAction(tagged: TaggedIncident) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (action: IncidentAction) => actOnIncident(tagged.incident.id, action, { etag: tagged.etag, key: newKey() }),
    onSettled: () =>
      Promise.all(
        [incidentsKey, keys.cases, [...keys.analytics, 'spikes']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
  return {
    run: (action: IncidentAction, onDone?: () => void): void => {
      if (!mutation.isPending) mutation.mutate(action, { onSuccess: () => onDone?.() });
    },
    pending: mutation.isPending ? mutation.variables.type : null,
    done: mutation.isSuccess ? mutation.variables.type : null,
    failed: mutation.isError ? mutation.variables.type : null,
    error: mutation.error,
    dismiss: () => mutation.reset(),
  };
}
export type IncidentActing = ReturnType<typeof useIncidentAction>;
