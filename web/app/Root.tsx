import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { meQuery } from '../api/session.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { lazyPage } from './lazy-page.ts';
import { LiveProvider } from '../live/live.tsx';
import { SignInPage } from '../sign-in/SignInPage.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { FocusAfterLanguage } from './FocusAfterLanguage.tsx';
import { Frame } from './Frame.tsx';
import { useBrand } from './use-brand.ts';

const SharePage = lazyPage('brand', () => import('../share/SharePage.tsx'), 'SharePage');
const InvitationPage = lazyPage('settings', () => import('../admin/InvitationPage.tsx'), 'InvitationPage');

/** Everything stands behind knowing who looks: nobody sees a sign-in in place of the page, at the same address. */
export function Root() {
  const language = useLanguage();
  const { pathname } = useLocation();
  const shared = /^\/s\/([^/]+)\/?$/u.exec(pathname)?.[1];
  // Everything is drawn anew in another language: words are also written outside of what listens to its changes.
  return (
    <>
      {shared === undefined ? (
        <Page key={language} invited={pathname === '/invitation'} />
      ) : (
        <Suspense key={language} fallback={null}>
          <SharePage token={shared} />
        </Suspense>
      )}
      <FocusAfterLanguage />
    </>
  );
}

function Page({ invited }: { readonly invited: boolean }) {
  const t = useText('app');
  const me = useQuery(meQuery);
  if (invited) {
    return (
      <Suspense fallback={null}>
        <InvitationPage />
      </Suspense>
    );
  }
  if (me.isPending) {
    return (
      <main className="page" id="main">
        <Loading what="Earshot" />
      </main>
    );
  }
  if (me.isError) {
    return (
      <main className="page" id="main">
        <Failed what={t('notReached')} error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data === null) return <SignInPage />;
  return <SignedIn />;
}

function SignedIn() {
  const { brand } = useBrand();
  return (
    <LiveProvider brand={brand?.id}>
      <Frame>
        <Outlet />
      </Frame>
    </LiveProvider>
  );
}
