import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Review, Verdicts } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { NotTaken } from './NotTaken.tsx';
import { Questions } from './Questions.tsx';
import { shareOf, unanswered } from './score.ts';
import { useJudge } from './use-judge.ts';

/** Decides a dispute: the scores stand, or another takes their place. */
export function DecideForm({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const [instead, setInstead] = useState(false);
  const [verdicts, setVerdicts] = useState<Verdicts>({});
  const [text, setText] = useState('');
  const judging = useJudge(review.id);
  const { card } = review;
  const scored = unanswered(card, verdicts) === 0 && shareOf(card, verdicts) !== null;
  const ready = text.trim() !== '' && (!instead || scored);
  return (
    <form
      className="sup-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !judging.isPending) judging.mutate({ type: 'resolve', text: text.trim(), ...(instead ? { verdicts } : {}) });
      }}
    >
      <h3>{t('decide')}</h3>
      <p className="dimmed">{t('decideHint')}</p>
      <div className="seg" role="group" aria-label={t('decide')}>
        <button type="button" aria-pressed={!instead} onClick={() => setInstead(false)}>
          {t('stands')}
        </button>
        <button type="button" aria-pressed={instead} onClick={() => setInstead(true)}>
          {t('mineInstead')}
        </button>
      </div>
      {instead ? <Questions card={card} verdicts={verdicts} onChange={setVerdicts} /> : null}
      <Textarea
        label={t('reason')}
        value={text}
        rows={3}
        maxLength={5_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NotTaken what={t('notGiven')} error={judging.error} />
      <div className="quality-do">
        <Button type="submit" size="compact-md" disabled={!ready} loading={judging.isPending}>
          {t('decideIt')}
        </Button>
      </div>
    </form>
  );
}
