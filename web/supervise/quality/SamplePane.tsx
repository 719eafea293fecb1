import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { sampleQuery } from '../../api/quality.ts';
import type { SampleDetail } from '../../api/quality-types.ts';
import { statusQuery } from '../../api/session.ts';
import { useBrand } from '../../app/use-brand.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { countText, percent } from '../../text/numbers.ts';
import { shortText } from '../../text/time.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AgreementTable } from './AgreementTable.tsx';

/** One sample: how it was drawn, how far it is, and how far those who score it agree. */
export function SamplePane({ id }: { readonly id: string }) {
  const t = useText('quality');
  const now = useNow('ten-seconds');
  const sample = useQuery(sampleQuery(id));
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = sample.data !== undefined;
  useEffect(() => {
    if (loaded) heading.current?.focus();
  }, [loaded]);
  if (sample.isPending) return <Loading what={t('loadingSample')} rows={5} height={52} />;
  if (sample.data === undefined)
    return <Failed what={t('sampleFailed')} error={sample.error} onRetry={() => void sample.refetch()} />;
  const { data } = sample;
  const parts = { card: cleanText(data.card.name), from: shortText(data.from, now), to: shortText(data.to, now) };
  return (
    <section className="quality-detail" aria-labelledby="sample-head">
      <div className="spread">
        <h2 id="sample-head" ref={heading} tabIndex={-1}>
          <bdi>{t('sampleOf', parts)}</bdi>
        </h2>
        <Link to="/quality" search={({ brand }) => ({ brand, tab: 'samples' as const })} className="chip">
          {t('close')}
        </Link>
      </div>
      {data.complete ? null : <p className="sup-note">{t('incomplete')}</p>}
      <Progress sample={data} />
      <Link to="/quality" search={({ brand }) => ({ brand, sample: data.id })} className="button">
        {t('toItsReviews')}
      </Link>
      <AgreementTable sample={data} />
      {data.strata.length < 2 ? null : <Shares sample={data} />}
    </section>
  );
}

function Progress({ sample }: { readonly sample: SampleDetail }) {
  const t = useText('quality');
  const { progress, drawn, population, double, seed } = sample;
  const finished = progress.done + progress.disputed + progress.resolved;
  const states = ['open', 'done', 'disputed', 'resolved'] as const;
  return (
    <dl className="quality-facts">
      <div>
        <dt>{t('drawnHead')}</dt>
        <dd>{t('drawn', { count: drawn, population: countText(population) })}</dd>
      </div>
      {states.map((state) => (
        <div key={state}>
          <dt>{t(`state-${state}`)}</dt>
          <dd className="number">{countText(progress[state])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('result')}</dt>
        <dd>{t('passedOf', { passed: progress.passed, finished })}</dd>
      </div>
      <div>
        <dt>{t('double')}</dt>
        <dd>{percent(double)}</dd>
      </div>
      <div>
        <dt>{t('seed')}</dt>
        <dd>
          <code>{cleanText(seed)}</code>
        </dd>
      </div>
    </dl>
  );
}

/** What each agent, queue or topic had, and what was drawn of it. */
function Shares({ sample }: { readonly sample: SampleDetail }) {
  const t = useText('quality');
  const { data: status } = useQuery(statusQuery);
  const { topicName } = useBrand();
  const nameOf = (key: string): string => {
    switch (sample.stratify) {
      case 'agent':
        return status?.agents?.find(({ id }) => id === key)?.name ?? key;
      case 'queue':
        return status?.queues.find(({ id }) => id === key)?.name ?? key;
      case 'topic':
        return topicName(key);
      case null:
        return key;
    }
  };
  return (
    <details className="quality-more">
      <summary>{t('shares')}</summary>
      <table className="table agreement">
        <thead>
          <tr>
            <th scope="col">{sample.stratify === null ? t('share') : t(`by-${sample.stratify}`)}</th>
            <th scope="col" className="right">
              {t('population')}
            </th>
            <th scope="col" className="right">
              {t('drawnHead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sample.strata.map(({ key, population, drawn }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              <td className="right">{countText(population)}</td>
              <td className="right">{countText(drawn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
