import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orphansQuery } from '../api/analytics.ts';
import { cleanText } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Mentions without a decision and cases without an owner. Empty is the promise. */
export function OrphansPage() {
  const orphans = useQuery({ ...orphansQuery, refetchInterval: 10_000 });
  useTitle('Orphans');
  const mentions = orphans.data?.mentions ?? [];
  const cases = orphans.data?.cases ?? [];
  const batches = orphans.data?.batches ?? [];
  return (
    <main id="main" className="page">
      <header className="page-head">
        <h1>Orphan touch-points</h1>
        <span className="dimmed">
          mentions and batches older than a minute that are not decided, and open cases without an owner
        </span>
      </header>
      {orphans.isPending ? <Loading what="orphans" rows={4} height={48} /> : null}
      {orphans.isError && orphans.data === undefined ? (
        <Failed what="The orphans could not be loaded" error={orphans.error} onRetry={() => void orphans.refetch()} />
      ) : null}
      {orphans.data !== undefined && mentions.length + cases.length + batches.length === 0 ? (
        <Empty icon="check" title="None">
          Everything that was heard was decided, and every open case has an owner.
        </Empty>
      ) : null}
      <ul className="plain orphans">
        {mentions.map((mention) => (
          <li key={mention.id}>
            <Link to="/feed" search={{ mention: mention.id }} className="cut">
              <bdi>{cleanText(mention.text) || 'A mention without text'}</bdi>
            </Link>
            <span className="dimmed nowrap">
              {networkName(mention.network)}, <Ago at={mention.postedAt} />
            </span>
          </li>
        ))}
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.id }} className="cut">
              <bdi>{cleanText(one.subject) || `C-${one.number}`}</bdi>
            </Link>
            <span className="dimmed nowrap">
              C-{one.number}, opened <Ago at={one.openedAt} />
            </span>
          </li>
        ))}
        {batches.map((batch) => (
          <li key={batch.id}>
            <span>
              Batch of {batch.connection}: {batch.done} of {batch.accepted} done
            </span>
            <span className="dimmed nowrap">{batch.id}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
