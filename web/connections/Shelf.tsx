import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys } from '../api/keys.ts';
import { replayShelf, shelfQuery } from '../api/shelf.ts';
import type { ShelfFilter } from '../api/shelf.ts';
import type { ShelfEntry } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { cleanText } from '../text/clean.ts';
import { codeWords, networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { NetworkMark } from '../ui/labels.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { ReplayButton } from './ReplayButton.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';

export function Shelf({ filter, mayReplay }: { readonly filter: ShelfFilter; readonly mayReplay: boolean }) {
  const t = useText('settings');
  const shelf = useInfiniteQuery(shelfQuery(filter));
  const entries = shelf.data?.pages.flatMap((page) => page.items) ?? [];
  if (shelf.isPending) return <Loading what={t('loadingShelf')} rows={4} height={50} />;
  if (shelf.isError && entries.length === 0) {
    return <Failed what={t('shelfFailed')} error={shelf.error} onRetry={() => void shelf.refetch()} />;
  }
  if (entries.length === 0) {
    return filter.outcome === 'ignored' ? (
      <Empty icon="layers" title={t('nothingIgnored')}>
        {t('nothingIgnoredHint')}
      </Empty>
    ) : (
      <Empty icon="check" title={t('nothingParked')}>
        {t('nothingParkedHint')}
      </Empty>
    );
  }
  return (
    <>
      <ul className="plain shelf">
        {entries.map((entry) => (
          <ShelfLine key={entry.id} entry={entry} mayReplay={mayReplay} />
        ))}
      </ul>
      <ShowMore list={shelf} />
    </>
  );
}

function ShelfLine({ entry, mayReplay }: { readonly entry: ShelfEntry; readonly mayReplay: boolean }) {
  const t = useText('settings');
  const what = `${networkName(entry.network)} ${entry.externalId ?? entry.id}`;
  const hasPayload = entry.payload !== undefined && entry.payload !== null;
  return (
    <li>
      <NetworkMark network={entry.network} named />
      <div className="shelf-main">
        <div>
          <Link
            to="/connections"
            search={{ tab: entry.outcome === 'ignored' ? 'ignored' : undefined, reason: entry.reason }}
            className="strong"
          >
            {codeWords(entry.reason)}
          </Link>{' '}
          {entry.detail === null ? null : <bdi className="shelf-detail">{cleanText(entry.detail)}</bdi>}
        </div>
        <div className="dimmed small">
          {networkName(entry.network)} · {entry.connection} · <Ago at={entry.at} />
          {entry.replayedAt === null ? null : (
            <>
              {' · '}
              <RichText area="settings" name="replayed" with={{ when: <Ago at={entry.replayedAt} /> }} />
            </>
          )}
        </div>
        {hasPayload ? (
          <details>
            <summary>{t('payload')}</summary>
            <pre tabIndex={0}>{cleanText(JSON.stringify(entry.payload, null, 2))}</pre>
          </details>
        ) : null}
      </div>
      {mayReplay && entry.outcome === 'parked' ? (
        <ReplayButton what={what} replay={() => replayShelf(entry.id)} reload={keys.shelf} />
      ) : null}
    </li>
  );
}
