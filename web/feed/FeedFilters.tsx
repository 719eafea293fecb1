import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { mayExport } from '../api/may.ts';
import { statusQuery } from '../api/session.ts';
import { intents, sentiments } from '../app/search.ts';
import type { FeedSearch } from '../app/search.ts';
import { SearchBox } from '../app/SearchBox.tsx';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { ExportButton } from '../export/ExportButton.tsx';
import { textOf } from '../i18n/texts.ts';
import { useText } from '../i18n/use-text.ts';
import { shortText } from '../text/time.ts';
import { countryWords, intentNames, languageWords, networkName, sentimentNames } from '../text/words.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { Icon } from '../ui/icons.tsx';

const route = getRouteApi('/feed');

export function FeedFilters() {
  const t = useText('feed');
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/feed' });
  const { brand } = useBrand();
  const me = useMe();
  const { mention: _, brand: __, ...listed } = search;
  const { data: status } = useQuery(statusQuery);
  const set = (change: { [K in keyof FeedSearch]?: FeedSearch[K] | undefined }): void => {
    void navigate({ search: (previous) => ({ ...previous, mention: undefined, ...change }), replace: true });
  };
  const networks = [
    ...new Set((status?.connections ?? []).filter((one) => one.brand === brand?.id).map((one) => one.network)),
  ].toSorted();
  const filtered = [
    search.network,
    search.sentiment,
    search.topic,
    search.intent,
    search.lang,
    search.country,
    search.voice,
    search.q,
    search.from,
    search.to,
  ].some((one) => one !== undefined);
  return (
    <header className="pane-head">
      <div className="spread">
        <h1>{t('title')}</h1>
        {mayExport(me) && brand !== undefined ? (
          <ExportButton lists={[{ what: 'mentions', query: { ...listed, brand: brand.id } }]} />
        ) : null}
      </div>
      <SearchBox name="page" />
      <div className="chips">
        <FilterMenu
          label={t('network')}
          value={search.network}
          options={networks.map((value) => ({ value, label: networkName(value) }))}
          onChange={(network) => set({ network })}
        />
        <FilterMenu
          label={t('sentiment')}
          value={search.sentiment}
          options={sentiments.map((value) => ({ value, label: sentimentNames[value] }))}
          onChange={(value) => set({ sentiment: sentiments.find((one) => one === value) })}
        />
        <FilterMenu
          label={t('topic')}
          value={search.topic}
          options={(brand?.topics ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(topic) => set({ topic })}
        />
        <FilterMenu
          label={t('intent')}
          value={search.intent}
          options={intents.map((value) => ({ value, label: intentNames[value] }))}
          onChange={(value) => set({ intent: intents.find((one) => one === value) })}
        />
        {search.from === undefined && search.to === undefined ? null : (
          <Chosen label={spanLabel(search)} onRemove={() => set({ from: undefined, to: undefined })} />
        )}
        {search.lang === undefined ? null : (
          <Chosen label={languageWords(search.lang)} onRemove={() => set({ lang: undefined })} />
        )}
        {search.country === undefined ? null : (
          <Chosen label={countryWords(search.country)} onRemove={() => set({ country: undefined })} />
        )}
        {search.voice === undefined ? null : (
          <Chosen label={t('about', { name: search.voice })} onRemove={() => set({ voice: undefined })} />
        )}
        {search.q === undefined ? null : (
          <Chosen label={t('quoted', { words: search.q })} onRemove={() => set({ q: undefined })} />
        )}
        {filtered ? (
          <button
            type="button"
            className="chip bare"
            onClick={() =>
              set({
                network: undefined,
                sentiment: undefined,
                topic: undefined,
                intent: undefined,
                lang: undefined,
                country: undefined,
                voice: undefined,
                q: undefined,
                from: undefined,
                to: undefined,
              })
            }
          >
            {t('clear')}
          </button>
        ) : null}
      </div>
    </header>
  );
}

function spanLabel({ from, to }: FeedSearch): string {
  const t = textOf('feed');
  const now = Date.now();
  if (from === undefined) return t('before', { to: shortText(to ?? '', now) });
  return to === undefined
    ? t('since', { from: shortText(from, now) })
    : t('fromTo', { from: shortText(from, now), to: shortText(to, now) });
}

function Chosen({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  const t = useText('feed');
  return (
    <button type="button" className="chip on" aria-label={t('removeFilter', { label })} onClick={onRemove}>
      <b className="cut">{label}</b>
      <Icon name="close" size={11} />
    </button>
  );
}
