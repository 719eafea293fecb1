import { useText } from '../i18n/use-text.ts';
import type { IconName } from '../ui/icons.tsx';
import { NextCase } from './NextCase.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { placeCount, placeKey, type FixedPlace, type Place } from './places.ts';
import { useLiveCounts, usePlaceName, usePlaces } from './use-places.ts';
import { ViewMenu } from './ViewMenu.tsx';

const icons: Readonly<Record<FixedPlace, IconName>> = {
  mine: 'cases',
  notified: 'at',
  approval: 'stamp',
  unowned: 'people',
  all: 'feed',
  myQueues: 'layers',
};

/** Beside the list: what to work on next, and everything the list can show. */
export function Rail() {
  const t = useText('inbox');
  const { fixed, queues, saved, counts, views, place: at } = usePlaces();
  const nameOf = usePlaceName();
  useLiveCounts();
  const link = (place: Place, icon: IconName) => (
    <PlaceLink
      place={place}
      icon={icon}
      name={nameOf(place)}
      count={placeCount(place, counts.data)}
      current={at !== undefined && placeKey(at) === placeKey(place)}
    />
  );
  const [ofMine, ofAll] = [fixed.filter(({ name }) => name !== 'myQueues'), fixed.filter(({ name }) => name === 'myQueues')];
  return (
    <nav className="rail" aria-label={t('views')}>
      <NextCase />
      <ul>
        {ofMine.map((place) => (
          <li key={placeKey(place)}>{link(place, icons[place.name])}</li>
        ))}
      </ul>
      <h2>{t('queues')}</h2>
      <ul>
        {ofAll.map((place) => (
          <li key={placeKey(place)}>{link(place, icons[place.name])}</li>
        ))}
        {queues.map((place) => (
          <li key={placeKey(place)}>{link(place, 'layers')}</li>
        ))}
      </ul>
      <h2>{t('savedViews')}</h2>
      {saved.length === 0 && views.isSuccess ? <p className="dimmed small rail-hint">{t('noViews')}</p> : null}
      <ul>
        {saved.map((place) => (
          <li key={placeKey(place)} className="rail-view">
            {link(place, 'bookmark')}
            <ViewMenu view={place.view} />
          </li>
        ))}
      </ul>
      <RailFaults counts={counts} views={views} />
    </nav>
  );
}

interface Asked {
  readonly isError: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** Numbers that could not be had are said to be missing, not shown as none. */
export function RailFaults({ counts, views }: { readonly counts: Asked; readonly views: Asked }) {
  const t = useText('inbox');
  const faults = [
    { key: 'counts', asked: counts, what: t('countsFailed') },
    { key: 'views', asked: views, what: t('viewsFailed') },
  ].filter(({ asked }) => asked.isError);
  return faults.map(({ key, asked, what }) => (
    <p key={key} className="small rail-hint" role="status">
      {what}.{' '}
      <button type="button" className="link-button" onClick={() => void asked.refetch()}>
        {t('tryAgain')}
      </button>
    </p>
  ));
}
