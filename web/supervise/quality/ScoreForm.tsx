import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Review, Verdicts } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { NotTaken } from './NotTaken.tsx';
import { Questions } from './Questions.tsx';
import { shareOf, unanswered } from './score.ts';
import { useJudge } from './use-judge.ts';

/** Gives a case its score: an answer to each question, and words for whoever solved it. */
export function ScoreForm({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const [verdicts, setVerdicts] = useState<Verdicts>({});
  const [comment, setComment] = useState('');
  const judging = useJudge(review.id);
  const complete = unanswered(review.card, verdicts) === 0 && shareOf(review.card, verdicts) !== null;
  return (
    <form
      className="sup-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !judging.isPending) judging.mutate({ type: 'score', verdicts, comment: comment.trim() });
      }}
    >
      <h3>{t('yourScore')}</h3>
      <Questions card={review.card} verdicts={verdicts} onChange={setVerdicts} />
      <Textarea
        label={t('comment')}
        description={t('commentHint')}
        value={comment}
        rows={4}
        maxLength={5_000}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <NotTaken what={t('notGiven')} error={judging.error} />
      <div className="quality-do">
        <Button type="submit" size="compact-md" disabled={!complete} loading={judging.isPending}>
          {t('giveScore')}
        </Button>
      </div>
    </form>
  );
}
