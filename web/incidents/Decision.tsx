import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TaggedIncident } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { draftOf, MatchFields, matchOf, namesSomething } from './MatchFields.tsx';
import type { IncidentActing } from './use-incident-action.ts';

/** What is to be decided about an incident now: whether it is one, and later that it is over. */
export function Decision(props: { readonly tagged: TaggedIncident; readonly action: IncidentActing; readonly decides: boolean }) {
  const t = useText('incidents');
  const { tagged, action, decides } = props;
  const { incident } = tagged;
  const [draft, setDraft] = useState(() => draftOf(incident.title, incident.match));
  const [closing, setClosing] = useState(false);
  const [reason, setReason] = useState('');
  if (!decides) return incident.state === 'proposed' ? <p className="dimmed">{t('waitsForDecision')}</p> : null;
  if (incident.state === 'open') {
    return (
      <section className="block no-print" aria-labelledby="ending">
        <div className="block-head">
          <h2 id="ending">{t('ending')}</h2>
        </div>
        <p className="dimmed">{t('endingHint')}</p>
        <Button variant="default" size="compact-md" className="incident-gap" onClick={() => setClosing(true)}>
          {t('closeButton')}
        </Button>
        {closing ? <CloseDialog incident={incident} action={action} onClose={() => setClosing(false)} /> : null}
      </section>
    );
  }
  const match = matchOf(draft);
  const ready = draft.title.trim() !== '' && namesSomething(match);
  return (
    <form
      className="incident-form incident-decision"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) action.run({ type: 'accept', title: draft.title.trim(), match });
      }}
    >
      <h2>{t('decide')}</h2>
      <p className="dimmed">{t('decideHint')}</p>
      <MatchFields draft={draft} onChange={setDraft} />
      <TextInput
        label={t('declineReason')}
        description={t('declineReasonHint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="incident-do">
        <Button type="submit" size="compact-md" disabled={!ready} loading={action.pending === 'accept'}>
          {t('accept')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          loading={action.pending === 'decline'}
          onClick={() => action.run({ type: 'decline', reason: reason.trim() === '' ? null : reason.trim() })}
        >
          {t('decline')}
        </Button>
      </div>
    </form>
  );
}
