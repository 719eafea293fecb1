import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { cardsQuery, samplesQuery } from '../../api/quality.ts';
import type { Sample } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { countText } from '../../text/numbers.ts';
import { shortText } from '../../text/time.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DrawForm } from './DrawForm.tsx';
import { SamplePane } from './SamplePane.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';

/** Every sample that was drawn, the form that draws one, and the one that is open. */
export function Samples({ open }: { readonly open: string | undefined }) {
  const t = useText('quality');
  const navigate = useNavigate();
  const [drawing, setDrawing] = useState(false);
  const samples = useInfiniteQuery(samplesQuery);
  const cards = useQuery(cardsQuery);
  const items = samples.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (sample: string): void =>
    void navigate({ to: '/quality', search: ({ brand }) => ({ brand, tab: 'samples' as const, sample }) });
  return (
    <div className={open === undefined && !drawing ? 'quality-columns block' : 'quality-columns block opened'}>
      <section className="quality-side" aria-labelledby="samples">
        <div className="block-head">
          <h2 id="samples">{t('samples')}</h2>
          <span className="grow" />
          {cards.data !== undefined && cards.data.length > 0 ? (
            <Button size="compact-sm" onClick={() => setDrawing(true)}>
              {t('draw')}
            </Button>
          ) : null}
        </div>
        {cards.data?.length === 0 ? (
          <p className="sup-note">
            {t('needCard')}{' '}
            <Link to="/quality" search={({ brand }) => ({ brand, tab: 'cards' as const })}>
              {t('makeCard')}
            </Link>
          </p>
        ) : null}
        {samples.isPending ? <Loading what={t('loadingSamples')} rows={5} height={52} /> : null}
        {samples.isError ? (
          <Failed what={t('samplesFailed')} error={samples.error} onRetry={() => void samples.refetch()} />
        ) : null}
        {samples.isSuccess && items.length === 0 ? (
          <Empty icon="stamp" title={t('noSamples')}>
            {t('noSamplesHint')}
          </Empty>
        ) : null}
        {items.length === 0 ? null : (
          <ul className="quality-list">
            {items.map((sample) => (
              <li key={sample.id}>
                <SampleRow sample={sample} open={sample.id === open} />
              </li>
            ))}
          </ul>
        )}
        <ShowMore list={samples} />
      </section>
      {drawing ? (
        <DrawForm
          cards={cards.data ?? []}
          onClose={() => setDrawing(false)}
          onDrawn={({ id }) => {
            setDrawing(false);
            show(id);
          }}
        />
      ) : open !== undefined ? (
        <SamplePane key={open} id={open} />
      ) : items.length > 0 ? (
        <Empty icon="stamp" title={t('chooseSample')}>
          {t('chooseSampleHint')}
        </Empty>
      ) : null}
    </div>
  );
}

function SampleRow({ sample, open }: { readonly sample: Sample; readonly open: boolean }) {
  const t = useText('quality');
  const now = useNow('ten-seconds');
  const { id, card, drawn, population, by, at } = sample;
  return (
    <Link
      to="/quality"
      search={({ brand }) => ({ brand, tab: 'samples' as const, sample: id })}
      className="quality-row"
      aria-current={open ? 'true' : undefined}
    >
      <bdi className="sup-strong">{cleanText(card.name)}</bdi>
      <span className="small">{t('drawn', { count: drawn, population: countText(population) })}</span>
      <span className="dimmed small">{t('drawnBy', { name: by.name, when: shortText(at, now) })}</span>
    </Link>
  );
}
