import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { caseQuery } from '../api/cases.ts';
import type { Incident } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useLinkedCases } from './use-linked-cases.ts';
import type { IncidentActing } from './use-incident-action.ts';

const leave = '';

/** Ends an incident: what its open cases are answered with, and how they are solved; both may be left out. */
export function CloseDialog(props: {
  readonly incident: Incident;
  readonly action: IncidentActing;
  readonly onClose: () => void;
}) {
  const t = useText('incidents');
  const { incident, action, onClose } = props;
  const [answer, setAnswer] = useState('');
  const [resolution, setResolution] = useState(leave);
  const { items } = useLinkedCases(incident.id);
  const first = items[0]?.id;
  // A case knows how cases of this brand may end.
  const one = useQuery({ ...caseQuery(first ?? ''), enabled: first !== undefined && incident.resolutions === undefined });
  const codes = incident.resolutions ?? one.data?.case.resolutions ?? [];
  const { open } = incident.counts;
  const text = answer.trim() === '' ? null : answer.trim();
  return (
    <Dialog opened onClose={onClose} title={t('closeTitle')} size={520}>
      <form
        className="incident-form"
        onSubmit={(event) => {
          event.preventDefault();
          action.run({ type: 'close', answer: text, resolution: resolution === leave ? null : resolution });
          onClose();
        }}
      >
        <p className="dimmed">{t('closeHint', { count: open })}</p>
        <Textarea
          label={t('closeAnswer')}
          description={t('closeAnswerHint')}
          value={answer}
          rows={4}
          maxLength={2000}
          data-autofocus
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        {codes.length === 0 ? null : (
          <NativeSelect
            label={t('closeResolution')}
            value={resolution}
            data={[{ value: leave, label: t('leaveOpen') }, ...codes.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => setResolution(event.currentTarget.value)}
          />
        )}
        <p aria-live="polite">
          {text === null && resolution === leave
            ? t('closeNothing', { count: open })
            : t(text === null ? 'closeSolves' : resolution === leave ? 'closeAnswers' : 'closeBoth', { count: open })}
        </p>
        <div className="dialog-do">
          <Button variant="default" size="compact-md" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" size="compact-md" loading={action.pending === 'close'}>
            {t('closeDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
