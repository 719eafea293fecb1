import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

export function NotFoundPage() {
  const t = useText('app');
  useTitle(t('notFound'));
  return (
    <main className="page" id="main">
      <h1 className="vh">{t('notFound')}</h1>
      <Empty icon="search" title={t('nothingHereTitle')} action={<Link to="/cases">{t('goToDesk')}</Link>}>
        {t('nothingHere')}
      </Empty>
    </main>
  );
}

export function CrashPage({ error }: { readonly error: unknown }) {
  const t = useText('app');
  return (
    <main className="page" id="main">
      <h1 className="vh">{t('pageFailed')}</h1>
      <Failed what={t('pageFailed')} error={error} onRetry={() => location.reload()} />
    </main>
  );
}
