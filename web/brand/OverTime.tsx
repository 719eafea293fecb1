import { splits } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { LinesOverTime } from './LinesOverTime.tsx';
import { usePlace } from './place.ts';
import { SentimentOverTime } from './SentimentOverTime.tsx';
import { useView } from './use-view.ts';

/** Sentiment over time: all together, or by network or topic. */
export function OverTime() {
  const t = useText('brand');
  const { search } = useView();
  const { set } = usePlace();
  const { split, measure } = search;
  const choices = (
    <>
      {split === undefined ? null : (
        <span className="seg" role="group" aria-label={t('measure')}>
          {([undefined, 'net'] as const).map((one) => (
            <button key={one ?? 'count'} type="button" aria-pressed={measure === one} onClick={() => set({ measure: one })}>
              {t(one ?? 'mentions')}
            </button>
          ))}
        </span>
      )}
      <span className="seg" role="group" aria-label={t('toldApart')}>
        {([undefined, ...splits] as const).map((one) => (
          <button key={one ?? 'all'} type="button" aria-pressed={split === one} onClick={() => set({ split: one })}>
            {t(one === undefined ? 'allTogether' : `split${one}`)}
          </button>
        ))}
      </span>
    </>
  );
  return split === undefined ? (
    <SentimentOverTime choices={choices} />
  ) : (
    <LinesOverTime split={split} net={measure === 'net'} title={t('sentimentOverTime')} choices={choices} />
  );
}
