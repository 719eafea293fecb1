import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Review } from '../../api/quality-types.ts';
import { mayTakeOver } from '../../api/session.ts';
import { useMe } from '../../app/use-me.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { percent } from '../../text/numbers.ts';
import { shortText } from '../../text/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { DecideForm } from './DecideForm.tsx';
import { NotTaken } from './NotTaken.tsx';
import { useJudge } from './use-judge.ts';

/** What came after the scores: the dispute of the agent and what a supervisor decided, or the way to them. */
export function ReviewSteps({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const me = useMe();
  const now = useNow('ten-seconds');
  const { state, dispute, resolution, agent } = review;
  const own = agent !== null && agent === me?.id;
  return (
    <>
      {dispute === null ? null : (
        <div>
          <h3>{t('disputed', { name: dispute.by.name, when: shortText(dispute.at, now) })}</h3>
          <p className="said-box" dir="auto">
            {cleanText(dispute.text)}
          </p>
        </div>
      )}
      {resolution === null ? null : (
        <div>
          <h3>{t('decided', { name: resolution.by.name, when: shortText(resolution.at, now) })}</h3>
          <p>{resolution.score === null ? t('decidedStands') : t('decidedOther', { score: percent(resolution.score.score) })}</p>
          <p className="said-box" dir="auto">
            {cleanText(resolution.text)}
          </p>
        </div>
      )}
      {state === 'done' && own ? <DisputeForm review={review} /> : null}
      {state === 'disputed' ? (
        mayTakeOver(me) && !own ? (
          <DecideForm review={review} />
        ) : (
          <p className="dimmed">{t('waitsForDecision')}</p>
        )
      ) : null}
    </>
  );
}

function DisputeForm({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const [text, setText] = useState('');
  const judging = useJudge(review.id);
  return (
    <form
      className="sup-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !judging.isPending) judging.mutate({ type: 'dispute', text: text.trim() });
      }}
    >
      <h3>{t('disputeTitle')}</h3>
      <Textarea
        label={t('why')}
        description={t('disputeHint')}
        value={text}
        rows={3}
        maxLength={5_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NotTaken what={t('notGiven')} error={judging.error} />
      <div className="quality-do">
        <Button type="submit" variant="default" size="compact-md" disabled={text.trim() === ''} loading={judging.isPending}>
          {t('dispute')}
        </Button>
      </div>
    </form>
  );
}
