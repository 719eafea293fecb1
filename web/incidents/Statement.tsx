import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Incident } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { shortText } from '../text/time.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';
import type { IncidentActing } from './use-incident-action.ts';

/** What every customer of the incident may be told: written, approved, and sent to those who were not told yet. */
export function Statement({ incident, action }: { readonly incident: Incident; readonly action: IncidentActing | null }) {
  const t = useText('incidents');
  const now = useNow('ten-seconds');
  const [typed, setTyped] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const { statement, state, counts } = incident;
  const writes = action !== null && state === 'open';
  const approved = statement !== null && statement.approvedAt !== null;
  const left = Math.max(0, counts.open - counts.told);
  const telling = (incident.working ?? []).includes('tell');
  return (
    <section className="block" aria-labelledby="statement">
      <div className="block-head">
        <h2 id="statement">{t('statement')}</h2>
        <span className="dimmed">{t('statementHint')}</span>
      </div>
      {typed !== null ? (
        <form
          className="incident-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') action?.run({ type: 'statement', text: typed.trim() }, () => setTyped(null));
          }}
        >
          <Textarea
            label={t('statementField')}
            description={approved ? t('statementUnapproves') : t('statementFieldHint')}
            value={typed}
            rows={5}
            maxLength={2000}
            autoFocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className="incident-do">
            <Button type="submit" size="compact-md" disabled={typed.trim() === ''} loading={action?.pending === 'statement'}>
              {t('keepStatement')}
            </Button>
            <Button size="compact-md" variant="default" onClick={() => setTyped(null)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : statement === null ? (
        <>
          <p className="dimmed">{t('statementMissing')}</p>
          {writes ? (
            <Button size="compact-md" className="incident-gap" onClick={() => setTyped('')}>
              {t('writeStatement')}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <p className="said-box incident-words" dir="auto">
            {cleanText(statement.text)}
          </p>
          <p className="small">
            {approved ? (
              <>
                <Icon name="check" size={12} />{' '}
                {t('approvedBy', { name: statement.approvedBy?.name ?? '', when: shortText(statement.approvedAt ?? '', now) })}
              </>
            ) : (
              <span className="due soon">
                <Icon name="clock" size={12} /> {t('notApproved')}
              </span>
            )}
            <span className="dimmed"> {t('writtenBy', { name: statement.by.name, when: shortText(statement.at, now) })}</span>
          </p>
          {writes ? (
            <div className="incident-do incident-gap">
              {approved ? (
                <Button size="compact-md" disabled={left === 0 || telling} onClick={() => setSending(true)}>
                  {left === 0 ? t('allTold') : t('sendToAll', { count: left })}
                </Button>
              ) : (
                <Button
                  size="compact-md"
                  loading={action.pending === 'statement/approve'}
                  onClick={() => action.run({ type: 'statement/approve' })}
                >
                  {t('approve')}
                </Button>
              )}
              <Button size="compact-md" variant="default" onClick={() => setTyped(statement.text)}>
                {t('changeStatement')}
              </Button>
            </div>
          ) : null}
        </>
      )}
      {sending && statement !== null && action !== null ? (
        <Dialog opened onClose={() => setSending(false)} title={t('sendTitle', { count: left })} size={460}>
          <p>{t('sendMeans', { count: left })}</p>
          <p className="said-box incident-words incident-gap" dir="auto">
            {cleanText(statement.text)}
          </p>
          <div className="dialog-do">
            <Button variant="default" size="compact-md" data-autofocus onClick={() => setSending(false)}>
              {t('cancel')}
            </Button>
            <Button
              size="compact-md"
              loading={action.pending === 'send-statement'}
              onClick={() => {
                action.run({ type: 'send-statement' });
                setSending(false);
              }}
            >
              {t('sendDo', { count: left })}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
