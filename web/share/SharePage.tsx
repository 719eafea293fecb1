import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { rememberShareToken } from '../api/http.ts';
import { ApiError } from '../api/problem.ts';
import { currentShareQuery } from '../api/shares.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { SharedBrand } from './SharedBrand.tsx';
import '../styles/brand.css';
import '../styles/share.css';

/** A brand's numbers for somebody who was given a link: nobody is signed in, and nothing leads further. */
export function SharePage({ token }: { readonly token: string }) {
  // A memory of its own: what an account was answered in this tab is none of the link's.
  const [client] = useState(() => {
    rememberShareToken(token);
    return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } });
  });
  return (
    <QueryClientProvider client={client}>
      <Shared />
    </QueryClientProvider>
  );
}

function isOver(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404].includes(error.problem.status);
}

function Shared() {
  const t = useText('brand');
  const share = useQuery({ ...currentShareQuery, refetchInterval: 60_000 });
  const { data } = share;
  const over = share.isError && isOver(share.error);
  useTitle(over || data === undefined ? t('sharedPage') : (data.title ?? data.brandName));
  useEffect(() => {
    const robots = document.createElement('meta');
    robots.name = 'robots';
    robots.content = 'noindex, nofollow';
    document.head.append(robots);
    return () => robots.remove();
  }, []);
  return (
    <div className="share-frame">
      <header className="share-top">
        <span className="logo">
          <Icon name="ear" size={20} />
          <span className="logo-word">Earshot</span>
        </span>
        <span className="grow" />
        <LanguageSwitch />
      </header>
      {over ? (
        <main id="main" className="page">
          <h1 className="vh">{t('sharedPage')}</h1>
          <Empty icon="lock" title={t('shareExpired')}>
            {t('shareExpiredHint')}
          </Empty>
        </main>
      ) : data === undefined ? (
        <main id="main" className="page">
          <h1 className="vh">{t('sharedPage')}</h1>
          {share.isError ? (
            <Failed what={t('failed', { what: t('sharedPage') })} error={share.error} onRetry={() => void share.refetch()} />
          ) : (
            <Loading what={t('sharedPage')} />
          )}
        </main>
      ) : (
        <SharedBrand share={data} />
      )}
    </div>
  );
}
