import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { revokeShare, sharesQuery } from '../api/shares.ts';
import type { Share } from '../api/shares.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { relativeText } from '../text/time.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { Loading } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';
import { CopyLink } from './CopyLink.tsx';
import { brandPages } from './pages.ts';

/** Links that were given before, each until when, and the way to end it. */
export function MyShares() {
  const t = useText('brand');
  const client = useQueryClient();
  const shares = useQuery(sharesQuery);
  const revoking = useMutation({
    mutationFn: revokeShare,
    onSettled: () => client.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  return (
    <section aria-labelledby="my-shares">
      <h3 id="my-shares">{t('myShares')}</h3>
      {shares.isPending ? <Loading what={t('myShares')} rows={2} height={40} /> : null}
      {shares.isError && shares.data === undefined ? (
        <NotLoaded what={t('sharesFailed')} error={shares.error} onRetry={() => void shares.refetch()} />
      ) : null}
      {revoking.isError ? (
        <NotLoaded
          what={t('notRevoked')}
          error={revoking.error}
          onRetry={() => {
            if (revoking.variables !== undefined) revoking.mutate(revoking.variables);
          }}
        />
      ) : null}
      {shares.data?.length === 0 ? <p className="dimmed">{t('noShares')}</p> : null}
      <ul className="plain my-shares">
        {(shares.data ?? []).map((share) => (
          <Line
            key={share.id}
            share={share}
            busy={revoking.isPending && revoking.variables === share.id}
            onRevoke={() => revoking.mutate(share.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function Line(props: { readonly share: Share; readonly busy: boolean; readonly onRevoke: () => void }) {
  const t = useText('brand');
  const now = useNow('ten-seconds');
  const { share, busy, onRevoke } = props;
  const page = brandPages.find((one) => one.page === share.page);
  const pageName = page === undefined ? share.page : t(page.text);
  const title = cleanText(share.title ?? '');
  const name = title === '' ? pageName : title;
  const over = Date.parse(share.expiresAt) <= now;
  return (
    <li>
      <span className="share-words">
        <bdi className="strong">{name}</bdi>
        <span className="dimmed small">
          {title === '' ? null : `${pageName}, `}
          {t(over ? 'shareOver' : 'shareEnds', { when: relativeText(Date.parse(share.expiresAt), now) })}
          {', '}
          {t('sharedBy', { name: share.by.name })}
        </span>
      </span>
      {share.url === undefined || over ? null : <CopyLink url={share.url} label={t('copyOf', { name })} />}
      <Button size="compact-sm" variant="default" loading={busy} aria-label={t('revokeOf', { name })} onClick={onRevoke}>
        {t('revoke')}
      </Button>
    </li>
  );
}
