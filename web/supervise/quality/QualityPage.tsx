import { getRouteApi, Link } from '@tanstack/react-router';
import { mayJudge, maySeeQuality } from '../../api/session.ts';
import { qualityTabs } from '../../app/search.ts';
import { useMe } from '../../app/use-me.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTitle } from '../../ui/use-title.ts';
import { NotForYou } from '../NotForYou.tsx';
import { SuperviseNav } from '../SuperviseNav.tsx';
import { Cards } from './Cards.tsx';
import { Reviews } from './Reviews.tsx';
import { Samples } from './Samples.tsx';

const route = getRouteApi('/quality');

/** Reviews for everybody whom they concern; samples and score-cards for those who judge. */
export function QualityPage() {
  const t = useText('quality');
  const me = useMe();
  const { tab: wanted = 'reviews', sample } = route.useSearch();
  const judges = mayJudge(me);
  const tab = judges ? wanted : 'reviews';
  useTitle(t('title'));
  return (
    <main id="main" className="page supervise">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <span className="grow" />
        <SuperviseNav />
      </header>
      {me === undefined || maySeeQuality(me) ? (
        <>
          {judges ? (
            <nav className="chips" aria-label={t('sections')}>
              {qualityTabs.map((one) => (
                <Link
                  key={one}
                  to="/quality"
                  search={({ brand }) => ({ brand, tab: one === 'reviews' ? undefined : one })}
                  className={one === tab ? 'chip on' : 'chip'}
                  aria-current={one === tab ? 'page' : undefined}
                >
                  {t(one)}
                </Link>
              ))}
            </nav>
          ) : null}
          {tab === 'reviews' ? <Reviews judges={judges} /> : null}
          {tab === 'samples' ? <Samples open={sample} /> : null}
          {tab === 'cards' ? <Cards /> : null}
        </>
      ) : (
        <NotForYou title={t('notAllowed')} action={t('toDesk')}>
          {t('notAllowedHint')}
        </NotForYou>
      )}
    </main>
  );
}
