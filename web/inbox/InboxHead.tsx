import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CasesSearch } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { countWords } from './count-text.ts';
import { filtersOn, orderOf, withoutFilters } from './filter.ts';
import { Filters } from './Filters.tsx';
import { OrderMenu } from './OrderMenu.tsx';
import { PlaceMenu } from './PlaceMenu.tsx';
import { placeCount } from './places.ts';
import { SaveView } from './SaveView.tsx';
import { FindBox } from './FindBox.tsx';
import { useInboxSearch, usePlaceName, usePlaces } from './use-places.ts';

/** What the list shows, how much of it there is, in which order, and through which filters. */
export function InboxHead({ listed }: { readonly listed: { readonly count: number; readonly more: boolean } | undefined }) {
  const t = useText('inbox');
  const navigate = useNavigate();
  const search = useInboxSearch();
  const { place, exact, counts } = usePlaces();
  const nameOf = usePlaceName();
  const [open, setOpen] = useState(false);
  useShortcuts({ f: () => setOpen((before) => !before) });
  const set = (change: CasesSearch): void => {
    void navigate({ to: '.', search: (previous) => ({ ...previous, ...change }), replace: true });
  };
  const clear = (): void => {
    void navigate({ to: '.', search: ({ brand }) => ({ brand, ...withoutFilters(search) }), replace: true });
  };
  // The server counts open and pending cases: of a list of others only the list itself tells how many.
  const counted = exact && place !== undefined && search.order !== 'recent' ? placeCount(place, counts.data) : undefined;
  const words =
    counted !== undefined ? countWords(counted) : listed === undefined ? undefined : countWords(listed.count, listed.more);
  const saved = place?.kind === 'view' && exact;
  const atQueue = place?.kind === 'queue' && exact;
  const filtered = filtersOn(search).length > 0;
  return (
    <header className="pane-head inbox-head">
      <PlaceMenu />
      <FindBox name="page" />
      <div className="inbox-title">
        <h1 className="cut">{place === undefined ? t('yourView') : nameOf(place)}</h1>
        {words === undefined ? null : (
          <span className="dimmed number" title={words.words}>
            <span aria-hidden="true">{words.short}</span>
            <span className="vh">{words.words}</span>
          </span>
        )}
        <span className="grow" />
        <OrderMenu
          search={search}
          onChange={(order) => set({ order: order === orderOf({ ...search, order: undefined }) ? undefined : order })}
        />
      </div>
      <Filters search={search} open={open} onOpen={setOpen} onChange={set} />
      {filtered && !atQueue ? (
        <div className="chips">
          {saved ? null : <SaveView />}
          <button type="button" className="chip bare" onClick={clear}>
            {t('clearFilters')}
          </button>
        </div>
      ) : null}
    </header>
  );
}
