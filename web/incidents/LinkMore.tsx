import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { casesQuery } from '../api/cases.ts';
import type { Incident } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import type { IncidentActing } from './use-incident-action.ts';

const shown = 8;
const typingPauseMs = 300;

/** Cases found by their number, words or customer, to be linked by hand. */
export function LinkMore(props: {
  readonly incident: Incident;
  readonly linked: ReadonlySet<string>;
  readonly action: IncidentActing;
  readonly onClose: () => void;
}) {
  const t = useText('incidents');
  const { incident, linked, action, onClose } = props;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim().replace(/^c-/iu, ''), typingPauseMs);
  const found = useInfiniteQuery({ ...casesQuery({ brand: incident.brand, q, order: 'recent' }), enabled: q !== '' });
  const items = (found.data?.pages[0]?.items ?? []).filter(({ id }) => !linked.has(id)).slice(0, shown);
  return (
    <Dialog opened onClose={onClose} title={t('linkTitle')} size={560}>
      <div className="incident-form">
        <TextInput
          label={t('linkFind')}
          description={t('linkFindHint')}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found.isError ? <NotLoaded what={t('casesFailed')} error={found.error} onRetry={() => void found.refetch()} /> : null}
        <p role="status" className="dimmed">
          {q !== '' && found.isSuccess ? t('linkFound', { count: items.length }) : null}
        </p>
        <ul className="plain link-found">
          {items.map(({ id, number, subject, incident: elsewhere }) => (
            <li key={id}>
              <span>
                <b className="strong">C-{number}</b> <bdi dir="auto">{cleanText(subject).slice(0, 90)}</bdi>
                {elsewhere === null ? null : <span className="due soon"> {t('inAnother')}</span>}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                loading={action.pending === 'link'}
                aria-label={t('linkOne', { number: String(number) })}
                onClick={() => action.run({ type: 'link', cases: [id] })}
              >
                {t('link')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
