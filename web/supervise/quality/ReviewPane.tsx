import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { reviewQuery } from '../../api/quality.ts';
import type { Review } from '../../api/quality-types.ts';
import { statusQuery } from '../../api/session.ts';
import { useMe } from '../../app/use-me.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { percent } from '../../text/numbers.ts';
import { absoluteText } from '../../text/time.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { Found } from './Found.tsx';
import { ReviewSteps } from './ReviewSteps.tsx';
import { ScoreForm } from './ScoreForm.tsx';

/** One review: its facts, then the questions to answer or what was found, then what can still be said about it. */
export function ReviewPane({ id, judges }: { readonly id: string; readonly judges: boolean }) {
  const t = useText('quality');
  const review = useQuery(reviewQuery(id));
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = review.data !== undefined;
  useEffect(() => {
    if (loaded) heading.current?.focus();
  }, [loaded]);
  if (review.isPending) return <Loading what={t('loadingReview')} rows={5} height={52} />;
  if (review.data === undefined)
    return <Failed what={t('reviewFailed')} error={review.error} onRetry={() => void review.refetch()} />;
  const { data } = review;
  return (
    <section className="quality-detail" aria-labelledby="review-head">
      <div className="spread">
        <h2 id="review-head" ref={heading} tabIndex={-1}>
          {t('caseNumber', { number: String(data.caseNumber) })}
        </h2>
        <Link from="/quality" to="/quality" search={(before) => ({ ...before, review: undefined })} className="chip">
          {t('close')}
        </Link>
      </div>
      <Facts review={data} />
      {data.state === 'open' ? <Open review={data} judges={judges} /> : <Found review={data} />}
      <ReviewSteps review={data} />
    </section>
  );
}

function Facts({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const { data: status } = useQuery(statusQuery);
  const { card, queue, agent, agentName, solvedAt, state } = review;
  return (
    <>
      <dl className="quality-facts">
        <div>
          <dt>{t('whose')}</dt>
          <dd>{agentName ?? agent ?? t('nobody')}</dd>
        </div>
        <div>
          <dt>{t('solved')}</dt>
          <dd>{absoluteText(solvedAt)}</dd>
        </div>
        <div>
          <dt>{t('queue')}</dt>
          <dd>{status?.queues.find(({ id }) => id === queue)?.name ?? queue}</dd>
        </div>
        <div>
          <dt>{t('card')}</dt>
          <dd>
            <bdi>{t('passFrom', { name: cleanText(card.name), mark: percent(card.passMark) })}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('state')}</dt>
          <dd>{t(`state-${state}`)}</dd>
        </div>
      </dl>
      <Link to="/cases/$caseId" params={{ caseId: review.case }} className="button">
        {t('openCase')}
      </Link>
    </>
  );
}

/** A review whose scores are not all in: to be scored, or waiting for somebody else. */
function Open({ review, judges }: { readonly review: Review; readonly judges: boolean }) {
  const t = useText('quality');
  const me = useMe();
  const mine = review.scores.find(({ by }) => by.id === me?.id);
  if (mine !== undefined) {
    return (
      <>
        <p>{t('waitsForOther')}</p>
        <Found review={{ ...review, scores: [mine] }} />
      </>
    );
  }
  if (review.agent !== null && review.agent === me?.id) return <p>{t('ownWork')}</p>;
  if (!judges) return null;
  return (
    <>
      {review.wanted > 1 ? <p className="dimmed">{t('blind')}</p> : null}
      <ScoreForm review={review} />
    </>
  );
}
