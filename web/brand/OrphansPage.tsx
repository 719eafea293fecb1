import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orphansQuery } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { cleanText } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Mentions without a decision and cases without an owner. Empty is the promise. */
export function OrphansPage() {
  const t = useText('brand');
  const orphans = useQuery({ ...orphansQuery, refetchInterval: 10_000 });
  useTitle(t('orphansTitle'));
  const mentions = orphans.data?.mentions ?? [];
  const cases = orphans.data?.cases ?? [];
  const batches = orphans.data?.batches ?? [];
  return (
    <main id="main" className="page">
      <header className="page-head">
        <h1>{t('orphans')}</h1>
        <span className="dimmed">{t('orphansHint')}</span>
      </header>
      {orphans.isPending ? <Loading what={t('loadingOrphans')} rows={4} height={48} /> : null}
      {orphans.isError && orphans.data === undefined ? (
        <Failed what={t('orphansFailed')} error={orphans.error} onRetry={() => void orphans.refetch()} />
      ) : null}
      {orphans.data !== undefined && mentions.length + cases.length + batches.length === 0 ? (
        <Empty icon="check" title={t('none')}>
          {t('noneHint')}
        </Empty>
      ) : null}
      <ul className="plain orphans">
        {mentions.map((mention) => (
          <li key={mention.id}>
            <Link to="/feed" search={{ mention: mention.id }} className="cut">
              <bdi>{cleanText(mention.text) || t('withoutText')}</bdi>
            </Link>
            <span className="dimmed nowrap">
              <RichText
                area="brand"
                name="networkWhen"
                with={{ network: networkName(mention.network), when: <Ago at={mention.postedAt} /> }}
              />
            </span>
          </li>
        ))}
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.id }} className="cut">
              <bdi>{cleanText(one.subject) || `C-${one.number}`}</bdi>
            </Link>
            <span className="dimmed nowrap">
              <RichText area="brand" name="caseOpened" with={{ number: String(one.number), when: <Ago at={one.openedAt} /> }} />
            </span>
          </li>
        ))}
        {batches.map((batch) => (
          <li key={batch.id}>
            <span>{t('batch', { connection: batch.connection, done: batch.done, accepted: batch.accepted })}</span>
            <span className="dimmed nowrap">{batch.id}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
