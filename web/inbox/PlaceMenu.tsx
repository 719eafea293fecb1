import { useNavigate } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { countWords } from './count-text.ts';
import { NextCase } from './NextCase.tsx';
import { placeCount, placeKey, placeSearch, type Place } from './places.ts';
import { usePlaceName, usePlaces } from './use-places.ts';

const elsewhere = '';

/** The rail for small screens: one field above the list, and the next case beside it. */
export function PlaceMenu() {
  const t = useText('inbox');
  const navigate = useNavigate();
  const { fixed, queues, saved, places, counts, place: at } = usePlaces();
  const nameOf = usePlaceName();
  const option = (place: Place) => {
    const count = placeCount(place, counts.data);
    return (
      <option key={placeKey(place)} value={placeKey(place)}>
        {count === undefined ? nameOf(place) : `${nameOf(place)} (${countWords(count).short})`}
      </option>
    );
  };
  const ofQueues: readonly Place[] = [...fixed.filter(({ name }) => name === 'myQueues'), ...queues];
  return (
    <div className="place-menu small-only">
      <select
        className="select"
        aria-label={t('view')}
        value={at === undefined ? elsewhere : placeKey(at)}
        onChange={(event) => {
          const chosen = places.find((place) => placeKey(place) === event.currentTarget.value);
          if (chosen !== undefined) void navigate({ to: '/cases', search: placeSearch(chosen) });
        }}
      >
        {at === undefined ? <option value={elsewhere}>{t('yourView')}</option> : null}
        {fixed.filter(({ name }) => name !== 'myQueues').map(option)}
        <optgroup label={t('queues')}>{ofQueues.map(option)}</optgroup>
        {saved.length === 0 ? null : <optgroup label={t('savedViews')}>{saved.map(option)}</optgroup>}
      </select>
      <NextCase />
    </div>
  );
}
