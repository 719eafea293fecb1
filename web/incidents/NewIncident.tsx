import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { incidentsKey, openIncident } from '../api/incidents.ts';
import { explain } from '../api/problem.ts';
import type { Named } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { MatchFields, matchOf, namesSomething } from './MatchFields.tsx';
import type { Draft } from './MatchFields.tsx';

const twoDigits = (value: number): string => String(value).padStart(2, '0');
/** As a field for date and time has it, on the reader's clock. */
function localTime(at: Date): string {
  const day = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** An incident that nothing proposed. */
export function NewIncident({ brand, onClose }: { readonly brand: Named; readonly onClose: () => void }) {
  const t = useText('incidents');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>({ title: '', topic: null, network: null, phrases: '' });
  const [began, setBegan] = useState(() => localTime(new Date(Date.now() - 3_600_000)));
  const opening = useMutation({
    mutationFn: openIncident,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: incidentsKey });
      await navigate({ to: '/incidents/$incidentId', params: { incidentId: id } });
    },
  });
  const match = matchOf(draft);
  const at = new Date(began);
  const ready = draft.title.trim() !== '' && namesSomething(match) && !Number.isNaN(at.getTime());
  return (
    <Dialog opened onClose={onClose} title={t('newTitle')} size={520}>
      <form
        className="incident-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !opening.isPending)
            opening.mutate({ brand: brand.id, title: draft.title.trim(), match, began: at.toISOString() });
        }}
      >
        <p className="dimmed">{t('newHint')}</p>
        <MatchFields draft={draft} onChange={setDraft} />
        <TextInput
          label={t('beganField')}
          type="datetime-local"
          value={began}
          onChange={(event) => setBegan(event.currentTarget.value)}
        />
        <div role="alert" className="negative">
          {opening.isError ? explain(opening.error) : null}
        </div>
        <div className="dialog-do">
          <Button variant="default" size="compact-md" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" size="compact-md" disabled={!ready} loading={opening.isPending}>
            {t('open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
