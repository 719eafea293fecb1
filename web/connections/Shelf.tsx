import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys } from '../api/keys.ts';
import { replayShelf, shelfQuery } from '../api/shelf.ts';
import type { ShelfFilter } from '../api/shelf.ts';
import type { ShelfEntry } from '../api/types.ts';
import { cleanText } from '../text/clean.ts';
import { codeWords, networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { NetworkMark } from '../ui/labels.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { ReplayButton } from './ReplayButton.tsx';

export function Shelf({ filter, mayReplay }: { readonly filter: ShelfFilter; readonly mayReplay: boolean }) {
  const shelf = useInfiniteQuery(shelfQuery(filter));
  const entries = shelf.data?.pages.flatMap((page) => page.items) ?? [];
  if (shelf.isPending) return <Loading what="what was set aside" rows={4} height={50} />;
  if (shelf.isError && entries.length === 0) {
    return <Failed what="What was set aside could not be loaded" error={shelf.error} onRetry={() => void shelf.refetch()} />;
  }
  if (entries.length === 0) {
    return filter.outcome === 'ignored' ? (
      <Empty icon="layers" title="Nothing was ignored">
        What the connections leave out on purpose is listed here with the reason, for instance reactions.
      </Empty>
    ) : (
      <Empty icon="check" title="Nothing needs a look">
        What comes in broken, or in a form that is not known, waits here with its reason and its payload.
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
      {shelf.hasNextPage ? (
        <Button variant="default" size="compact-sm" loading={shelf.isFetchingNextPage} onClick={() => void shelf.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function ShelfLine({ entry, mayReplay }: { readonly entry: ShelfEntry; readonly mayReplay: boolean }) {
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
              <Ago at={entry.replayedAt} prefix="replayed " />
            </>
          )}
        </div>
        {hasPayload ? (
          <details>
            <summary>Payload</summary>
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
